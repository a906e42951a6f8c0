/// How a network is trained.
public struct TrainingPlan: Sendable, Hashable {
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
    /// Whether each class of each corpus counts as much as any other, and with them each corpus as much as any other.
    public var balancesClasses: Bool
    /// How much more than others the clips of some labels count, by label; labels that are not named count once. Comes on
    /// top of `balancesClasses`.
    public var classWeights: [String: Double]?
    /// Networks trained from different starts, whose probabilities are averaged.
    public var members: Int
    /// Speeds at which each training clip is heard, 1 the original; pitch and formants move along.
    public var speeds: [Double]
    /// Other ways that each training clip is heard, beside its speeds; nil for none.
    public var hearings: [Hearing]?
    /// How many of `hearings` each clip is heard in, drawn at random; nil for all.
    public var hearingsOfEach: Int?
    /// Epochs without a better recall on held-out speakers before training ends; nil trains all epochs on all speakers.
    public var patience: Int?
    /// What is made small.
    public var loss: Loss
    /// Masks on spectrograms; nil for none.
    public var specAugment: SpecAugmentPlan?
    /// How much clips are mixed with each other (Zhang and others 2018), usually 0.1 to 0.4; nil for not at all.
    public var mixup: Double?
    /// The longest that the gradient of a step may be; nil for any length.
    public var gradientClipping: Double?
    /// Frames that images of fixed size are moved by at most, in either direction, in training; nil for none.
    public var timeShift: Int?
    /// Deviation of noise that is added to the features in training; nil for none.
    public var noise: Double?

    /// How often each clip is learned from.
    var copies: Int { speeds.count + min(hearings?.count ?? 0, hearingsOfEach ?? .max) }

    /// A plan.
    public init(
        optimiser: Optimiser, epochs: Int, batchSize: Int, cosineWarmUp: Double? = nil, labelSmoothing: Double = 0,
        balancesClasses: Bool = false, classWeights: [String: Double]? = nil, members: Int = 1,
        speeds: [Double] = [1],
        hearings: [Hearing]? = nil, hearingsOfEach: Int? = nil, patience: Int? = nil,
        loss: Loss = .crossEntropy, specAugment: SpecAugmentPlan? = nil, mixup: Double? = nil,
        gradientClipping: Double? = nil, timeShift: Int? = nil, noise: Double? = nil
    ) {
        self.optimiser = optimiser
        self.epochs = epochs
        self.batchSize = batchSize
        self.cosineWarmUp = cosineWarmUp
        self.labelSmoothing = labelSmoothing
        self.balancesClasses = balancesClasses
        self.classWeights = classWeights
        self.members = members
        self.speeds = speeds
        self.hearings = hearings
        self.hearingsOfEach = hearingsOfEach
        self.patience = patience
        self.loss = loss
        self.specAugment = specAugment
        self.mixup = mixup
        self.gradientClipping = gradientClipping
        self.timeShift = timeShift
        self.noise = noise
    }
}
