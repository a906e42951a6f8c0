internal import Foundation

/// What a vector's length is measured by when it is scaled to length 1; librosa's `norm`.
public enum VectorNorm: Sendable, Hashable, Codable {
    /// The largest absolute value.
    case maximum
    /// The smallest absolute value.
    case minimum
    /// The number of values that are not zero.
    case count
    /// The root of the sum of powers of absolute values: 1 for the sum, 2 for the Euclidean length. Above 0.
    case power(Double)

    func check() throws(AcousticsError) {
        if case .power(let power) = self {
            try AcousticsError.require(power > 0 && power.isFinite, "norm", power, "finite and above 0")
        }
    }

    /// The length, or 1 where it is too small to divide by.
    func length(of values: some Sequence<Double>) -> Double {
        let length: Double
        switch self {
        case .maximum: length = values.reduce(0) { max($0, abs($1)) }
        case .minimum: length = values.reduce(.infinity) { min($0, abs($1)) }
        case .count: length = values.reduce(0) { $0 + ($1 != 0 ? 1 : 0) }
        case .power(let power): length = pow(values.reduce(0) { $0 + pow(abs($1), power) }, 1 / power)
        }
        return length < .leastNormalMagnitude ? 1 : length
    }
}
