import Affect
import Testing
import VoiceEmotion

/// What counts how much in training.
struct ClassWeightTests {
    /// Clips of two emotions that lie on top of each other: what is named is what counts more.
    private static func share(of label: String, _ change: (inout VoiceRecipe) -> Void) throws -> Double {
        let rows =
            Clips.rows([.joy], speakers: ["a", "b"], takes: 18, distance: 0, seed: 1)
            + Clips.rows([.anger], speakers: ["a", "b"], takes: 6, distance: 0, seed: 2)
        let table = FeatureTable(rows: rows)
        let recipe = VoiceRecipe.small.with { recipe in
            // Too small to learn clips by heart.
            recipe.network.hidden = [1]
            change(&recipe)
        }
        let model = try VoiceTrainer(recipe: recipe).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
        let place = try #require(table.classes.index(of: label))
        let scores = try model.probabilities(of: rows.map { $0.variants[0] })
        return scores.map { $0[place] }.reduce(0, +) / Double(scores.count)
    }

    @Test func aRareClassIsRareUnlessClassesAreBalanced() throws {
        let plain = try Self.share(of: "anger") { _ in }
        #expect(abs(plain - 0.25) < 0.1)
        let balanced = try Self.share(of: "anger") { $0.training.balancesClasses = true }
        #expect(abs(balanced - 0.5) < 0.1)
    }

    @Test func aFactorComesOnTop() throws {
        let threefold = try Self.share(of: "anger") { $0.training.classWeights = ["anger": 3] }
        #expect(abs(threefold - 0.5) < 0.1)
        let balanced = try Self.share(of: "anger") {
            $0.training.balancesClasses = true
            $0.training.classWeights = ["anger": 3]
        }
        #expect(abs(balanced - 0.75) < 0.1)
    }

    /// A small corpus counts as much as a large one: the same voices mean joy in the one and anger in the other.
    @Test func corporaCountAlike() throws {
        let rows =
            Clips.rows([.joy, .sadness], speakers: ["a", "b"], takes: 20, corpus: "large", distance: 0)
            + Clips.rows([.anger, .sadness], speakers: ["c", "d"], takes: 2, corpus: "small", distance: 0)
        let table = FeatureTable(rows: rows)
        let recipe = VoiceRecipe.small.with {
            $0.network.hidden = [1]
            $0.training.balancesClasses = true
        }
        let model = try VoiceTrainer(recipe: recipe).train(
            on: rows, classes: table.classes,
            labelsByCorpus: ["large": Set(table.classes.labels), "small": Set(table.classes.labels)])
        let scores = try model.probabilities(of: rows.map { $0.variants[0] })
        func mean(_ label: String) throws -> Double {
            let place = try #require(table.classes.index(of: label))
            return scores.map { $0[place] }.reduce(0, +) / Double(scores.count)
        }
        #expect(abs(try mean("joy") - 0.25) < 0.12)
        #expect(abs(try mean("anger") - 0.25) < 0.12)
        #expect(abs(try mean("sadness") - 0.5) < 0.12)
    }

    @Test func aWeightForAClassThatIsNotThereIsToldOf() {
        #expect(
            throws: VoiceEmotionError.setting(name: "training.classWeights.angr", value: "3", recipe: "small")
        ) {
            try Self.share(of: "anger") { $0.training.classWeights = ["angr": 3] }
        }
    }
}
