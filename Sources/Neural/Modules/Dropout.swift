/// Sets elements to zero at random in training and scales the others so that the mean is kept; passes inputs through
/// otherwise.
public struct Dropout: Module {
    /// Share of elements that become zero, in 0..<1.
    public let rate: Double

    /// - Throws: `NeuralError` if the rate is outside 0..<1.
    public init(_ rate: Double) throws {
        guard rate >= 0, rate < 1 else {
            throw NeuralError.configuration("dropout rate", expected: "0 ≤ rate < 1", found: "\(rate)")
        }
        self.rate = rate
    }

    /// Any shape.
    public func callAsFunction(_ input: Variable) throws -> Variable { input.dropout(rate: rate) }
}
