import Affect
import Learning
import NunchiTesting
import Testing
import VoiceEmotion

/// The figures of eight predictions, worked out by hand.
struct EvaluationResultTests {
    /// Fold 0, speaker a: anger, anger, joy, joy taken for anger, joy, joy, joy. Fold 1, speaker b: anger, joy, neutral,
    /// neutral taken for anger, anger, neutral, joy.
    private static let result: EvaluationResult = {
        let clips = [
            ("a", 0, 0), ("a", 0, 1), ("a", 1, 1), ("a", 1, 1), ("b", 0, 0), ("b", 1, 0), ("b", 2, 2), ("b", 2, 1),
        ]
        return EvaluationResult(
            corpus: "made", recipe: "small", protocolName: "leave-one-speaker-out",
            classes: ClassList(Taxonomy(emotions: [.anger, .joy, .neutral])),
            predictions: clips.enumerated().map { index, clip in
                EvaluationResult.Prediction(
                    file: "\(index).wav", speaker: "made:" + clip.0, truth: clip.1,
                    scores: (0..<3).map { $0 == clip.2 ? 0.8 : 0.1 }, fold: clip.0 == "a" ? 0 : 1)
            }, seed: 3, seconds: 1.5, warnings: [.told("beware")])
    }()

    @Test func foldsAreJudgedByTheClassesThatTheyHave() {
        let folds = Self.result.folds
        #expect(folds.map(\.testSpeakers) == [["made:a"], ["made:b"]])
        #expect(folds.map(\.count) == [4, 4])
        #expect(folds.map(\.unweightedAverageRecall) == [0.75, 0.5])
        #expect(folds.map(\.accuracy) == [0.75, 0.5])
        #expect(Self.result.unweightedAverageRecall == 0.625)
    }

    @Test func pooledFigures() {
        let matrix = Self.result.confusionMatrix
        #expect(matrix.counts == [[2, 1, 0], [1, 2, 0], [0, 1, 1]])
        #expect(isClose(matrix.unweightedAverageRecall, 11.0 / 18, absolute: 1e-12))
        #expect(matrix.accuracy == 0.625)
        #expect(isClose(matrix.macroF1, 40.0 / 63, absolute: 1e-12))
        #expect(isClose(Self.result.chance, 1.0 / 3, absolute: 1e-12))
        #expect(Self.result.count == 8)
    }

    /// Drawn from two speakers, a resample is a and a, a and b, or b and b: the interval spans their pooled recalls.
    @Test func theIntervalDrawsWholeSpeakers() {
        let interval = Self.result.recallInterval
        #expect(interval.lowerBound == 0.5)
        #expect(interval.upperBound == 0.75)
    }

    @Test func someSpeakersAlone() throws {
        let first = try #require(Self.result.restricted { $0 == "made:a" })
        #expect(first.count == 4)
        #expect(first.unweightedAverageRecall == 0.75)
        #expect(first.chance == 0.5)
        #expect(first.protocolName == Self.result.protocolName && first.seed == 3)
        #expect(try #require(Self.result.restricted { _ in true }) == Self.result)
        #expect(Self.result.restricted { $0 == "made:c" } == nil)
    }

    @Test func ofEqualScoresTheFirstWins() {
        func predicted(_ scores: [Double]) -> Int {
            EvaluationResult.Prediction(file: "", speaker: "", truth: 0, scores: scores, fold: 0).predicted
        }
        #expect(predicted([0.25, 0.25, 0.25, 0.25]) == 0)
        #expect(predicted([0.2, 0.4, 0.4]) == 1)
        #expect(predicted([0, 0, 1]) == 2)
    }
}
