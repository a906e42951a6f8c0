import Learning
import Neural

/// What learns: a kind of model with its settings.
public enum LearnerPlan: Sendable, Hashable {
    /// A feed-forward network on vectors.
    case network(NetworkPlan)
    /// A network as a list of layers, on features of any shape.
    case layers(LayerStackPlan)
    /// Logistic regression on vectors.
    case logistic(LogisticPlan)
    /// A support vector machine on vectors.
    case svm(SupportVectorPlan)
    /// A random forest on vectors.
    case forest(ForestPlan)
    /// A Gaussian mixture for each class, on frames.
    case mixture(MixturePlan)
    /// Logistic regressions on parts of the features that decide together.
    case committee(CommitteePlan)
    /// Layers of a pretrained speech encoder, trained further.
    case tunedEncoder(TunedEncoderPlan)

    /// What a learner is given besides its clips.
    struct Context {
        /// How networks are trained.
        let training: TrainingPlan
        /// Where the clips' features come from.
        let features: FeaturePlan
        /// Where pretrained encoders are installed.
        let environment: VoiceFeatureSets.Environment
        /// Whether a learner that begins from pretrained weights is to stay what it begins as.
        var isStart = false
        /// Decides what chance decides.
        let seed: UInt64
        /// Threads of one computation; the result does not depend on it.
        let threads: Int
        /// Where a learner that takes long keeps its state and goes on from it; nil for nowhere.
        var checkpoint: CheckpointFile?
        /// Told of each epoch: epoch from 1, epochs at most, mean loss, recall on held-out speakers.
        let onEpoch: (Int, Int, Double, Double?) -> Void
    }

    /// Learns from clips.
    ///
    /// - Parameter validation: clips of held-out speakers, where the training plan wants to watch some.
    func fit(_ data: LearningSet, validation: LearningSet?, context: Context) throws -> any TrainedLearner {
        switch self {
        case .network(let plan): try NetworkLearner(fitting: plan, to: data, validation: validation, context: context)
        case .layers(let plan):
            try LayerStackLearner(fitting: plan, to: data, validation: validation, context: context)
        case .logistic(let plan): try ClassicalLearner(fitting: plan, to: data, context: context)
        case .svm(let plan): try ClassicalLearner(fitting: plan, to: data, context: context)
        case .forest(let plan): try ClassicalLearner(fitting: plan, to: data, context: context)
        case .mixture(let plan): try ClassicalLearner(fitting: plan, to: data, context: context)
        case .committee(let plan): try CommitteeLearner(fitting: plan, to: data, context: context)
        case .tunedEncoder(let plan):
            try TunedEncoderLearner(fitting: plan, to: data, validation: validation, context: context)
        }
    }

    /// What `TrainedLearner.tensors` came from.
    ///
    /// - Parameters:
    ///   - shape: the shape of a clip's features, nil where clips differ.
    ///   - classes: number of classes.
    func restored(from tensors: [String: Tensor], shape: [Int?], classes: Int) throws -> any TrainedLearner {
        switch self {
        case .network(let plan):
            try NetworkLearner(
                plan: plan, tensors: tensors, inputs: shape.compactMap { $0 }.reduce(1, *), outputs: classes)
        case .layers(let plan):
            try LayerStackLearner(plan: plan, tensors: tensors, shape: shape, classes: classes)
        case .logistic: try ClassicalLearner<LogisticRegression>(tensors: tensors, classes: classes)
        case .svm: try ClassicalLearner<SupportVectorMachine>(tensors: tensors, classes: classes)
        case .forest: try ClassicalLearner<RandomForest>(tensors: tensors, classes: classes)
        case .mixture: try ClassicalLearner<GaussianMixtureClassifier>(tensors: tensors, classes: classes)
        case .committee(let plan): try CommitteeLearner(plan: plan, tensors: tensors, classes: classes)
        case .tunedEncoder(let plan): try TunedEncoderLearner(plan: plan, tensors: tensors, classes: classes)
        }
    }

    /// Whether what training began from is one more learner of a model.
    var keepsStart: Bool {
        if case .tunedEncoder(let plan) = self { plan.keepStart } else { false }
    }

    /// Whether several learners agree by the mean of their logarithms of probabilities instead of that of probabilities.
    var averagesLogarithms: Bool {
        if case .tunedEncoder = self { true } else { false }
    }
}

extension LearnerPlan: Codable {
    private enum Key: CodingKey { case kind }
    private enum Kind: String, Codable {
        case network, layers, logistic, svm, forest, mixture, committee
        case tunedEncoder = "tuned-encoder"
    }

    /// An object with the kind's name beside the settings.
    public init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(Kind.self, forKey: .kind) {
        case .network: self = .network(try NetworkPlan(from: decoder))
        case .layers: self = .layers(try LayerStackPlan(from: decoder))
        case .logistic: self = .logistic(try LogisticPlan(from: decoder))
        case .svm: self = .svm(try SupportVectorPlan(from: decoder))
        case .forest: self = .forest(try ForestPlan(from: decoder))
        case .mixture: self = .mixture(try MixturePlan(from: decoder))
        case .committee: self = .committee(try CommitteePlan(from: decoder))
        case .tunedEncoder: self = .tunedEncoder(try TunedEncoderPlan(from: decoder))
        }
    }

    /// An object with the kind's name beside the settings.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        let (kind, plan): (Kind, any Encodable) =
            switch self {
            case .network(let plan): (.network, plan)
            case .layers(let plan): (.layers, plan)
            case .logistic(let plan): (.logistic, plan)
            case .svm(let plan): (.svm, plan)
            case .forest(let plan): (.forest, plan)
            case .mixture(let plan): (.mixture, plan)
            case .committee(let plan): (.committee, plan)
            case .tunedEncoder(let plan): (.tunedEncoder, plan)
            }
        try values.encode(kind, forKey: .kind)
        try plan.encode(to: encoder)
    }
}
