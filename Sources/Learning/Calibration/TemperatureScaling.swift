internal import Foundation

/// One number that scores are divided by before the softmax, so that probabilities mean what they say.
///
/// Guo, Pleiss, Sun & Weinberger, "On calibration of modern neural networks", ICML 2017. It never changes the likeliest class.
public struct TemperatureScaling: Sendable, Hashable {
    /// What scores are divided by; above 1 the model was too sure of itself.
    public let temperature: Double

    /// A known temperature, above 0.
    public init(temperature: Double) { self.temperature = temperature }

    /// Finds the temperature with the least mean negative log-likelihood, between e^-6 and e^6, by golden sections.
    ///
    /// - Parameters:
    ///   - scores: before the softmax (logarithms of probabilities will do), of clips that the model was not trained on; -infinity
    ///     for a class that cannot be.
    ///   - labels: the true class of each clip.
    /// - Throws: `LearningError` for no clip, counts that differ, labels out of range and scores that are not finite.
    public init(scores: [[Double]], labels: [Int]) throws(LearningError) {
        guard !scores.isEmpty else { throw .tooFewRows(model: "temperature scaling", found: 0, needed: 1) }
        guard labels.count == scores.count else {
            throw .wrongCount(of: "labels", expected: scores.count, found: labels.count)
        }
        for (index, row) in scores.enumerated() {
            guard row.indices.contains(labels[index]) else {
                throw .labelOutOfRange(row: index, label: labels[index], classes: row.count)
            }
            for (column, value) in row.enumerated() {
                let isExcluded = value == -.infinity && column != labels[index]
                guard value.isFinite || isExcluded else { throw .nonFinite(row: index, column: column) }
            }
        }
        // The loss is convex in the inverse temperature, so it has one valley along the logarithm too.
        let loss = { (exponent: Double) in
            let inverse = exp(-exponent)
            return zip(scores, labels).reduce(0) { $0 + logSum($1.0.map { $0 * inverse }) - $1.0[$1.1] * inverse }
        }
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (-6.0, 6.0)
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (first, second) = (loss(left), loss(right))
        while high - low > 1e-7 {
            if first < second {
                (high, right, second) = (right, left, first)
                left = high - ratio * (high - low)
                first = loss(left)
            } else {
                (low, left, first) = (left, right, second)
                right = low + ratio * (high - low)
                second = loss(right)
            }
        }
        temperature = exp((low + high) / 2)
    }

    /// The probabilities that follow from scores.
    public func probabilities(_ scores: [Double]) -> [Double] { softmax(scores.map { $0 / temperature }) }
}
