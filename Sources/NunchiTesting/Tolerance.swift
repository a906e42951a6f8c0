/// Whether `actual` is within `max(absolute, relative * |expected|)` of `expected`.
///
/// Two NaN are close to each other, and equal infinities too; anything else that is not finite is far.
public func isClose<Value: BinaryFloatingPoint>(
    _ actual: Value, _ expected: Value, absolute: Value = 0, relative: Value = 0
) -> Bool {
    if actual.isNaN || expected.isNaN { return actual.isNaN && expected.isNaN }
    if actual == expected { return true }
    guard actual.isFinite, expected.isFinite else { return false }
    return abs(actual - expected) <= max(absolute, relative * abs(expected))
}

/// Where two sequences differ most, in the words that a failing test should print.
public struct Mismatch: Equatable, Sendable, CustomStringConvertible {
    /// Position of the largest excess over the tolerance, nil where the lengths differ.
    public let index: Int?

    /// What was found and what was wanted there.
    public let description: String
}

/// The worst violation of `max(absolute, relative * |expected|)` between two sequences; nil when all values are close.
///
/// Use as `#expect(mismatch(actual, expected, absolute: 1e-6) == nil)`: a failure prints the place and both values.
public func mismatch<Value: BinaryFloatingPoint>(
    _ actual: some Collection<Value>, _ expected: some Collection<Value>, absolute: Value = 0, relative: Value = 0
) -> Mismatch? {
    guard actual.count == expected.count else {
        return Mismatch(index: nil, description: "\(actual.count) values where \(expected.count) are expected")
    }
    var worst: (index: Int, excess: Value, actual: Value, expected: Value)?
    for (index, pair) in zip(actual, expected).enumerated()
    where !isClose(pair.0, pair.1, absolute: absolute, relative: relative) {
        let difference = abs(pair.0 - pair.1)
        let excess = difference.isNaN ? .infinity : difference - max(absolute, relative * abs(pair.1))
        if worst.map({ excess > $0.excess }) ?? true { worst = (index, excess, pair.0, pair.1) }
    }
    return worst.map {
        Mismatch(index: $0.index, description: "at \($0.index): \($0.actual) where \($0.expected) is expected")
    }
}

/// The largest absolute difference between two sequences of equal length; infinity where the lengths differ.
public func largestDifference<Value: BinaryFloatingPoint>(
    _ first: some Collection<Value>, _ second: some Collection<Value>
) -> Value {
    guard first.count == second.count else { return .infinity }
    return zip(first, second).reduce(0) { worst, pair in
        let difference = abs(pair.0 - pair.1)
        return difference.isNaN ? .infinity : max(worst, difference)
    }
}
