import Foundation

/// Tests of two classifiers on the same clips.
enum PairedTests {
    /// McNemar's exact two-sided p: how likely so uneven a division of the clips that only one of them got right is, if
    /// each were as likely to fall to either (McNemar, Psychometrika 12, 1947; exact binomial form).
    static func mcNemar(_ onlyFirst: Int, _ onlySecond: Int) -> Double {
        let total = onlyFirst + onlySecond
        guard total > 0 else { return 1 }
        let fewer = min(onlyFirst, onlySecond)
        // Sums of binomial terms by their logarithms, since the coefficients overflow.
        let tail = (0...fewer).reduce(0.0) { sum, count in
            sum
                + exp(
                    lgamma(Double(total) + 1) - lgamma(Double(count) + 1) - lgamma(Double(total - count) + 1)
                        - Double(total) * log(2))
        }
        return min(1, 2 * tail)
    }

    /// Holm's correction (Scandinavian Journal of Statistics 6, 1979): the smallest p times the number of tests, the next
    /// times one fewer, and none below the one before.
    static func holm(_ values: [Double]) -> [Double] {
        var adjusted = values
        var least = 0.0
        for (rank, index) in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }).enumerated() {
            least = max(least, min(1, values[index] * Double(values.count - rank)))
            adjusted[index] = least
        }
        return adjusted
    }
}
