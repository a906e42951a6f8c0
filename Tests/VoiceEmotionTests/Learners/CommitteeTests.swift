import Affect
import Corpora
import Foundation
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// Logistic regressions on rows of the features that decide together.
struct CommitteeTests {
    private typealias Member = CommitteePlan.Member

    private static let width = 6

    /// A committee on five rows of six values.
    private static func recipe(_ members: [Member], c: Double = 0.1, width: Int = width, chosen: String = "made")
        -> VoiceRecipe
    {
        VoiceRecipe(
            name: "committee", features: "encoder", standardisedWithin: 6,
            learner: .committee(
                CommitteePlan(
                    width: width, committees: ["made": CommitteePlan.Committee(members, c: c)], chosen: chosen)),
            training: TrainingPlan(optimiser: .kerasAdam, epochs: 1, batchSize: 1))
    }

    /// Clips whose second and fourth row tell the emotion; the others are noise.
    private static func rows(
        _ speakers: [String] = ["a", "b", "c"], emotions: [Emotion] = [.joy, .anger, .sadness], takes: Int = 6,
        seed: UInt64 = 1
    ) -> [FeatureTable.Row] {
        var generator = SeededGenerator(seed: seed)
        return Clips.rows(emotions, speakers: speakers, takes: takes, width: 1, seed: seed).map { clip in
            let place = emotions.firstIndex { $0 == clip.emotion } ?? 0
            let values = (0..<5 * width).map { index in
                let tells = [1, 3].contains(index / width) && index % width == place
                return Float(2 * generator.unit() - 1) + (tells ? 2 : 0)
            }
            return FeatureTable.Row(
                recording: clip.recording, label: clip.label,
                variants: [FeatureArray(shape: [5, width], values: values)])
        }
    }

    private static func train(_ recipe: VoiceRecipe, on rows: [FeatureTable.Row] = rows(), threads: Int = 1) throws
        -> VoiceModel
    {
        let table = FeatureTable(rows: rows)
        return try VoiceTrainer(recipe: recipe, seed: 3, threads: threads).train(
            on: rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus)
    }

    private static let strangers = rows(["d", "e"], seed: 9)

    private static func right(_ model: VoiceModel) throws -> Int {
        try zip(strangers, model.scores(of: strangers.map { $0.variants[0] })).count { $0.emotion == $1.top }
    }

    @Test func aMemberReadsItsRowsAlone() throws {
        #expect(Self.strangers.count == 36)
        for rows in [[2], [4], [2, 4], [1, 2, 3, 4, 5]] {
            #expect(try Self.right(Self.train(Self.recipe([Member(rows: rows)]))) >= 33, "\(rows)")
        }
        #expect(try Self.right(Self.train(Self.recipe([Member(rows: [1, 3, 5])]))) < 24)
    }

    @Test func logarithmsOfProbabilitiesAreAveraged() throws {
        let (first, second) = (Member(rows: [1, 2]), Member(rows: [4]))
        let clips = Self.strangers.map { $0.variants[0] }
        let alone = try [first, second].map { try Self.train(Self.recipe([$0])).probabilities(of: clips) }
        let together = try Self.train(Self.recipe([first, second])).probabilities(of: clips)
        for clip in clips.indices {
            let means = zip(alone[0][clip], alone[1][clip]).map { ($0 * $1).squareRoot() }
            let total = means.reduce(0, +)
            #expect(mismatch(together[clip], means.map { $0 / total }, absolute: 1e-5) == nil)
        }
    }

    @Test func threadsAndFilesChangeNoBit() throws {
        let recipe = Self.recipe([Member(rows: [1, 2, 3], blindTo: 1), Member(rows: [2, 4]), Member(rows: [5])])
        let model = try Self.train(recipe)
        let clips = Self.strangers.map { $0.variants[0] }
        let expected = try model.probabilities(of: clips)
        #expect(try Self.train(recipe, threads: 2).probabilities(of: clips, threads: 2) == expected)
        try withTemporaryDirectory { folder in
            let (file, again) = (folder.appending(path: "a.safetensors"), folder.appending(path: "b.safetensors"))
            try model.write(to: file)
            let read = try VoiceModel(contentsOf: file)
            #expect(read.recipe == recipe)
            #expect(try read.probabilities(of: clips) == expected)
            try read.write(to: again)
            #expect(try Data(contentsOf: again) == Data(contentsOf: file))
        }
    }

