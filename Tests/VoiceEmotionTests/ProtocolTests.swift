import Affect
import Corpora
import Foundation
import Learning
import Testing
import VoiceEmotion

@Suite("Evaluating with corpora, sentences and published folds left out")
struct ProtocolTests {
    private static func evaluate(
        _ rows: [FeatureTable.Row], _ name: String, keepsAllClasses: Bool = false
    ) async throws -> EvaluationResult {
        try await Evaluator(
            recipe: .small, rule: #require(EvaluationProtocol(name: name)), keepsAllClasses: keepsAllClasses
        ).evaluate(on: FeatureTable(rows: rows))
    }

    /// The same clips with a sentence for each take, and a part of the corpus for each speaker.
    private static func spoken(_ rows: [FeatureTable.Row], split: (String) -> String? = { _ in nil }) -> [FeatureTable
        .Row]
    {
        rows.map { row in
            let old = row.recording
            let take = old.file.deletingPathExtension().lastPathComponent
            return FeatureTable.Row(
                recording: Recording(
                    file: old.file, label: old.label, emotion: old.emotion, corpus: old.corpus, speaker: old.speaker,
                    sex: old.speaker == "a" ? .female : .male, sentence: "s" + take, split: split(old.speaker)),
                label: row.label, variants: row.variants)
        }
    }

    @Test func aSpeakersCellsAreJudgedAsOne() async throws {
        let rows = Self.spoken(Clips.rows([.joy, .anger], speakers: ["a", "b", "c"], takes: 3))
        let result = try await Self.evaluate(rows, "speaker-and-sentence")
        #expect(result.folds.map(\.testSpeakers) == [["made:a"], ["made:b"], ["made:c"]])
        #expect(result.folds.map(\.count) == [6, 6, 6])
        #expect(result.trainings.count == 9)
        #expect(result.trainings.map(\.fold) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
        // Two speakers, two sentences, two emotions.
        #expect(result.trainings.allSatisfy { $0.trainedOn == 8 && $0.tested == 2 })
        #expect(result.trainings[1].testSentences == ["made:s1"])
        #expect(result.predictions.map(\.file) == rows.map(\.recording.file.path))
        #expect(Set(result.predictions.map(\.training)) == Set(0..<9))
        #expect(result.predictions[0].sentence == "s0" && result.predictions[0].sex == .female)
        #expect(!result.sharesSpeakers)
    }

    @Test func aSentenceThatGivesTheEmotionAwayDoesNotHelp() async throws {
        // The values depend on the sentence alone, and each sentence has one emotion: with its sentence in training, every
        // clip is right; without, nothing is known of it.
        let rows = ["a", "b", "c"].flatMap { speaker in
            (0..<4).map { take in
                let emotion: Emotion = take % 2 == 0 ? .joy : .anger
                var values = [Float](repeating: 0, count: 4)
                values[take] = 5
                return FeatureTable.Row(
                    recording: Clips.recording(emotion, speaker: speaker, take: take), emotion: emotion,
                    variants: [values])
            }
        }
        #expect(try await Self.evaluate(rows, "leave-one-speaker-out").unweightedAverageRecall == 1)
        #expect(try await Self.evaluate(Self.spoken(rows), "speaker-and-sentence").unweightedAverageRecall < 0.7)
    }

    @Test func corporaAreComparedOnWhatAllHave() async throws {
        let rows =
            Clips.rows([.joy, .anger, .fear], speakers: ["a", "b"], takes: 4, corpus: "one")
            + Clips.rows([.joy, .anger, .boredom], speakers: ["a", "b"], takes: 4, corpus: "two", seed: 2)
        let result = try await Self.evaluate(rows, "leave-one-corpus-out")
        #expect(result.classes.labels.sorted() == ["anger", "joy"])
        #expect(result.count == 32)
        #expect(result.folds.map(\.testSpeakers) == [["one:a", "one:b"], ["two:a", "two:b"]])
        #expect(
            result.warnings.map(\.description) == [
                "left out, since not every data set has them: boredom, fear; clips left out: 16"
            ])
        let whole = try await Self.evaluate(rows, "leave-one-corpus-out", keepsAllClasses: true)
        #expect(whole.count == 48)
        #expect(whole.warnings.count == 2)
    }

    @Test func corporaWithNothingInCommonAreTooFewClasses() async throws {
        let rows =
            Clips.rows([.fear], speakers: ["a"], takes: 4, corpus: "one")
            + Clips.rows([.joy, .anger], speakers: ["a"], takes: 4, corpus: "two")
        await #expect(throws: VoiceEmotionError.tooFewClasses(found: [])) {
            try await Self.evaluate(rows, "leave-one-corpus-out")
        }
    }

    @Test func aTrainingPartIsNotTested() async throws {
        let rows = Self.spoken(Clips.rows([.joy, .anger], speakers: ["a", "b", "c"], takes: 3)) {
            $0 == "c" ? "test" : "train"
        }
        let result = try await Self.evaluate(rows, "official")
        #expect(result.count == 6)
        #expect(Set(result.predictions.map(\.speaker)) == ["made:c"])
        #expect(result.trainings.map(\.trainedOn) == [12])
        #expect(!result.sharesSpeakers)
    }

    @Test func sharedSpeakersAreKnown() async throws {
        let rows = Self.spoken(Clips.rows([.joy, .anger], speakers: ["a", "b", "c"], takes: 4))
        #expect(try await Self.evaluate(rows, "random:2").sharesSpeakers)
        let halves = rows.map { row in
            let old = row.recording
            return FeatureTable.Row(
                recording: Recording(
                    file: old.file, label: old.label, emotion: old.emotion, corpus: old.corpus, speaker: old.speaker,
                    split: ["s0", "s1"].contains(old.sentence) ? "1" : "2"), label: row.label, variants: row.variants)
        }
        #expect(try await Self.evaluate(halves, "official").sharesSpeakers)
    }

    @Test func withoutPublishedFoldsTheCorpusIsNamed() async throws {
        let rows = Clips.rows([.joy, .anger], speakers: ["a", "b"], takes: 2)
        await #expect(throws: CorpusError.noOfficialFolds(corpus: "made", missing: 8, of: 8)) {
            try await Self.evaluate(rows, "official")
        }
    }

    @Test func withoutSentencesTheirNumberIsTold() async throws {
        let rows = Clips.rows([.joy, .anger], speakers: ["a", "b"], takes: 2)
        await #expect(throws: LearningError.noSentences(protocol: "speaker-and-sentence", missing: 8, of: 8)) {
            try await Self.evaluate(rows, "speaker-and-sentence")
        }
    }
}
