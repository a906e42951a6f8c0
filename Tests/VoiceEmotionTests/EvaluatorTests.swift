import Affect
import Corpora
import Foundation
import Learning
import Testing
import VoiceEmotion

struct EvaluatorTests {
    private static func evaluate(
        _ rows: [FeatureTable.Row], rule: EvaluationProtocol = .leaveOneSpeakerOut, seed: UInt64 = 0, jobs: Int = 1,
        threads: Int = 1
    ) async throws -> EvaluationResult {
        try await Evaluator(recipe: .small, rule: rule, seed: seed, jobs: jobs, threads: threads)
            .evaluate(on: FeatureTable(rows: rows))
    }

    /// What an evaluation found, but for how long it took.
    private static func figures(_ result: EvaluationResult) -> [[Double]] { result.predictions.map(\.scores) }

    private static let rows = Clips.rows(
        [.joy, .anger, .sadness], speakers: ["a", "b", "c", "d"], takes: 3, distance: 2)

    @Test(arguments: [(EvaluationProtocol.leaveOneSpeakerOut, 4), (.grouped(2), 2)])
    func noSpeakerIsInTwoFolds(_ rule: EvaluationProtocol, _ count: Int) async throws {
        let result = try await Self.evaluate(Self.rows, rule: rule)
        #expect(result.folds.count == count)
        #expect(result.protocolName == rule.name)
        let speakers = result.folds.flatMap(\.testSpeakers)
        #expect(speakers.sorted() == ["made:a", "made:b", "made:c", "made:d"])
        #expect(result.warnings.isEmpty)
    }

    @Test func everyClipIsJudgedOnceInTheCorpusesOrder() async throws {
        // Speakers mixed, so that folds and order of clips differ.
        let mixed = stride(from: 0, to: 3, by: 1).flatMap { part in
            Self.rows.enumerated().filter { $0.offset % 3 == part }.map(\.element)
        }
        let result = try await Self.evaluate(mixed)
        #expect(result.predictions.map(\.file) == mixed.map(\.recording.file.path))
        #expect(result.predictions.map(\.speaker) == mixed.map(\.recording.speakerKey))
        #expect(result.predictions.map { result.classes.labels[$0.truth] } == mixed.map(\.label))
    }

    @Test func aFoldsModelHasNotHeardItsSpeakers() async throws {
        // The voices of a and b mean the opposite of each other: whoever learned only from the other is always wrong.
        let swapped = Clips.rows([.joy, .anger], speakers: ["b"], takes: 6).map { row in
            let emotion: Emotion = row.emotion == .joy ? .anger : .joy
            return FeatureTable.Row(
                recording: Clips.recording(emotion, speaker: "b", take: 0), label: emotion.rawValue,
                variants: row.variants)
        }
        let result = try await Self.evaluate(Clips.rows([.joy, .anger], speakers: ["a"], takes: 6) + swapped)
        #expect(result.unweightedAverageRecall == 0)
    }

    @Test func seedDecidesAndJobsAndThreadsDoNot() async throws {
        let first = try await Self.evaluate(Self.rows, seed: 4)
        #expect(try await Self.figures(Self.evaluate(Self.rows, seed: 4, jobs: 3, threads: 2)) == Self.figures(first))
        #expect(try await Self.figures(Self.evaluate(Self.rows, seed: 5)) != Self.figures(first))
        #expect(first.seed == 4)
    }

    @Test func anEmotionThatTheCorpusLacksIsNeverNamed() async throws {
        let first = Clips.rows([.joy, .anger], speakers: ["a", "b"], takes: 4, corpus: "one", distance: 1)
        let second = Clips.rows([.sadness, .anger], speakers: ["a", "b"], takes: 4, corpus: "two", distance: 1)
        let result = try await Self.evaluate(first + second, rule: .grouped(2))
        #expect(result.corpus == "one+two")
        let (joy, sadness) = try (
            #require(result.classes.index(of: "joy")), #require(result.classes.index(of: "sadness"))
        )
        for prediction in result.predictions {
            let impossible = prediction.speaker.hasPrefix("one:") ? sadness : joy
            #expect(prediction.scores[impossible] == 0, "\(prediction.file)")
            #expect(abs(prediction.scores.reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test func anEmotionOfOneSpeakerAloneIsWarnedOf() async throws {
        let rows = Self.rows + Clips.rows([.fear], speakers: ["c"], takes: 2)
        let result = try await Self.evaluate(rows)
        #expect(result.warnings == [.onlyTested(fold: 3, speakers: ["made:c"], label: "fear")])
    }

    @Test func oneSpeakerCannotBeLeftOut() async throws {
        let rows = Clips.rows([.joy, .anger], speakers: ["a"], takes: 4)
        await #expect(throws: LearningError.tooFewSpeakers(protocol: "leave-one-speaker-out", found: 1, needed: 2)) {
            try await Self.evaluate(rows)
        }
    }

    @Test func oneEmotionIsTooFew() async throws {
        let rows = Clips.rows([.joy], speakers: ["a", "b"], takes: 4)
        await #expect(throws: VoiceEmotionError.tooFewClasses(found: ["joy"])) { try await Self.evaluate(rows) }
    }

    @Test func testClipsAreJudgedAtTheirOwnSpeed() async throws {
        // The variants say the opposite of the original; judged by them, everything would be wrong.
        let rows = Self.rows.map { row in
            FeatureTable.Row(
                recording: row.recording, label: row.label,
                variants: [row.variants[0], FeatureArray([Float](repeating: 0, count: row.variants[0].width))])
        }
        let plain = try await Self.evaluate(rows)
        #expect(plain.count == rows.count)
        #expect(plain.unweightedAverageRecall > 0.5)
    }

    @Test func progressCountsFolds() async throws {
        var seen: [[Int]] = []
        _ = try await Evaluator(recipe: .small, rule: .grouped(2)).evaluate(on: FeatureTable(rows: Self.rows)) {
            _ = $2; seen.append([$0, $1])
        }
        #expect(seen == [[1, 2], [2, 2]])
    }
}
