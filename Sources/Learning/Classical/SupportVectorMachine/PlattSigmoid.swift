internal import Foundation

/// The probability of the first of two classes from a decision value: 1 / (1 + exp(slope x decision + offset)).
///
/// Platt, "Probabilistic outputs for support vector machines", 1999, fitted as in Lin, Lin & Weng, "A note on Platt's
/// probabilistic outputs", Machine Learning 68, 2007.
struct PlattSigmoid: Sendable, Hashable {
    let slope: Double
    let offset: Double

    /// The sigmoid of the bare decision.
    static let plain = PlattSigmoid(slope: -1, offset: 0)

    init(slope: Double, offset: Double) { (self.slope, self.offset) = (slope, offset) }

    /// - Parameters:
    ///   - decisions: values for rows that the machine was not fitted to.
    ///   - isFirst: whether each is of the first class.
    init(decisions: [Double], isFirst: [Bool]) {
        let positive = Double(isFirst.filter { $0 }.count)
        let negative = Double(isFirst.count) - positive
        let (high, low) = ((positive + 1) / (positive + 2), 1 / (negative + 2))
        let targets = isFirst.map { $0 ? high : low }
        var (slope, offset) = (0.0, log((negative + 1) / (positive + 1)))
        var value = Self.loss(decisions, targets, slope, offset)
        newton: for _ in 0..<100 {
            // A little is added to the diagonal so that it can be inverted.
            var (h11, h22, h21, g1, g2) = (1e-12, 1e-12, 0.0, 0.0, 0.0)
            for (decision, target) in zip(decisions, targets) {
                let share = Self.share(slope * decision + offset)
                let (bend, error) = (share * (1 - share), target - share)
                h11 += decision * decision * bend
                h22 += bend
                h21 += decision * bend
                g1 += decision * error
                g2 += error
            }
            guard max(abs(g1), abs(g2)) >= 1e-5 else { break }
            let determinant = h11 * h22 - h21 * h21
            let (first, second) = (-(h22 * g1 - h21 * g2) / determinant, -(h11 * g2 - h21 * g1) / determinant)
            let descent = g1 * first + g2 * second
            var length = 1.0
            while true {
                let (newSlope, newOffset) = (slope + length * first, offset + length * second)
                let newValue = Self.loss(decisions, targets, newSlope, newOffset)
                if newValue < value + 1e-4 * length * descent {
                    (slope, offset, value) = (newSlope, newOffset, newValue)
                    break
                }
                length /= 2
                if length < 1e-10 { break newton }
            }
        }
        (self.slope, self.offset) = (slope, offset)
    }

    /// The probability of the first class.
    func callAsFunction(_ decision: Double) -> Double { Self.share(slope * decision + offset) }

    /// 1 / (1 + exp(x)), without overflow.
    private static func share(_ x: Double) -> Double {
        let small = exp(-abs(x))
        return x >= 0 ? small / (1 + small) : 1 / (1 + small)
    }

    private static func loss(_ decisions: [Double], _ targets: [Double], _ slope: Double, _ offset: Double) -> Double {
        zip(decisions, targets).reduce(0) { sum, pair in
            let x = slope * pair.0 + offset
            return sum + (x >= 0 ? pair.1 * x : (pair.1 - 1) * x) + log1p(exp(-abs(x)))
        }
    }
}
