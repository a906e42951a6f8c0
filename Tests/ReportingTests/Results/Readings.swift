import Affect
import VoiceEmotion

/// A reading and an evaluation with known figures.
enum Made {
    static let taxonomy = Taxonomy(emotions: [.anger, .joy, .neutral])

    static func scores(_ weights: [Double]) throws -> EmotionScores {
        guard let scores = EmotionScores(taxonomy: taxonomy, weights: weights) else { throw NoScores() }
        return scores
    }

    struct NoScores: Error {}

    /// Three windows: anger, silence, joy.
    static func reading(
        source: String = "clip.wav", threshold: Double = 0, warnings: [ReadingWarning] = []
    ) throws -> EmotionReading {
        EmotionReading(
            source: source, seconds: 3.25, modality: .voice, scores: try scores([5, 3, 2]), threshold: threshold,
            timeline: [
                EmotionMoment(start: 0, end: 2, scores: try scores([6, 2, 2]), emotion: .anger),
                EmotionMoment(start: 0.5, end: 2.5, scores: nil, emotion: nil),
                EmotionMoment(start: 1.25, end: 3.25, scores: try scores([1, 7, 2]), emotion: .joy),
            ], model: ModelIdentity(name: "acoustic", version: "1"), warnings: warnings)
    }

    /// Two folds of four clips; the figures are those of the tests of `EvaluationResult`.
    static let evaluation: EvaluationResult = {
        let clips = [
            ("a", 0, 0), ("a", 0, 1), ("a", 1, 1), ("a", 1, 1), ("b", 0, 0), ("b", 1, 0), ("b", 2, 2), ("b", 2, 1),
        ]
        return EvaluationResult(
            corpus: "made", recipe: "small", protocolName: "leave-one-speaker-out", classes: ClassList(taxonomy),
            predictions: clips.enumerated().map { index, clip in
                EvaluationResult.Prediction(
                    file: "\(index).wav", speaker: "made:" + clip.0, truth: clip.1,
                    scores: (0..<3).map { $0 == clip.2 ? 0.75 : 0.125 }, fold: clip.0 == "a" ? 0 : 1)
            }, seed: 3, seconds: 1.5, warnings: [.told("beware")])
    }()
}
