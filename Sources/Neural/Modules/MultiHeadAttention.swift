/// Self-attention with several heads (Vaswani and others 2017).
///
/// Parameters as in PyTorch's `MultiheadAttention`: `in_proj_weight` [3 · features, features], `in_proj_bias`,
/// `out_proj.weight` [features, features], `out_proj.bias`.
public struct MultiHeadAttention: Module {
    /// Makes queries, keys and values.
    public var input: Dense
    /// Joins the heads.
    public var output: Dense
    /// Equal parts of the features.
    public let heads: Int
    /// Share of attention weights dropped in training.
    public let dropout: Double

    /// A layer with random weights: Glorot's for the input, as PyTorch; biases 0.
    ///
    /// - Throws: `NeuralError` if the features cannot be shared equally or the rate is outside 0..<1.
    public init(features: Int, heads: Int, dropout: Double = 0, using random: inout PhiloxGenerator) throws {
        guard features > 0, heads > 0, features % heads == 0 else {
            throw NeuralError.configuration(
                "attention", expected: "features in equal parts", found: "\(features) for \(heads) heads")
        }
        self.dropout = try Dropout(dropout).rate
        let glorot = Initializer.keras
        let torch = Initializer(weights: Initializer.pyTorch.weights)
        input = try Dense(from: features, to: 3 * features, initializer: glorot, using: &random)
        output = try Dense(from: features, to: features, initializer: torch, using: &random)
        self.heads = heads
    }

    /// A layer of given parts: `input` from the features to three times as many, `output` back.
    ///
    /// - Throws: `NeuralError` if the sizes do not fit or the rate is outside 0..<1.
    public init(input: Dense, output: Dense, heads: Int, dropout: Double = 0) throws {
        let features = input.inputSize
        guard heads > 0, features % heads == 0, input.outputSize == 3 * features, output.inputSize == features,
            output.outputSize == features
        else {
            throw NeuralError.mismatch(
                "attention", expected: "weights [3 · features, features] and [features, features] for \(heads) heads",
                found: "\(input.weight.value.shape) and \(output.weight.value.shape)")
        }
        self.dropout = try Dropout(dropout).rate
        (self.input, self.output, self.heads) = (input, output, heads)
    }

    /// Input and output [batch, time, features].
    public func callAsFunction(_ input: Variable) throws -> Variable { try attend(input, lengths: nil) }

    /// As above; places beyond the lengths are not attended to.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try attend(input, lengths: lengths)
    }

    private func attend(_ input: Variable, lengths: [Int]?) throws -> Variable {
        try output(self.input(input).attention(heads: heads, lengths: lengths, dropout: dropout))
    }

    /// Visits the input's parameters, then the output's.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("in_proj_weight", &input.weight)
        if input.bias != nil { try visit("in_proj_bias", &input.bias!) }
        try output.visitParameters(as: "out_proj", visit)
    }
}
