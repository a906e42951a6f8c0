/// Batch normalisation of features (Ioffe and Szegedy 2015), input [batch, features].
///
/// In training each feature is normalised by the batch's mean and variance, otherwise by running means of them. A
/// training batch of a single row has no variance: it is normalised by the running ones, and leaves them as they are.
/// Parameters as in PyTorch's `BatchNorm1d`: `weight`, `bias`, `running_mean`, `running_var`, each [features].
public struct BatchNorm: Module {
    /// How running figures follow the batches.
    public enum Convention: Sendable {
        /// ε 1e-5; a tenth of the new mean and unbiased variance.
        case pyTorch
        /// ε 1e-3; a hundredth of the new mean and biased variance.
        case keras
    }

    /// Multiplies the normalised values.
    public var weight: Parameter
    /// Is added to them.
    public var bias: Parameter
    /// Running mean of the batches' means.
    public var runningMean: Parameter
    /// Running mean of the batches' variances.
    public var runningVariance: Parameter
    /// Added to the variance.
    public var epsilon: Float
    /// Share of a batch in the running figures.
    public var momentum: Float
    /// How running figures follow the batches.
    public let convention: Convention

    /// A layer that first only normalises.
    ///
    /// - Throws: `NeuralError` if there is no feature.
    public init(features: Int, convention: Convention = .pyTorch) throws {
        guard features > 0 else {
            throw NeuralError.configuration("batch normalisation", expected: "at least 1 feature", found: "\(features)")
        }
        weight = Parameter(try Tensor(repeating: 1, shape: [features]), role: .scale)
        bias = Parameter(try Tensor(repeating: 0, shape: [features]), role: .bias)
        runningMean = Parameter(try Tensor(repeating: 0, shape: [features]), role: .buffer)
        runningVariance = Parameter(try Tensor(repeating: 1, shape: [features]), role: .buffer)
        self.convention = convention
        (epsilon, momentum) = convention == .pyTorch ? (1e-5, 0.1) : (1e-3, 0.01)
    }

    /// Input and output [batch, ..., features]: all places of all rows count alike.
    public func callAsFunction(_ input: Variable) throws -> Variable {
        guard input.shape.count > 2, let features = input.shape.last, features > 0 else { return try normalized(input) }
        return try normalized(input.reshaped([input.value.count / features, features])).reshaped(input.shape)
    }

    /// Sequences [batch, time, ..., features]: in training only the places within the lengths count, and the others
    /// become 0.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        guard input.tape.mode == .training, input.shape.count > 2, lengths.contains(where: { $0 < input.shape[1] })
        else { return try self(input) }
        return try self(input.realPlaces(lengths)).spread(over: lengths, times: input.shape[1])
    }

    private func normalized(_ input: Variable) throws -> Variable {
        let tape = input.tape
        let usesBatch = tape.mode == .training && input.value.rows > 1
        let (result, batch) = try input.normalizedColumns(
            scale: tape.variable(for: weight), shift: tape.variable(for: bias), epsilon: epsilon,
            statistics: usesBatch ? nil : (mean: runningMean.value, variance: runningVariance.value))
        if let batch {
            let rows = Float(input.value.rows)
            let correction = convention == .pyTorch ? rows / (rows - 1) : 1
            follow(runningMean, batch.mean, share: momentum, on: tape)
            follow(runningVariance, batch.variance, share: momentum, correction: correction, on: tape)
        }
        return result
    }

    private func follow(_ running: Parameter, _ new: Tensor, share: Float, correction: Float = 1, on tape: Tape) {
        var value = tape.device.scaled(running.value, by: 1 - share, shift: 0)
        value.add(new, scale: share * correction, on: tape.device)
        tape.update(running, to: value)
    }

    /// Visits the parameters, then the buffers.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("weight", &weight)
        try visit("bias", &bias)
        try visit("running_mean", &runningMean)
        try visit("running_var", &runningVariance)
    }
}
