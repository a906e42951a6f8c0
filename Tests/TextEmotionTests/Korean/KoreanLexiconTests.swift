import Affect
import Foundation
import Learning
import NunchiTesting
import Testing
import TextEmotion

/// Good and bad words, learned from rated reviews, as features of comments: on a made corpus.
@Suite struct KoreanLexiconTests {
    private static let labels = [
        TextLabel(name: "delight", koreanName: "흐뭇함", emotion: .joy),
        TextLabel(name: "rage", koreanName: "격분", emotion: .anger),
    ]

    private static let recipe: TextRecipe = {
        var recipe = TextRecipe(
            identity: ModelIdentity(name: "made-ko", version: "1"), language: .korean, labels: labels, taxonomy: .all,
            features: .korean)
        recipe.minimumTexts = 5
        recipe.iterations = 25
        recipe.folds = 3
        return recipe
    }()

    /// The comments know 좋아 and 싫어; 최고 and 쓰레기 stand in reviews alone.
    private static let texts: KoreanTexts = {
        let filler = ["오늘", "어제", "영화", "노래", "가게", "사람", "날씨", "점심"]
        var generator = Learning.SeededGenerator(seed: 5)
        func text(_ word: String) -> String {
            let first = filler[generator.index(below: filler.count)]
            let second = filler[generator.index(below: filler.count)]
            return "\(first) \(second) \(word)"
        }
        let comments = (0..<120).map { LabelledText(text($0 % 2 == 0 ? "좋아" : "싫어"), labels: [$0 % 2], of: 2) }
        let reviews = (0..<240).map { place in
            let word = ["좋아", "싫어", "최고", "쓰레기"][place % 4]
            return RatedReview(utf8: Array(text(word).utf8), film: place, rating: place % 2 == 0 ? 10 : 1)
        }
        return KoreanTexts(comments: comments, reviews: reviews, translations: [])
    }()

    /// Nothing but the lexicon carries what reviews teach over to comments.
    private static func trained(
        strength: Float, given: [String: Float]? = nil
    ) throws -> TextModel {
        var trainer = KoreanTrainer(recipe: recipe, seed: 1)
        (trainer.ratingStrength, trainer.translationStrength, trainer.lexiconStrength) = (0, 0, strength)
        trainer.givenLexicon = given
        return try trainer.train(on: texts)
    }

    private static func delight(_ text: String, _ model: TextModel) throws -> Double {
        try #require(TextReader(models: [model]).read(text).labels.first { $0.name == "delight" }).probability
    }

    @Test func wordsThatOnlyReviewsKnowCount() throws {
        let with = try Self.trained(strength: 0.3)
        #expect(try Self.delight("오늘 최고", with) > Self.delight("오늘 쓰레기", with) + 0.1)
        let without = try Self.trained(strength: 0)
        #expect(abs(try Self.delight("오늘 최고", without) - Self.delight("오늘 쓰레기", without)) < 0.02)
    }

    @Test func aLexiconGivenTakesItsPlace() throws {
        let turned = try Self.trained(strength: 0.3, given: ["좋아": 2, "싫어": -2, "최고": -2, "쓰레기": 2, "없는말": 1])
        #expect(try Self.delight("오늘 최고", turned) < Self.delight("오늘 쓰레기", turned) - 0.1)
    }

    /// Much of what is counted is no sum over words, yet what the words add still makes up the score.
    @Test(arguments: ["오늘 최고 쓰레기 영화", "좋아 좋아 최고", "너무 좋아 싫어", "최고최고 쓰레기", "오늘", "처음 보는 말"])
    func theWordsSharesMakeUpTheScore(_ text: String) throws {
        let model = try Self.trained(strength: 0.3)
        var scorer = TextScorer(model)
        var scores = [Float](repeating: 0, count: 2)
        var copy = text
        copy.withUTF8 { scorer.score($0, into: &scores) }
        for (label, name) in ["delight", "rage"].enumerated() {
            let options = TextReader.Options(explains: true, subject: name)
            let explanation = try #require(TextReader(models: [model]).read(text, options: options).explanation)
            let sum = explanation.influences.reduce(explanation.base) { $0 + $1.contribution }
            #expect(abs(sum - Double(scores[label])) < 1e-4)
        }
    }

    @Test func readsBackTheSame() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "made.nunchitext")
            let model = try Self.trained(strength: 0.3)
            try model.write(to: file)
            let read = try TextModel(contentsOf: file)
            for text in ["오늘 최고", "쓰레기 영화", "점심"] {
                #expect(
                    try TextReader(models: [read]).read(text, options: .init(explains: true))
                        == TextReader(models: [model]).read(text, options: .init(explains: true)))
            }
            let bytes = try [UInt8](Data(contentsOf: file))
            for length in [bytes.count - 9, bytes.count - 60] {
                try Data(bytes.prefix(length)).write(to: file)
                #expect(throws: TextEmotionError.self) { try TextModel(contentsOf: file) }
            }
        }
    }
}
