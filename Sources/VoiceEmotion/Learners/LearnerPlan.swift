import Neural

/// What learns: a kind of model with its settings.
public enum LearnerPlan: Sendable, Hashable {
    /// A feed-forward network on vectors.
    case network(NetworkPlan)

    /// What a learner is given besides its clips.
    struct Context {
        /// How networks are trained.
        let training: TrainingPlan
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
        }
    }
}

extension LearnerPlan: Codable {
    private enum Key: CodingKey { case kind }
    private enum Kind: String, Codable { case network }

    /// An object with the kind's name beside the settings.
    public init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(Kind.self, forKey: .kind) {
        case .network: self = .network(try NetworkPlan(from: decoder))
        }
    }

    /// An object with the kind's name beside the settings.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        switch self {
        case .network(let plan):
            try values.encode(Kind.network, forKey: .kind)
            try plan.encode(to: encoder)
        }
    }
}
