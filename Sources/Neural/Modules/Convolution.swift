/// Convolution over one, two or three axes of images with channels last.
///
/// Parameters as in PyTorch's `Conv1d`, `Conv2d`, `Conv3d`: `weight` [out, in, window...] and `bias` [out].
public struct Convolution: Module {
    /// How an image is widened by zeros.
    public enum Padding: Sendable, Hashable {
        /// Not at all: the result is shorter by the window less one.
        case valid
        /// So that steps of one keep the number of places.
        case same
        /// As many places as given before and after each axis.
        case places([Int])
    }

    /// Shape [out, in, window...].
    public var weight: Parameter
    /// Shape [out], or nil.
    public var bias: Parameter?
    /// Steps of the window along each axis.
    public let stride: [Int]
    /// Zeros before and after each axis.
    public let padding: [WindowPadding]

    /// Places of the window along each axis.
    public var window: [Int] { Array(weight.value.shape.dropFirst(2)) }

    /// A layer with random weights.
    ///
    /// - Parameters:
    ///   - inputs: channels of the input.
    ///   - outputs: channels of the result.
    ///   - window: places along each axis: one number for sequences, two for images, three for stacks of images.
    ///   - stride: steps along each axis; 1 if nil.
    ///   - initializer: how to draw weights and biases; its counts of inputs and outputs are those of one place times
    ///     the places of the window, as in PyTorch and Keras.
    /// - Throws: `NeuralError` if a size is not positive or the lists differ in length.
    public init(
        from inputs: Int, to outputs: Int, window: [Int], stride: [Int]? = nil, padding: Padding = .valid,
        hasBias: Bool = true, initializer: Initializer = .pyTorch, using random: inout PhiloxGenerator
    ) throws {
        let places = try Convolution.check(window, inputs: inputs, outputs: outputs)
        let weights = initializer.weights(inputs * places, outputs * places)
        let biases = initializer.biases(inputs * places, outputs * places)
        try self.init(
            weight: Tensor(drawn: weights, shape: [outputs, inputs] + window, using: &random),
            bias: hasBias ? Tensor(drawn: biases, shape: [outputs], using: &random) : nil, stride: stride,
            padding: padding)
    }

    /// A layer with given weights [out, in, window...] and biases [out].
    ///
    /// - Throws: `NeuralError` if the shapes do not fit.
    public init(weight: Tensor, bias: Tensor? = nil, stride: [Int]? = nil, padding: Padding = .valid) throws {
        guard (3...5).contains(weight.shape.count) else {
            throw NeuralError.mismatch(
                "convolution", expected: "weights [out, in, one to three axes]", found: "shape \(weight.shape)")
        }
        let window = Array(weight.shape.dropFirst(2))
        _ = try Convolution.check(window, inputs: weight.shape[1], outputs: weight.shape[0])
        if let bias, bias.shape != [weight.shape[0]] {
            throw NeuralError.shape("bias of a convolution", expected: [weight.shape[0]], found: bias.shape)
        }
        self.weight = Parameter(weight, role: .weight)
        self.bias = bias.map { Parameter($0, role: .bias) }
        self.stride = try Convolution.steps(stride, window: window)
        self.padding = try padding.resolved(for: window)
    }

    /// Input [batch, places..., in], output [batch, places..., out].
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try self(input, rectified: false)
    }

    /// As above, then max(0, ·) if `rectified`: one operation instead of two.
    func callAsFunction(_ input: Variable, rectified: Bool) throws -> Variable {
        try input.convolution(
            weight: input.tape.variable(for: weight), bias: bias.map { input.tape.variable(for: $0) }, stride: stride,
            padding: padding, rectified: rectified)
    }

    /// As above; places beyond the lengths count as zeros, as they would beside each sequence alone.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try self(input, lengths: lengths, rectified: false)
    }

    func callAsFunction(_ input: Variable, lengths: [Int]?, rectified: Bool) throws -> Variable {
        guard let lengths, window[0] > 1 else { return try self(input, rectified: rectified) }
        return try self(input.zeroingPadding(lengths), rectified: rectified)
    }

    /// The lengths left along the first axis.
    public func lengths(after lengths: [Int]) -> [Int] {
        lengths.map { max(0, ($0 + padding[0].before + padding[0].after - window[0]) / stride[0] + 1) }
    }

    /// Visits weight, then bias.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("weight", &weight)
        if bias != nil { try visit("bias", &bias!) }
    }

    static func check(_ window: [Int], inputs: Int, outputs: Int) throws -> Int {
        guard inputs > 0, outputs > 0, (1...3).contains(window.count), window.allSatisfy({ $0 > 0 }) else {
            throw NeuralError.configuration(
                "convolution", expected: "positive channels and a window of one to three positive lengths",
                found: "\(inputs) to \(outputs) channels, window \(window)")
        }
        return window.reduce(1, *)
    }

    static func steps(_ stride: [Int]?, window: [Int]) throws -> [Int] {
        let stride = stride ?? window.map { _ in 1 }
        guard stride.count == window.count, stride.allSatisfy({ $0 > 0 }) else {
            throw NeuralError.configuration(
                "convolution", expected: "\(window.count) steps of at least 1", found: "\(stride)")
        }
        return stride
    }
}

extension Convolution.Padding {
    func resolved(for window: [Int]) throws -> [WindowPadding] {
        switch self {
        case .valid: return window.map { _ in WindowPadding(0) }
        case .same: return window.map { .same(window: $0) }
        case .places(let places):
            guard places.count == window.count, places.allSatisfy({ $0 >= 0 }) else {
                throw NeuralError.configuration(
                    "convolution", expected: "padding for \(window.count) axes", found: "\(places)")
            }
            return places.map { WindowPadding($0) }
        }
    }
}

extension Tensor {
    /// Numbers drawn one after another.
    init(drawn distribution: Initializer.Distribution, shape: [Int], using random: inout PhiloxGenerator) {
        self.init(shape: shape) { to in
            for index in 0..<shape.reduce(1, *) { to[index] = distribution.draw(using: &random) }
        }
    }
}
