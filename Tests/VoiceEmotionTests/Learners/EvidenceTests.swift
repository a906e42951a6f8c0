import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

/// A clip from a data set without an emotion says nothing against that emotion.
struct EvidenceTests {
    /// In the first data set joy lies where sadness lies in the second, which has far fewer clips; anger is in both.
    private static let rows: [FeatureTable.Row] = {
        var generator = NunchiTesting.SeededGenerator(seed: 8)
        func clips(_ corpus: String, _ emotions: [Emotion], takes: Int) -> [FeatureTable.Row] {
            Clips.rows(emotions, speakers: ["a", "b"], takes: takes, corpus: corpus, width: 1).map { clip in
                let place: Float = clip.emotion == .anger ? -3 : 3
                let frames = (0..<6).flatMap { _ in
                    (0..<4).map { Float(2 * generator.unit() - 1) + ($0 == 0 ? place : 0) }
                }
                return FeatureTable.Row(
                    recording: clip.recording, label: clip.label,
                    variants: [FeatureArray(shape: [6, 4], values: frames)])
            }
        }
        return clips("many", [.joy, .anger], takes: 40) + clips("few", [.sadness, .anger], takes: 4)
    }()

    private static func recipe(_ name: String, _ learner: LearnerPlan, frames: Bool = false) -> VoiceRecipe {
        VoiceRecipe(
            name: name, features: frames ? "frames-mfcc" : "encoder", rows: frames ? nil : [1, 2],
            standardisedWithin: 6,
            learner: learner,
            training: TrainingPlan(optimiser: .adamW(learningRate: 1e-2, weightDecay: 0), epochs: 30, batchSize: 16))
    }

    private static func model(_ recipe: VoiceRecipe, allows labels: [String: Set<String>]? = nil) throws -> VoiceModel {
        let table = FeatureTable(rows: rows)
        return try VoiceTrainer(recipe: recipe).train(
            on: rows, classes: table.classes, labelsByCorpus: labels ?? table.labelsByCorpus)
    }

    /// The odds of joy against sadness where both lie, and the probability of anger where it lies.
    private static func found(_ model: VoiceModel) throws -> (odds: Double, anger: Double) {
        let labels = model.classes.labels
        let clips = rows.filter { $0.recording.corpus == "few" }
        func mean(_ label: String, where isWanted: (FeatureTable.Row) -> Bool) throws -> Double {
            let place = try #require(labels.firstIndex(of: label))
            let wanted = clips.filter(isWanted).map { $0.variants[0] }
            return try model.probabilities(of: wanted).reduce(0) { $0 + $1[place] } / Double(wanted.count)
        }
        let isSad = { (row: FeatureTable.Row) in row.emotion == .sadness }
        return (
            try mean("joy", where: isSad) / mean("sadness", where: isSad), try mean("anger", where: { !isSad($0) })
        )
    }

    /// Those with a penalty are held so short that little more than how often a class occurs is left of what they learn.
    private static let recipes = [
        recipe("logistic", .logistic(LogisticPlan(c: 0.001))), recipe("svm", .svm(SupportVectorPlan())),
        recipe("radial", .svm(SupportVectorPlan(kernel: .radial))),
        recipe("mixture", .mixture(MixturePlan(components: 1)), frames: true),
        recipe(
            "committee",
            .committee(
                CommitteePlan(
                    width: 4, committees: ["one": CommitteePlan.Committee([.init(rows: [1, 2])], c: 0.001)],
                    chosen: "one"))),
    ]

    @Test(arguments: recipes)
    func whatCannotBeIsNoEvidence(_ recipe: VoiceRecipe) throws {
        let found = try Self.found(Self.model(recipe))
        #expect((0.2...5).contains(found.odds), "\(found.odds)")
        #expect(found.anger > 0.34, "\(found.anger)")
        // Ten times as many clips shift the odds where each could have been either.
        let all: Set<String> = ["joy", "anger", "sadness"]
        let unmasked = try Self.found(Self.model(recipe, allows: ["many": all, "few": all]))
        #expect(abs(log(unmasked.odds / found.odds)) > log(2), "\(unmasked.odds), \(found.odds)")
    }

    @Test func aForestRefuses() throws {
        let forest = Self.recipe("forest", .forest(ForestPlan(trees: 5)))
        #expect(throws: VoiceEmotionError.classesDiffer(learner: "forest")) { try Self.model(forest) }
        let all: Set<String> = ["joy", "anger", "sadness"]
        #expect(try Self.found(Self.model(forest, allows: ["many": all, "few": all])).anger > 0.8)
    }
}
