/// A feed-forward network: hidden layers with ReLU, then one output for each class.
public struct NetworkPlan: Sendable, Hashable, Codable {
    /// Whose rule draws the first weights.
    public enum Start: String, Sendable, Codable {
        /// Keras's Dense.
        case keras
        /// PyTorch's Linear.
        case pyTorch = "pytorch"
        /// scikit-learn's MLPClassifier.
        case scikitLearn = "scikit-learn"
        /// He's normal.
        case he
    }

    /// Units of each hidden layer.
    public var hidden: [Int]
    /// Share of inputs left out at random in training.
    public var inputDropout: Double
    /// Share of each hidden layer's units left out at random in training.
    public var dropout: Double
    /// Whether hidden layers are normalised over the batch before their ReLU.
    public var normalisesBatches: Bool
    /// Whose rule draws the first weights.
    public var start: Start

    /// A plan.
    public init(
        hidden: [Int], inputDropout: Double = 0, dropout: Double = 0, normalisesBatches: Bool = false, start: Start
    ) {
        self.hidden = hidden
        self.inputDropout = inputDropout
        self.dropout = dropout
        self.normalisesBatches = normalisesBatches
        self.start = start
    }
}
