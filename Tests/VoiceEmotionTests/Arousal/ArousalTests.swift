import Affect
import Corpora
import Foundation
import Learning
import NunchiTesting
import Testing
import VoiceEmotion

/// Arousal as a model learns it from clips that are labelled with levels.
@Suite struct ArousalTests {
    /// High voices labelled high and low ones low, of some speakers.
    private static func levels(
        speakers: Int = 6, named: [Emotion: String] = [.anger: "high", .sadness: "low"]
    ) throws -> FeatureTable {
        var rows: [FeatureTable.Row] = []
        for speaker in 0..<speakers {
            for emotion in [Emotion.anger, .sadness] {
                for take in 0..<2 {
                    let array = try SeedMFCC().array(of: Voices.utterance(emotion, speaker: speaker, take: take))
                    let label = named[emotion] ?? "neutral"
                    let clip = Recording(
                        file: URL(filePath: "/levels/\(label)/\(speaker)/\(take).wav"), label: label, emotion: nil,
                        corpus: "levels", speaker: "s\(speaker)")
                    rows.append(FeatureTable.Row(recording: clip, label: label, variants: [array]))
                }
            }
        }
        return FeatureTable(rows: rows, failures: [], corpus: "levels", task: .words)
    }

    private static func taught(threads: Int = 1) throws -> (model: VoiceModel, result: ArousalTrainer.Result) {
        var model = try Voices.model()
        let result = try ArousalTrainer(threads: threads).teach(&model, on: try levels())
        return (model, result)
    }

    @Test func itIsToldOnSpeakersLeftOut() throws {
        let (model, result) = try Self.taught()
        #expect(result.clips == 24 && result.speakers == 6)
        #expect(result.agreement.correlation > 0.8)
        #expect(result.interval.contains(result.agreement.correlation))
        #expect(model.knowsArousal)
    }

    @Test func aReadingHasItOverTimeAndOnTheWhole() throws {
        let reader = try VoiceReader(model: try Self.taught().model)
        let angry = try reader.read(Voices.utterance(.anger, speaker: 1, take: 1, seconds: 3))
        let sad = try reader.read(Voices.utterance(.sadness, speaker: 1, take: 1, seconds: 3))
        let (high, low) = (try #require(angry.arousal), try #require(sad.arousal))
        #expect(high > 0.2 && low < -0.2)
        #expect(angry.valenceArousal.arousal == high)
        #expect(angry.valenceArousal.valence == angry.scores.valenceArousal.valence)
        #expect(angry.timeline.count == 3)
        for moment in angry.timeline { #expect(moment.arousal.map { abs($0 - high) < 0.2 } ?? false) }
        let untaught = try VoiceReader(model: try Voices.model())
        let plain = try untaught.read(Voices.utterance(.anger, speaker: 1, take: 1, seconds: 3))
        #expect(plain.arousal == nil)
        #expect(plain.scores == angry.scores)
        #expect(plain.valenceArousal == plain.scores.valenceArousal)
    }

    @Test func theFileKeepsIt() throws {
        let model = try Self.taught().model
        let arrays = try Self.levels().rows.map { $0.variants[0] }
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "model.safetensors")
            try model.write(to: file)
            let read = try VoiceModel(contentsOf: file)
            #expect(try read.arousal(of: arrays) == model.arousal(of: arrays))
            #expect(try read.arousal(of: arrays) != nil)
        }
    }

    @Test func threadsDoNotMatter() throws {
        let arrays = try Self.levels().rows.map { $0.variants[0] }
        let (one, two) = (try Self.taught(), try Self.taught(threads: 2))
        #expect(try one.model.arousal(of: arrays) == two.model.arousal(of: arrays))
        #expect(one.result == two.result)
    }

    @Test func labelsAreLevelsOrNumbers() {
        #expect(ArousalLevel.value(of: "High") == 0.6)
        #expect(ArousalLevel.value(of: "low") == -0.6)
        #expect(ArousalLevel.value(of: "-0.25") == -0.25)
        for label in ["", "loud", "nan", "1.5", "inf"] { #expect(ArousalLevel.value(of: label) == nil) }
    }

    @Test func whatCannotTeachIsRefused() throws {
        var model = try Voices.model()
        #expect(throws: ArousalError.label("loud", corpus: "levels")) {
            _ = try ArousalTrainer().teach(&model, on: try Self.levels(named: [.anger: "loud"]))
        }
        #expect(throws: ArousalError.tooLittle(corpus: "levels", levels: 2, speakers: 3, needed: 5)) {
            _ = try ArousalTrainer().teach(&model, on: try Self.levels(speakers: 3))
        }
        #expect(throws: ArousalError.tooLittle(corpus: "levels", levels: 1, speakers: 6, needed: 5)) {
            _ = try ArousalTrainer().teach(&model, on: try Self.levels(named: [.anger: "low", .sadness: "low"]))
        }
        let other = FeatureTable(
            rows: try Self.levels().rows.map { row in
                FeatureTable.Row(recording: row.recording, label: row.label, variants: [FeatureArray([1, 2, 3])])
            }, failures: [], corpus: "levels", task: .words)
        #expect(throws: VoiceEmotionError.self) { _ = try ArousalTrainer().teach(&model, on: other) }
        #expect(!model.knowsArousal)
    }
}
