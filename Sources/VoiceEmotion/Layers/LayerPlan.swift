/// One layer of a network. Sizes are of one clip: [time, values], or [places..., channels] for images and stacks of them.
public indirect enum LayerPlan: Sendable, Hashable {
    /// A function of each value.
    public enum Activation: String, Sendable, Codable, CaseIterable {
        case relu, gelu, tanh
    }

    /// What is kept of the states of a recurrent layer.
    public enum Recurrence: String, Sendable, Codable, CaseIterable {
        case lstm, gru
    }

    /// A convolution over as many axes as the kernel has; an image without channels gets one.
    ///
    /// `stride` is 1 along each axis if nil; `keepsSize` widens the image by zeros so that steps of 1 keep its size.
    case convolution(filters: Int, kernel: [Int], stride: [Int]? = nil, keepsSize: Bool = false)
    /// The largest value of each window; windows lie side by side if `stride` is nil.
    case maxPool(window: [Int], stride: [Int]? = nil)
    /// The mean of each window.
    case meanPool(window: [Int], stride: [Int]? = nil)
    /// Values normalised over the batch, each channel by itself.
    case batchNorm
    /// A function of each value.
    case activation(Activation)
    /// A share of the values left out at random in training.
    case dropout(Double)
    /// States over time; `keepsTime` for all of them, else the last alone.
    case recurrent(Recurrence, units: Int, isBidirectional: Bool = false, keepsTime: Bool = false)
    /// Waves of the place in time are added.
    case positional
    /// Encoder layers with self-attention over time, each of that width, which the values are brought to first.
    case transformer(width: Int, heads: Int, feedForward: Int, layers: Int, dropout: Double = 0.1)
    /// Mean and deviation over time, each place weighed by what is there.
    case attentivePooling(hidden: Int)
    /// The mean over time.
    case meanOverTime
    /// Layers with a way around them.
    case residual([LayerPlan])
    /// All values in one row; needs clips of one length.
    case flatten
    /// Each unit a weighted sum of the values of its place.
    case dense(units: Int)

    /// The name in files and messages.
    var kind: String {
        switch self {
        case .convolution: "convolution"
        case .maxPool: "maxPool"
        case .meanPool: "meanPool"
        case .batchNorm: "batchNorm"
        case .activation(let function): function.rawValue
        case .dropout: "dropout"
        case .recurrent(let kind, _, _, _): kind.rawValue
        case .positional: "positional"
        case .transformer: "transformer"
        case .attentivePooling: "attentivePooling"
        case .meanOverTime: "meanOverTime"
        case .residual: "residual"
        case .flatten: "flatten"
        case .dense: "dense"
        }
    }
}

/// A network as a list of layers; a dense layer with one output for each class follows the last one.
public struct LayerStackPlan: Sendable, Hashable, Codable {
    /// The layers in order.
    public var layers: [LayerPlan]
    /// Whose rule draws the first weights of convolutions and dense layers.
    public var start: NetworkPlan.Start

    /// A plan.
    public init(_ layers: [LayerPlan], start: NetworkPlan.Start = .he) {
        self.layers = layers
        self.start = start
    }
}