    /// Speakers lie apart along an axis that says nothing of emotions among the training speakers' many.
    @Test func aBlindMemberDoesNotSeeWhoSpeaks() throws {
        let voices: [String: Float] = ["a": -6, "b": 0, "c": 6]
        func moved(_ clip: FeatureArray, by distance: Float) -> FeatureArray {
            var values = clip.values
            for column in 3..<6 { values[Self.width + column] += distance }
            return FeatureArray(shape: clip.shape, values: values)
        }
        let rows = Self.rows().map { row in
            FeatureTable.Row(
                recording: row.recording, label: row.label,
                variants: [moved(row.variants[0], by: voices[row.recording.speaker] ?? 0)])
        }
        func change(blindTo: Int) throws -> Double {
            let model = try Self.train(Self.recipe([Member(rows: [2], blindTo: blindTo)], c: 10), on: rows)
            let clips = Self.strangers.map { $0.variants[0] }
            let (here, there) = try (
                model.probabilities(of: clips), model.probabilities(of: clips.map { moved($0, by: 4) })
            )
            return zip(here, there).map { largestDifference($0, $1) }.max() ?? 0
        }
        let (seeing, blind) = try (change(blindTo: 0), change(blindTo: 1))
        #expect(blind < 0.05)
        #expect(seeing > 1.3 * blind)
    }

    /// Copies of a clip share what it counts against the penalty.
    @Test func clipsHeardTwiceCountOnce() throws {
        let clips = Self.strangers.map { $0.variants[0] }
        let recipe = Self.recipe([Member(rows: [2])], c: 0.01)
        let once = try Self.train(recipe).probabilities(of: clips)
        let doubled = Self.rows().map {
            FeatureTable.Row(
                recording: $0.recording, label: $0.label, variants: [$0.variants[0], $0.variants[0]])
        }
        let twice = try Self.train(recipe.with { $0.training.speeds = [1, 1] }, on: doubled)
        let same = try twice.probabilities(of: clips)
        for (first, second) in zip(once, same) { #expect(mismatch(first, second, absolute: 2e-3) == nil) }
        let uncounted = try Self.train(recipe, on: doubled).probabilities(of: clips)
        #expect(zip(once, uncounted).contains { largestDifference($0, $1) > 2e-2 })
    }

    @Test func settingsThatCannotBeAreRefused() throws {
        let bad: [(VoiceRecipe, String)] = [
            (Self.recipe([Member(rows: [1])], chosen: "other"), "learner.chosen"),
            (Self.recipe([]), "learner.chosen"),
            (Self.recipe([Member(rows: [1])], width: 0), "learner.width"),
            (Self.recipe([Member(rows: [1])], width: -3), "learner.width"),
            (Self.recipe([Member(rows: [1])], width: .max), "learner.width"),
            (Self.recipe([Member(rows: [1])], c: 0), "learner.committees.made.c"),
            (Self.recipe([Member(rows: [1])], c: .infinity), "learner.committees.made.c"),
            (Self.recipe([Member(rows: [1]), Member(rows: [])]), "learner.committees.made.members.rows"),
            (Self.recipe([Member(rows: [0])]), "learner.committees.made.members.rows"),
        ]
        for (recipe, name) in bad {
            let error = #expect(throws: VoiceEmotionError.self, "\(name)") { try Self.train(recipe) }
            guard case .setting(name, _, _) = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
        }
        #expect(throws: VoiceEmotionError.featureCount(set: "committee", expected: 36, found: 30)) {
            try Self.train(Self.recipe([Member(rows: [2, 6])]))
        }
    }

    /// A file may hold anything: what it asks for is looked at before memory is asked for.
    @Test(arguments: ["\"width\":-6", "\"width\":0", "\"width\":4611686018427387904", "\"width\":7"])
    func filesThatAskForTheImpossibleAreRefused(_ width: String) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try Self.train(Self.recipe([Member(rows: [2, 4])])).write(to: file)
            var contents = try SafeTensors(contentsOf: file)
            let recipe = try #require(contents.metadata["recipe"])
            #expect(recipe.contains("\"width\":6"))
            contents.metadata["recipe"] = recipe.replacing("\"width\":6", with: width)
            try contents.write(to: file)
            #expect(throws: (any Error).self) { try VoiceModel(contentsOf: file) }
        }
    }
}
