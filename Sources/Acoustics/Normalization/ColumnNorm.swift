internal import Foundation

/// What the columns of a matrix are divided by, so that frames can be compared whatever their level; librosa's
/// `util.normalize`.
public enum ColumnNorm: Sendable, Hashable, Codable {
    /// Nothing: the values stay.
    case none
    /// The largest absolute value (infinity norm).
    case maximum
    /// The sum of absolute values.
    case l1
    /// The root of the sum of squares.
    case l2

    /// Divides values by their norm; where that is next to nothing they stay.
    func apply(to values: inout [Double]) {
        let length: Double
        switch self {
        case .none: return
        case .maximum: length = values.reduce(0) { max($0, abs($1)) }
        case .l1: length = values.reduce(0) { $0 + abs($1) }
        case .l2: length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
        if length < Double(Float.leastNormalMagnitude) { return }
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
