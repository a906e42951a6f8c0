/// Convolution of each channel with a window of its own, channels last.
///
/// Parameters as in PyTorch's convolutions with as many groups as channels: `weight` [channels, 1, window...] and
/// `bias` [channels].
public struct DepthwiseConvolution: Module {
    /// Shape [channels, 1, window...].
    public var weight: Parameter
    /// Shape [channels], or nil.
    public var bias: Parameter?
    /// Steps of the window along each axis.
    public let stride: [Int]
    /// Zeros before and after each axis.
    public let padding: [WindowPadding]

    /// A layer with random weights.
    ///
    /// - Throws: `NeuralError` if a size is not positive or the lists differ in length.
    public init(
        channels: Int, window: [Int], stride: [Int]? = nil, padding: Convolution.Padding = .valid,
        hasBias: Bool = true, initializer: Initializer = .pyTorch, using random: inout PhiloxGenerator
    ) throws {
        let places = try Convolution.check(window, inputs: 1, outputs: channels)
        let (weights, biases) = (initializer.weights(places, places), initializer.biases(places, places))
        weight = Parameter(Tensor(drawn: weights, shape: [channels, 1] + window, using: &random), role: .weight)
        if hasBias { bias = Parameter(Tensor(drawn: biases, shape: [channels], using: &random), role: .bias) }
        self.stride = try Convolution.steps(stride, window: window)
        self.padding = try padding.resolved(for: window)
    }

    /// Input and output [batch, places..., channels].
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try input.depthwiseConvolution(
            weight: input.tape.variable(for: weight), bias: bias.map { input.tape.variable(for: $0) }, stride: stride,
            padding: padding)
    }

    /// As above; places beyond the lengths count as zeros, as they would beside each sequence alone.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try self(input.zeroingPadding(lengths))
    }

    /// The lengths left along the first axis.
    public func lengths(after lengths: [Int]) -> [Int] {
        let window = weight.value.shape[2]
        return lengths.map { max(0, ($0 + padding[0].before + padding[0].after - window) / stride[0] + 1) }
    }

    /// Visits weight, then bias.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("weight", &weight)
        if bias != nil { try visit("bias", &bias!) }
    }
}
