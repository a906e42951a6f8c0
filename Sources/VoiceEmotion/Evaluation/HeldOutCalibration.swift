import Foundation
package import Learning

/// How much of a model's probabilities to believe, from what it said of speakers that it had not heard.
package struct HeldOutCalibration: Sendable, Hashable {
    /// What logarithms of probabilities are divided by, at least 1: held-out speakers of the same recordings make no model
    /// more sure than it is.
    package let temperature: Double
    /// The probability below which no emotion is named.
    package let threshold: Double

    /// Of the named readings this share should be right.
    static let wantedRight = 0.6
    /// At least this share of the readings is named, however often they are wrong.
    static let leastNamed = 0.5

    /// - Parameter result: an evaluation whose test speakers were not trained on.
    /// - Throws: `LearningError` for scores that are no probabilities.
    package init(_ result: EvaluationResult) throws(LearningError) {
        let logarithms = result.predictions.map { $0.scores.map { log(max($0, 1e-12)) } }
        let labels = result.predictions.map(\.truth)
        let scaling = try TemperatureScaling(scores: logarithms, labels: labels)
        temperature = max(1, scaling.temperature)
        let believed = TemperatureScaling(temperature: temperature)
        let curve = try RiskCoverage(probabilities: logarithms.map { believed.probabilities($0) }, labels: labels)
        let wanted = curve.threshold(risk: 1 - Self.wantedRight)
        let least = curve.points.first { $0.coverage >= Self.leastNamed }
        // The looser of the two names more.
        threshold = [wanted?.threshold, least?.threshold].compactMap { $0 }.min() ?? 0
    }
}
