internal import Foundation

/// A learned model that gives each class a probability.
public protocol ProbabilisticClassifier: Sendable {
    /// Number of classes that it was asked to know.
    var classes: Int { get }

    /// Number of features of a row.
    var features: Int { get }

    /// The probability of each class; they add up to 1, and a class without training rows has 0.
    ///
    /// - Parameter row: `features` finite numbers.
    /// - Throws: `LearningError` when the row is not.
    func probabilities(_ row: [Float]) throws(LearningError) -> [Double]

    /// All that was learned, for a model file; single precision.
    var parameters: [String: LearnedArray] { get }

    /// The model that `parameters` came from.
    ///
    /// - Throws: `LearningError.badParameters` naming the array that is missing or does not fit.
    init(parameters: [String: LearnedArray]) throws(LearningError)
}

extension ProbabilisticClassifier {
    /// The class with the highest probability, the first of several.
    public func predict(_ row: [Float]) throws(LearningError) -> Int {
        let shares = try probabilities(row)
        return shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
    }
}

/// The softmax: shares that add up to 1 and grow with the scores' exponentials.
func softmax(_ scores: [Double]) -> [Double] {
    let peak = scores.max() ?? 0
    let powers = scores.map { exp($0 - peak) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
}
