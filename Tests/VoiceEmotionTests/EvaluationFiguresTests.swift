import Affect
import Corpora
import Learning
import NunchiTesting
import Testing
import VoiceEmotion

/// Classes, speakers, sexes and corpora of a few predictions, worked out by hand.
struct EvaluationFiguresTests {
    /// Truth and what was said: of woman a in one: joy joy, joy anger; of man b in one: anger anger; of c in two, sex
    /// unknown: anger joy.
    private static func result(corpus: String = "one+two", classes: [Emotion] = [.anger, .joy]) -> EvaluationResult {
        let clips: [(String, Sex?, Int, Int)] = [
            ("one:a", .female, 1, 1), ("one:a", .female, 1, 0), ("one:b", .male, 0, 0), ("two:c", nil, 0, 1),
        ]
        return EvaluationResult(
            corpus: corpus, recipe: "small", protocolName: "leave-one-speaker-out",
            classes: ClassList(Taxonomy(emotions: classes)),
            predictions: clips.enumerated().map { index, clip in
                EvaluationResult.Prediction(
                    file: "\(index).wav", speaker: clip.0, truth: clip.2,
                    scores: classes.indices.map { $0 == clip.3 ? 0.75 : 0.25 / Double(classes.count - 1) }, fold: index,
                    sex: clip.1)
            }, seed: 1, seconds: 1, warnings: [])
    }

    @Test func classes() {
        let figures = Self.result().classFigures
        #expect(figures.map(\.label) == ["anger", "joy"])
        #expect(figures.map(\.count) == [2, 2])
        #expect(figures.map(\.predicted) == [2, 2])
        #expect(figures.map(\.recall) == [0.5, 0.5])
        #expect(figures.map(\.precision) == [0.5, 0.5])
        #expect(figures.map(\.f1) == [0.5, 0.5])
    }

    @Test func speakersSexesCorpora() {
        let result = Self.result()
        #expect(result.speakerFigures.map(\.name) == ["one:a", "one:b", "two:c"])
        #expect(result.speakerFigures.map(\.unweightedAverageRecall) == [0.5, 1, 0])
        #expect(result.speakerFigures.map(\.classes) == [1, 1, 1])
        #expect(result.sexFigures.map(\.name) == ["female", "male"])
        #expect(result.sexFigures.map(\.count) == [2, 1])
        #expect(result.corpusFigures.map(\.name) == ["one", "two"])
        #expect(result.corpusFigures.map(\.unweightedAverageRecall) == [0.75, 0])
    }

    @Test func intervalsHoldTheirFigures() {
        let result = Self.result()
        #expect(result.accuracyInterval.contains(result.confusionMatrix.accuracy))
        #expect(result.macroF1Interval.contains(result.confusionMatrix.macroF1))
        // Drawn are three of the speakers' shares 1/2, 1 and 0.
        #expect(result.accuracyInterval == 0...1)
    }

    @Test func listenersAreKnownForTheWholeTaskOnly() {
        let eight: [Emotion] = [.neutral, .calm, .joy, .sadness, .anger, .fear, .disgust, .surprise]
        #expect(Self.result(corpus: "ravdess", classes: eight).humanLevel?.accuracy == 0.67)
        #expect(Self.result(corpus: "ravdess").humanLevel == nil)
        #expect(Self.result(corpus: "own", classes: eight).humanLevel == nil)
    }
}
