import Affect
import Corpora
import Foundation
import Learning
import NunchiTesting
import Testing
import VoiceEmotion

/// Test speakers who are judged by their own usual voice.
struct ProfileTrialTests {
    private static let recipe = VoiceRecipe.small.with { $0.profile = ProfilePlan(halfway: 0.1) }

    /// Speakers who lie much further apart than their emotions.
    private static let rows: [FeatureTable.Row] = {
        var generator = NunchiTesting.SeededGenerator(seed: 5)
        let speakers = ["a", "b", "c", "d", "e", "f"]
        let places = Dictionary(
            uniqueKeysWithValues: speakers.map { ($0, (0..<12).map { _ in Float(60 * generator.unit() - 30) }) })
        return Clips.rows([.joy, .anger, .sadness], speakers: speakers, takes: 5, distance: 6, width: 12).map { row in
            let place = places[row.recording.speaker] ?? []
            return FeatureTable.Row(
                recording: row.recording, label: row.label,
                variants: [FeatureArray(zip(row.variants[0].values, place).map { $0 + $1 })])
        }
    }()

    private static func recall(_ profile: ProfileTrial?, recipe: VoiceRecipe = recipe) async throws -> Double {
        try await Evaluator(recipe: recipe, rule: .leaveOneSpeakerOut, profile: profile)
            .evaluate(on: FeatureTable(rows: rows)).unweightedAverageRecall
    }

    @Test func aProfileRescuesVoicesThatLieFarOff() async throws {
        let stranger = try await Self.recall(nil)
        let (one, ten, every) = try await (
            Self.recall(.others(1)), Self.recall(.others(10)), Self.recall(.every)
        )
        #expect(stranger < 0.65)
        #expect(ten > 0.9 && every > 0.9)
        // A single clip says less than ten.
        #expect(one < ten)
    }

    @Test func theResultTellsOfIt() async throws {
        let table = FeatureTable(rows: Self.rows)
        let result = try await Evaluator(recipe: Self.recipe, rule: .grouped(3), profile: .others(4)).evaluate(
            on: table)
        #expect(result.profile == "4")
        #expect(try await Evaluator(recipe: Self.recipe, rule: .grouped(3)).evaluate(on: table).profile == nil)
    }

    @Test func aRecipeWithoutProfilesIsRefused() async {
        await #expect(throws: VoiceEmotionError.noProfiles(model: "small")) {
            try await Self.recall(.every, recipe: .small)
        }
    }

    @Test func names() {
        for trial in [ProfileTrial.every, .others(1), .others(30)] { #expect(ProfileTrial(name: trial.name) == trial) }
        for name in ["", "0", "-3", "all", "3.5"] { #expect(ProfileTrial(name: name) == nil) }
    }

    @Test func theJudgedClipIsNotAmongOthers() {
        let speakers = ["a", "b", "a", "a", "b", "a"]
        let candidates = [0, 1, 2, 3, 4]
        func clips(_ trial: ProfileTrial, seed: UInt64 = 0) -> [Int] {
            trial.clips(for: 2, speakers: speakers, candidates: candidates, seed: seed)
        }
        #expect(clips(.every) == [0, 2, 3])
        // The last clip of a is no candidate: it was trained on.
        #expect(clips(.others(9)).sorted() == [0, 3])
        #expect(clips(.others(1)).count == 1)
        #expect(Set((0..<20).flatMap { clips(.others(1), seed: $0) }) == [0, 3])
        #expect(clips(.others(1), seed: 4) == clips(.others(1), seed: 4))
    }
}
