import Foundation
package import Learning

/// How much of a model's probabilities to believe, from what it said of speakers that it had not heard.
package struct HeldOutCalibration: Sendable, Hashable {
    /// What logarithms of probabilities are divided by, at least 1: held-out speakers of the same recordings make no model
    /// more sure than it is.
    package let temperature: Double
    /// The probability below which no emotion is named.
    package let threshold: Double
    /// The clips that it was chosen on.
    package let clips: Int
    /// The share of them in which the threshold lets an emotion be named.
    package let named: Double
    /// The share of the named ones that are right.
    package let right: Double

    /// Of the named readings this share should be right.
    static let wantedRight = 0.6
    /// At least this share of the readings is named, however often they are wrong.
    static let leastNamed = 0.5

    /// - Parameters:
    ///   - result: an evaluation whose test speakers were not trained on.
    ///   - learned: whether a clip's emotion could be learned at all from what was trained on; other clips tell nothing of how
    ///     much to believe.
    /// - Throws: `LearningError` for scores that are no probabilities.
    package init(
        _ result: EvaluationResult, learned: (EvaluationResult.Prediction) -> Bool = { _ in true }
    ) throws(LearningError) {
        let predictions = result.predictions.filter(learned)
        let logarithms = predictions.map { $0.scores.map { log(max($0, 1e-12)) } }
        let labels = predictions.map(\.truth)
        let scaling = try TemperatureScaling(scores: logarithms, labels: labels)
        temperature = max(1, scaling.temperature)
        let believed = TemperatureScaling(temperature: temperature)
        let curve = try RiskCoverage(probabilities: logarithms.map { believed.probabilities($0) }, labels: labels)
        let wanted = curve.threshold(risk: 1 - Self.wantedRight)
        let least = curve.points.first { $0.coverage >= Self.leastNamed }
        // The looser of the two names more.
        let chosen = [wanted, least].compactMap { $0 }.min { $0.threshold < $1.threshold }
        threshold = chosen?.threshold ?? 0
        clips = predictions.count
        named = chosen?.coverage ?? 1
        right = 1 - (chosen?.risk ?? curve.points.last?.risk ?? 1)
    }
}
