internal import Foundation

/// What vectors, such as the columns of a matrix, are divided by, so that frames can be compared whatever their level;
/// librosa's `util.normalize`.
public enum ColumnNorm: Sendable, Hashable, Codable {
    /// Nothing: the values stay.
    case none
    /// The largest absolute value (infinity norm).
    case maximum
    /// The smallest absolute value.
    case minimum
    /// The number of values that are not zero.
    case count
    /// The sum of absolute values.
    case l1
    /// The root of the sum of squares.
    case l2
    /// The root of the sum of powers of absolute values; the power is above 0.
    case power(Double)

    func check() throws(AcousticsError) {
        if case .power(let power) = self {
            try AcousticsError.require(power > 0 && power.isFinite, "norm", power, "finite and above 0")
        }
    }

    /// The length that values are divided by: 1 where it is next to nothing.
    func length(of values: some Sequence<Double>) -> Double {
        let length: Double
        switch self {
        case .none: return 1
        case .maximum: length = values.reduce(0) { max($0, abs($1)) }
        case .minimum: length = values.reduce(.infinity) { min($0, abs($1)) }
        case .count: length = values.reduce(0) { $0 + ($1 != 0 ? 1 : 0) }
        case .l1: length = values.reduce(0) { $0 + abs($1) }
        case .l2: length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        case .power(let power): length = pow(values.reduce(0) { $0 + pow(abs($1), power) }, 1 / power)
        }
        return length < Double(Float.leastNormalMagnitude) ? 1 : length
    }

    /// Divides values by their length.
    func apply(to values: inout [Double]) {
        let length = length(of: values)
        if length == 1 { return }
        for index in values.indices { values[index] /= length }
    }
}

extension FeatureMatrix {
    /// Every frame divided by its norm; frames whose norm is next to nothing stay as they are.
    public func normalized(_ norm: ColumnNorm) -> FeatureMatrix {
        if norm == .none { return self }
        var result = values
        var column = [Double](repeating: 0, count: featureCount)
        for frame in 0..<frameCount {
            for row in 0..<featureCount { column[row] = Double(values[row * frameCount + frame]) }
            norm.apply(to: &column)
            for row in 0..<featureCount { result[row * frameCount + frame] = Float(column[row]) }
        }
        return FeatureMatrix(names: names, frameCount: frameCount, values: result, timing: timing)
    }
}
