/// How a voice model is made: features, their scaling, a network and its training. Configuration, not code.
public struct VoiceRecipe: Sendable, Hashable, Codable {
    /// The recipe's name.
    public var name: String

    /// The feature set's name.
    public var features: String

    /// Whether features are standardised with the training clips' mean and deviation, and cut off at this many deviations.
    public var standardisedWithin: Float?

    /// The network.
    public var network: NetworkPlan

    /// Its training.
    public var training: TrainingPlan

    /// A recipe.
    public init(
        name: String, features: String, standardisedWithin: Float?, network: NetworkPlan, training: TrainingPlan
    ) {
        self.name = name
        self.features = features
        self.standardisedWithin = standardisedWithin
        self.network = network
        self.training = training
    }
}

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

/// How a network is trained.
public struct TrainingPlan: Sendable, Hashable, Codable {
    /// Whose semantics the optimiser and its stopping rule follow.
    public enum Optimiser: Sendable, Hashable, Codable {
        /// Adam with Keras's defaults.
        case kerasAdam
        /// scikit-learn's MLPClassifier: Adam, L2 penalty, an end when the training loss no longer falls.
        case scikitLearn
        /// PyTorch's AdamW.
        case adamW(learningRate: Double, weightDecay: Double)
    }

    /// The optimiser.
    public var optimiser: Optimiser
    /// Passes over the data at most.
    public var epochs: Int
    /// Clips in a step.
    public var batchSize: Int
    /// Share of the steps in which the learning rate rises before it falls along a cosine; nil keeps it constant.
    public var cosineWarmUp: Double?
    /// Share of each label that is spread over all classes.
    public var labelSmoothing: Double
    /// Whether each class of each corpus counts as much as any other.
    public var balancesClasses: Bool
    /// Networks trained from different starts, whose probabilities are averaged.
    public var members: Int
    /// Speeds at which each training clip is heard, 1 the original; pitch and formants move along.
    public var speeds: [Double]
    /// Epochs without a better recall on held-out speakers before training ends; nil trains all epochs on all speakers.
    public var patience: Int?

    /// A plan.
    public init(
        optimiser: Optimiser, epochs: Int, batchSize: Int, cosineWarmUp: Double? = nil, labelSmoothing: Double = 0,
        balancesClasses: Bool = false, members: Int = 1, speeds: [Double] = [1], patience: Int? = nil
    ) {
        self.optimiser = optimiser
        self.epochs = epochs
        self.batchSize = batchSize
        self.cosineWarmUp = cosineWarmUp
        self.labelSmoothing = labelSmoothing
        self.balancesClasses = balancesClasses
        self.members = members
        self.speeds = speeds
        self.patience = patience
    }
}
