import Affect
import Corpora
import Foundation
import Testing
import VoiceEmotion

struct TrainerTests {
    private static let recipe = VoiceRecipe.small.with { $0.network.hidden = [32] }

    private static func train(
        _ rows: [FeatureTable.Row], recipe: VoiceRecipe = recipe, seed: UInt64 = 0, threads: Int = 1,
        onEpoch: (VoiceTrainer.Progress) -> Void = { _ in }
    ) throws -> VoiceModel {
        let table = FeatureTable(rows: rows)
        return try VoiceTrainer(recipe: recipe, seed: seed, threads: threads).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus, onEpoch: onEpoch)
    }

    private static func recall(_ emotion: Emotion, of model: VoiceModel, on rows: [FeatureTable.Row]) throws -> Double {
        let own = rows.filter { $0.emotion == emotion }
        let scores = try model.scores(of: own.map { $0.variants[0] })
        return Double(scores.count { $0.top == emotion }) / Double(own.count)
    }

    @Test func twoEmotionsOfStrangersAreToldApart() throws {
        let table = try Voices.table()
        let isHeard = { (row: FeatureTable.Row) in row.recording.speaker != "s2" }
        let model = try Self.train(table.rows.filter(isHeard))
        for row in table.rows.filter({ !isHeard($0) }) {
            #expect(try model.scores(of: row.variants)[0].top == row.emotion, "\(row.recording.file.path)")
        }
    }

    @Test func theSeedDecides() throws {
        let rows = Clips.rows([.joy, .anger, .sadness], speakers: ["a", "b"], takes: 6, distance: 1)
        let vectors = rows.map { $0.variants[0] }
        let first = try Self.train(rows, seed: 5).scores(of: vectors)
        #expect(try Self.train(rows, seed: 5).scores(of: vectors) == first)
        #expect(try Self.train(rows, seed: 6).scores(of: vectors) != first)
    }

    @Test func threadsDoNotCount() throws {
        // Wide enough that the products are shared out.
        let rows = Clips.rows([.joy, .anger, .sadness], speakers: ["a", "b"], takes: 20, distance: 1, width: 600)
        let recipe = Self.recipe.with {
            $0.network = NetworkPlan(
                hidden: [128], inputDropout: 0.2, dropout: 0.5, normalisesBatches: true, start: .he)
            ($0.training.epochs, $0.training.batchSize, $0.training.members) = (3, 64, 2)
        }
        let vectors = rows.map { $0.variants[0] }
        let one = try Self.train(rows, recipe: recipe, threads: 1).scores(of: vectors)
        #expect(try Self.train(rows, recipe: recipe, threads: 2).scores(of: vectors) == one)
    }

    @Test func balancingHelpsTheRareEmotion() throws {
        let many = Clips.rows([.joy], speakers: ["a", "b"], takes: 80, distance: 2, seed: 1)
        let few = Clips.rows([.anger], speakers: ["a", "b"], takes: 5, distance: 2, seed: 2)
        let tests = Clips.rows([.joy, .anger], speakers: ["c"], takes: 200, distance: 2, seed: 3)
        // Without a hidden layer nothing can be learned by heart.
        let plain = Self.recipe.with { $0.network.hidden = [] }
        let balanced = plain.with { $0.training.balancesClasses = true }
        let before = try Self.recall(.anger, of: try Self.train(many + few, recipe: plain), on: tests)
        let after = try Self.recall(.anger, of: try Self.train(many + few, recipe: balanced), on: tests)
        #expect(after > before + 0.1)
    }

    @Test func oneEmotionIsTooFew() throws {
        let rows = Clips.rows([.joy], speakers: ["a", "b"], takes: 3)
        #expect(throws: VoiceEmotionError.tooFewClasses(found: ["joy"])) { try Self.train(rows) }
        #expect(throws: VoiceEmotionError.tooFewClasses(found: [])) { try Self.train([]) }
    }

    @Test func everyEpochOfEveryMemberIsTold() throws {
        let rows = Clips.rows([.joy, .anger], speakers: ["a", "b"], takes: 3)
        var seen: [VoiceTrainer.Progress] = []
        _ = try Self.train(
            rows,
            recipe: Self.recipe.with { ($0.training.members, $0.training.epochs) = (2, 3) },
            onEpoch: { seen.append($0) })
        #expect(seen.map(\.member) == [0, 0, 0, 1, 1, 1])
        #expect(seen.map(\.epoch) == [1, 2, 3, 1, 2, 3])
        #expect(seen.allSatisfy { $0.members == 2 && $0.epochs == 3 && $0.loss.isFinite && $0.validationRecall == nil })
    }

    @Test func patienceEndsTrainingOnSpeakersHeldOut() throws {
        let rows = Clips.rows([.joy, .anger], speakers: ["a", "b", "c", "d", "e"], takes: 4)
        let recipe = Self.recipe.with { ($0.training.epochs, $0.training.patience) = (200, 4) }
        var seen: [VoiceTrainer.Progress] = []
        let model = try Self.train(rows, recipe: recipe, onEpoch: { seen.append($0) })
        #expect(seen.count < 200)
        #expect(seen.allSatisfy { $0.validationRecall != nil })
        #expect(try Self.recall(.joy, of: model, on: rows) > 0.8)
    }

    @Test func oneSpeakerCannotBeHeldOut() throws {
        let rows = Clips.rows([.joy, .anger], speakers: ["a"], takes: 6)
        let recipe = Self.recipe.with { ($0.training.epochs, $0.training.patience) = (12, 2) }
        var seen: [VoiceTrainer.Progress] = []
        _ = try Self.train(rows, recipe: recipe, onEpoch: { seen.append($0) })
        #expect(seen.count == 12)
        #expect(seen.allSatisfy { $0.validationRecall == nil })
    }

    @Test func everySpeedIsLearned() throws {
        // The original says nothing; only the second variant tells the emotions apart.
        let rows = Clips.rows([.joy, .anger], speakers: ["a", "b"], takes: 10).map { row in
            FeatureTable.Row(
                recording: row.recording, label: row.label,
                variants: [FeatureArray([Float](repeating: 0, count: 8)), row.variants[0]])
        }
        let model = try Self.train(rows)
        let right = try rows.count { try model.scores(of: [$0.variants[1]])[0].top == $0.emotion }
        #expect(right == rows.count)
    }

    @Test func impossibleEmotionsGetNothing() throws {
        let rows = Clips.rows([.joy, .anger, .sadness], speakers: ["a", "b"], takes: 3)
        let model = try Self.train(rows)
        let scores = try model.scores(of: rows.map { $0.variants[0] }, possible: [.joy, .sadness])
        #expect(scores.allSatisfy { $0[.anger] == 0 && abs($0[.joy] + $0[.sadness] - 1) < 1e-12 })
    }
}
