import Affect
import Learning
import TextEmotion

/// A small made language: each label has its words, and texts mix them with words that tell nothing.
enum MadeTexts {
    static let labels = [
        TextLabel(name: "gladness", koreanName: "즐거움", emotion: .joy),
        TextLabel(name: "gloom", koreanName: "우울", emotion: .sadness),
        TextLabel(name: "rage", koreanName: "격분", emotion: .anger),
        TextLabel(name: "none", koreanName: "없음", emotion: .neutral),
    ]

    static let recipe: TextRecipe = {
        var features = TextFeatureOptions()
        features.negators = ["not"]
        features.intensifiers = ["very"]
        var recipe = TextRecipe(
            identity: ModelIdentity(name: "made", version: "1"), language: .english, labels: labels,
            taxonomy: .ekmanNeutral, features: features)
        recipe.minimumTexts = 2
        recipe.iterations = 25
        recipe.folds = 3
        return recipe
    }()

    private static let words = [
        ["sunny", "party", "laughing", "wonderful"], ["crying", "lonely", "grave", "weeping"],
        ["furious", "shouting", "slammed", "hateful"],
    ]
    private static let filler = ["the", "table", "walks", "on", "paper", "blue", "seven", "and", "window", "rides"]

    /// Texts whose labels follow from their words; every fourth has none of them.
    static func texts(_ count: Int, seed: UInt64 = 1) -> [LabelledText] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            var text = (0..<4).map { _ in filler[generator.index(below: filler.count)] }
            guard index % 4 < 3 else { return LabelledText(text.joined(separator: " "), labels: [3], of: 4) }
            var found = [index % 4]
            text.insert(words[found[0]][generator.index(below: 4)], at: generator.index(below: 4))
            if index % 8 == 0 {
                found.append(1)
                text.append(words[1][generator.index(below: 4)])
            }
            return LabelledText(text.joined(separator: " "), labels: found, of: 4)
        }
    }

    /// A model of it, trained in a moment.
    static let model = Result { try TextTrainer(recipe: recipe, seed: 3).train(on: texts(200)) }
}
