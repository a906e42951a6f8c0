/// Modules one after another; parameter names are `0.weight`, `0.bias`, `1. ...` as in PyTorch's `Sequential`.
public struct Sequential: Module {
    /// The modules in order.
    public var layers: [any Module]

    /// A chain of modules.
    public init(_ layers: [any Module]) {
        self.layers = layers
    }

    /// A chain of modules.
    public init(_ layers: any Module...) {
        self.layers = layers
    }

    /// The last module's output.
    public func callAsFunction(_ input: Variable) throws -> Variable { try output(input, lengths: nil) }

    /// The last module's output; each module is told how much of its input is real.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try output(input, lengths: lengths)
    }

    /// The lengths that the last module leaves.
    public func lengths(after lengths: [Int]) -> [Int] { layers.reduce(lengths) { $1.lengths(after: $0) } }

    private func output(_ input: Variable, lengths: [Int]?) throws -> Variable {
        var (value, lengths) = (input, lengths)
        var index = 0
        while index < layers.count {
            let layer = layers[index]
            let next = index + 1 < layers.count ? layers[index + 1] : nil
            var used = 2
            if layer is ReLU, let pooling = next as? MaxPooling {
                // Both commute, and there is less to rectify after pooling.
                value = try pooling(value, rectified: true)
                lengths = lengths.map { pooling.lengths(after: $0) }
            } else if next is ReLU, let dense = layer as? Dense {
                value = try dense(value, rectified: true)
            } else if next is ReLU, let convolution = layer as? Convolution, !isPooled(at: index + 2) {
                value = try convolution(value, lengths: lengths, rectified: true)
            } else {
                value = try lengths.map { try layer(value, lengths: $0) } ?? layer(value)
                used = 1
            }
            lengths = lengths.map { layer.lengths(after: $0) }
            index += used
        }
        return value
    }

    private func isPooled(at index: Int) -> Bool { index < layers.count && layers[index] is MaxPooling }

    /// Visits the parameters in a fixed order.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        for index in layers.indices { try layers[index].visitParameters(as: "\(index)", visit) }
    }
}

extension Sequential {
    /// Dense layers with ReLU, and dropout if asked, between them; the last layer's output is unbounded (logits).
    ///
    /// - Parameters:
    ///   - sizes: input, hidden layers, output: at least two.
    ///   - dropout: rate after each hidden layer.
    ///   - seed: source of the first weights.
    /// - Throws: `NeuralError` if a size or the rate is impossible.
    public static func multilayerPerceptron(
        sizes: [Int], dropout: Double = 0, initializer: Initializer = .pyTorch, seed: UInt64 = 0
    ) throws -> Sequential {
        guard sizes.count >= 2 else {
            throw NeuralError.configuration(
                "multilayer perceptron", expected: "an input and an output size", found: "\(sizes)")
        }
        var random = PhiloxGenerator(seed: seed)
        var layers: [any Module] = []
        for (index, (from, to)) in zip(sizes, sizes.dropFirst()).enumerated() {
            layers.append(try Dense(from: from, to: to, initializer: initializer, using: &random))
            guard index + 2 < sizes.count else { continue }
            layers.append(ReLU())
            if dropout > 0 { layers.append(try Dropout(dropout)) }
        }
        return Sequential(layers)
    }
}
