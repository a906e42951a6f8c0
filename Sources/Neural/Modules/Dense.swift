/// A fully connected layer: y = x · Wᵀ + b over the last axis.
///
/// Parameters as in PyTorch's `Linear`: `weight` [out, in] and `bias` [out].
public struct Dense: Module {
    /// Shape [out, in].
    public var weight: Parameter
    /// Shape [out], or nil.
    public var bias: Parameter?

    /// Length of the input's last axis.
    public var inputSize: Int { weight.value.columns }
    /// Length of the output's last axis.
    public var outputSize: Int { weight.value.rows }

    /// A layer with random weights.
    ///
    /// - Parameters:
    ///   - initializer: how to draw weights and biases.
    ///   - random: where the draws come from: weights first, row by row, then biases.
    /// - Throws: `NeuralError` if a size is not positive.
    public init(
        from inputSize: Int, to outputSize: Int, hasBias: Bool = true, initializer: Initializer = .pyTorch,
        using random: inout PhiloxGenerator
    ) throws {
        guard inputSize > 0, outputSize > 0 else {
            throw NeuralError.configuration(
                "dense layer", expected: "sizes of at least 1", found: "\(inputSize) to \(outputSize)")
        }
        let draw = { (distribution: Initializer.Distribution, shape: [Int], random: inout PhiloxGenerator) in
            Tensor(shape: shape) { to in
                for index in 0..<shape.reduce(1, *) { to[index] = distribution.draw(using: &random) }
            }
        }
        let weights = initializer.weights(inputSize, outputSize)
        weight = Parameter(draw(weights, [outputSize, inputSize], &random), role: .weight)
        guard hasBias else { return }
        bias = Parameter(draw(initializer.biases(inputSize, outputSize), [outputSize], &random), role: .bias)
    }

    /// A layer with given weights [out, in] and biases [out].
    ///
    /// - Throws: `NeuralError` if the shapes do not fit.
    public init(weight: Tensor, bias: Tensor? = nil) throws {
        guard weight.shape.count == 2 else {
            throw NeuralError.mismatch("dense layer", expected: "weights [out, in]", found: "shape \(weight.shape)")
        }
        if let bias, bias.shape != [weight.rows] {
            throw NeuralError.shape("bias of dense layer", expected: [weight.rows], found: bias.shape)
        }
        self.weight = Parameter(weight, role: .weight)
        self.bias = bias.map { Parameter($0, role: .bias) }
    }

    /// Input [..., in], output [..., out].
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try self(input, rectified: false)
    }

    /// As above, then max(0, ·) if `rectified`: one operation instead of two.
    func callAsFunction(_ input: Variable, rectified: Bool) throws -> Variable {
        try input.linear(
            weight: input.tape.variable(for: weight), bias: bias.map { input.tape.variable(for: $0) },
            rectified: rectified)
    }

    /// Visits the parameters in a fixed order.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("weight", &weight)
        if bias != nil { try visit("bias", &bias!) }
    }
}
