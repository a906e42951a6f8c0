/// The loss of a regression: the mean of squared differences over all elements.
public struct MeanSquaredError: Sendable, Equatable {
    /// The loss has no settings.
    public init() {}

    /// The loss of a batch; with sample weights, the weighted mean over rows of each row's mean.
    ///
    /// - Parameters:
    ///   - predictions: shape [rows, ...].
    ///   - targets: the same shape.
    ///   - sampleWeights: one factor for each row.
    /// - Throws: `NeuralError` if shapes or counts do not fit.
    public func callAsFunction(
        _ predictions: Variable, targets: Tensor, sampleWeights: [Float]? = nil
    ) throws -> Variable {
        guard predictions.shape == targets.shape, targets.count > 0 else {
            throw NeuralError.shape("targets of the squared error", expected: predictions.shape, found: targets.shape)
        }
        let tape = predictions.tape
        let difference = try predictions.adding(tape.constant(tape.device.scaled(targets, by: -1, shift: 0)))
        let squares = try difference.multiplied(by: difference)
        guard let sampleWeights else { return squares.mean() }
        let rows = targets.rows
        guard sampleWeights.count == rows, sampleWeights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
            throw NeuralError.mismatch(
                "sample weights", expected: "\(rows) finite numbers of at least 0",
                found: "\(sampleWeights.count) numbers")
        }
        let length = targets.count / rows
        let total = sampleWeights.reduce(0) { $0 + Double($1) } * Double(length)
        let weights = Tensor(shape: targets.shape, on: tape.device) { to in
            for (row, weight) in sampleWeights.enumerated() {
                (to + row * length).update(repeating: total > 0 ? Float(Double(weight) / total) : 0, count: length)
            }
        }
        return try squares.multiplied(by: tape.constant(weights)).sum()
    }
}
