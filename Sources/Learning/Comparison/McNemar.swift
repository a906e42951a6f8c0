internal import Foundation

/// McNemar's test: whether two models that answered the same clips are equally often right.
public struct McNemar: Sendable, Hashable {
    /// Clips that only the first model got right.
    public let onlyFirst: Int

    /// Clips that only the second model got right.
    public let onlySecond: Int

    /// The chance of a difference at least as large if both were equally good: exact, two-sided. Clips count as independent
    /// of each other, which those of one speaker are not: see also `PairedComparison`.
    public let probability: Double

    /// The test of known counts, 0 or more.
    public init(onlyFirst: Int, onlySecond: Int) {
        (self.onlyFirst, self.onlySecond) = (onlyFirst, onlySecond)
        let (count, fewer) = (onlyFirst + onlySecond, min(onlyFirst, onlySecond))
        guard 2 * fewer < count else {
            probability = 1
            return
        }
        // The smaller tail of a fair coin, in logarithms so that a thousand clips do not underflow.
        let whole = lgamma(Double(count + 1)) - Double(count) * log(2.0)
        let terms = (0...fewer).map { (hits: Int) -> Double in
            whole - lgamma(Double(hits + 1)) - lgamma(Double(count - hits + 1))
        }
        probability = min(1, 2 * exp(logSum(terms)))
    }

    /// The test of two lists of answers; all lists are equally long.
    public init(truth: [Int], first: [Int], second: [Int]) throws(LearningError) {
        for (name, list) in [("first answers", first), ("second answers", second)] {
            guard list.count == truth.count else {
                throw .wrongCount(of: name, expected: truth.count, found: list.count)
            }
        }
        let clips = truth.indices
        self.init(
            onlyFirst: clips.filter { first[$0] == truth[$0] && second[$0] != truth[$0] }.count,
            onlySecond: clips.filter { second[$0] == truth[$0] && first[$0] != truth[$0] }.count)
    }
}

/// Several comparisons at once.
public enum HolmCorrection {
    /// Probabilities corrected for the number of comparisons (Holm, Scandinavian Journal of Statistics 6, 1979), in the same
    /// order: those below 0.05 are all true differences with a chance of 95 %.
    public static func adjusted(_ probabilities: [Double]) -> [Double] {
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        var result = probabilities
        var largest = 0.0
        for (rank, index) in order.enumerated() {
            largest = max(largest, min(1, Double(order.count - rank) * probabilities[index]))
            result[index] = largest
        }
        return result
    }
}
