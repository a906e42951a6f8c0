/// Layer normalisation along the last axis (Ba, Kiros, Hinton 2016).
///
/// Parameters as in PyTorch's `LayerNorm`: `weight` and `bias`, each [features].
public struct LayerNorm: Module {
    /// Multiplies the normalised values.
    public var weight: Parameter
    /// Is added to them.
    public var bias: Parameter
    /// Added to the variance.
    public var epsilon: Float

    /// A layer that first only normalises.
    ///
    /// - Parameter epsilon: PyTorch's default is 1e-5, Keras's 1e-3.
    /// - Throws: `NeuralError` if there is no feature.
    public init(features: Int, epsilon: Float = 1e-5) throws {
        guard features > 0 else {
            throw NeuralError.configuration("layer normalisation", expected: "at least 1 feature", found: "\(features)")
        }
        weight = Parameter(try Tensor(repeating: 1, shape: [features]), role: .scale)
        bias = Parameter(try Tensor(repeating: 0, shape: [features]), role: .bias)
        self.epsilon = epsilon
    }

    /// A layer with given scale and shift, each [features].
    ///
    /// - Throws: `NeuralError` if the shapes do not fit.
    public init(weight: Tensor, bias: Tensor, epsilon: Float = 1e-5) throws {
        guard weight.shape.count == 1, weight.count > 0, bias.shape == weight.shape else {
            throw NeuralError.mismatch(
                "layer normalisation", expected: "scale and shift of one length",
                found: "shapes \(weight.shape) and \(bias.shape)")
        }
        self.weight = Parameter(weight, role: .scale)
        self.bias = Parameter(bias, role: .bias)
        self.epsilon = epsilon
    }

    /// Input and output [..., features].
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try input.normalizedRows(
            scale: input.tape.variable(for: weight), shift: input.tape.variable(for: bias), epsilon: epsilon)
    }

    /// Visits weight, then bias.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("weight", &weight)
        try visit("bias", &bias)
    }
}
