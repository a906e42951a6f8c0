/// Self-attention, then two dense layers at each place, each with a way around it and a normalisation.
///
/// Parameters as in PyTorch's `TransformerEncoderLayer`: `self_attn`, `linear1`, `linear2`, `norm1`, `norm2`.
public struct TransformerEncoderLayer: Module {
    /// The function between the dense layers.
    public enum Activation: Sendable, Hashable {
        /// max(0, x), PyTorch's default.
        case relu
        /// x · Φ(x), as in most speech encoders.
        case gelu
    }

    /// The attention.
    public var attention: MultiHeadAttention
    /// Widens.
    public var first: Dense
    /// Narrows again.
    public var second: Dense
    /// Normalises around the attention.
    public var attentionNorm: LayerNorm
    /// Normalises around the dense layers.
    public var denseNorm: LayerNorm
    /// Between the dense layers.
    public let activation: Activation
    /// Whether normalisation comes before each part (which trains more easily) or after its way around.
    public let normalizesFirst: Bool
    private let dropout: Dropout

    /// A layer with random weights.
    ///
    /// - Parameters:
    ///   - features: length of the last axis.
    ///   - hidden: between the dense layers.
    ///   - dropout: rate after each part, between the dense layers and on the attention's weights.
    /// - Throws: `NeuralError` if a size or the rate is impossible.
    public init(
        features: Int, heads: Int, hidden: Int, dropout: Double = 0.1, activation: Activation = .relu,
        normalizesFirst: Bool = false, using random: inout PhiloxGenerator
    ) throws {
        attention = try MultiHeadAttention(features: features, heads: heads, dropout: dropout, using: &random)
        first = try Dense(from: features, to: hidden, using: &random)
        second = try Dense(from: hidden, to: features, using: &random)
        attentionNorm = try LayerNorm(features: features)
        denseNorm = try LayerNorm(features: features)
        self.activation = activation
        self.normalizesFirst = normalizesFirst
        self.dropout = try Dropout(dropout)
    }

    /// A layer with given weights, found by PyTorch's names.
    ///
    /// - Parameter tensor: the tensor of a name, such as `self_attn.in_proj_weight`.
    /// - Throws: `NeuralError` if the shapes do not fit or the rate is impossible; what `tensor` throws.
    public init(
        heads: Int, dropout: Double = 0.1, activation: Activation = .relu, normalizesFirst: Bool = false,
        tensor: (String) throws -> Tensor
    ) throws {
        func dense(_ name: String) throws -> Dense {
            try Dense(weight: tensor(name + "weight"), bias: tensor(name + "bias"))
        }
        attention = try MultiHeadAttention(
            input: dense("self_attn.in_proj_"), output: dense("self_attn.out_proj."), heads: heads, dropout: dropout)
        first = try dense("linear1.")
        second = try dense("linear2.")
        attentionNorm = try LayerNorm(weight: tensor("norm1.weight"), bias: tensor("norm1.bias"))
        denseNorm = try LayerNorm(weight: tensor("norm2.weight"), bias: tensor("norm2.bias"))
        let features = attention.output.outputSize
        guard first.inputSize == features, second.inputSize == first.outputSize, second.outputSize == features,
            attentionNorm.weight.value.count == features, denseNorm.weight.value.count == features
        else {
            throw NeuralError.mismatch(
                "transformer layer", expected: "dense layers and normalisations of \(features) features",
                found: "\(first.weight.value.shape) and \(second.weight.value.shape)")
        }
        self.activation = activation
        self.normalizesFirst = normalizesFirst
        self.dropout = try Dropout(dropout)
    }

    /// Input and output [batch, time, features].
    public func callAsFunction(_ input: Variable) throws -> Variable { try output(input) { try attention($0) } }

    /// As above; places beyond the lengths are not attended to.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try output(input) { try attention($0, lengths: lengths) }
    }

    private func output(_ input: Variable, attend: (Variable) throws -> Variable) throws -> Variable {
        if normalizesFirst {
            let attended = try input.adding(dropout(attend(attentionNorm(input))))
            return try attended.adding(dropout(dense(denseNorm(attended))))
        }
        let attended = try attentionNorm(input.adding(dropout(attend(input))))
        return try denseNorm(attended.adding(dropout(dense(attended))))
    }

    private func dense(_ input: Variable) throws -> Variable {
        let wide =
            switch activation {
            case .relu: try first(input, rectified: true)
            case .gelu: try first(input).gelu()
            }
        return try second(dropout(wide))
    }

    /// Visits the parameters in PyTorch's order.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try attention.visitParameters(as: "self_attn", visit)
        try first.visitParameters(as: "linear1", visit)
        try second.visitParameters(as: "linear2", visit)
        try attentionNorm.visitParameters(as: "norm1", visit)
        try denseNorm.visitParameters(as: "norm2", visit)
    }
}
