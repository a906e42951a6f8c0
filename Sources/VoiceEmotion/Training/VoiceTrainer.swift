public import Affect
import Learning
import Neural

/// Training one recipe.
public struct VoiceTrainer: Sendable {
    /// What happened in one epoch.
    public struct Progress: Sendable, Hashable {
        /// The network of the ensemble, from 0.
        public let member: Int
        /// Number of networks.
        public let members: Int
        /// The epoch, from 1.
        public let epoch: Int
        /// Epochs at most.
        public let epochs: Int
        /// Mean loss over the training clips.
        public let loss: Double
        /// Unweighted average recall on held-out speakers; nil when none were held out.
        public let validationRecall: Double?
    }

    /// The recipe.
    public let recipe: VoiceRecipe
    /// Decides what chance decides.
    public let seed: UInt64
    /// Threads of one computation; the result does not depend on it.
    public let threads: Int

    /// A trainer.
    public init(recipe: VoiceRecipe, seed: UInt64 = 0, threads: Int = 1) {
        self.recipe = recipe
        self.seed = seed
        self.threads = threads
    }

    /// Trains on rows of a table.
    ///
    /// - Parameters:
    ///   - rows: the clips to learn from.
    ///   - taxonomy: the classes, at least two.
    ///   - emotionsByCorpus: the classes that a clip of each corpus can have; the loss looks at those only.
    ///   - onEpoch: called after each epoch.
    /// - Throws: `VoiceEmotionError.tooFewClasses`, errors of the engine, `CancellationError`.
    public func train(
        on rows: [FeatureTable.Row], taxonomy: Taxonomy, emotionsByCorpus: [String: Set<Emotion>],
        onEpoch: (Progress) -> Void = { _ in }
    ) throws -> VoiceModel {
        let present = Set(rows.map(\.emotion))
        guard present.count >= 2 else { throw VoiceEmotionError.tooFewClasses(found: present.map(\.rawValue).sorted()) }
        let prepared = try TrainingRows(
            rows, taxonomy: taxonomy, recipe: recipe, emotionsByCorpus: emotionsByCorpus, seed: seed)
        let plan = recipe.training
        let loss = SoftmaxCrossEntropy(labelSmoothing: Float(plan.labelSmoothing), normalization: .rows)
        var networks: [Sequential] = []
        for member in 0..<plan.members {
            let memberSeed = seed &* 1000 &+ UInt64(member)
            var network = try recipe.network.network(
                inputs: prepared.data.inputs.columns, outputs: taxonomy.count, seed: memberSeed)
            var settings = plan.configuration(seed: memberSeed, threads: threads, clips: prepared.data.targets.count)
            if prepared.validation == nil, plan.patience != nil { settings.stopping = nil }
            try network.fit(
                prepared.data, validation: prepared.validation, loss: loss, metric: .unweightedAverageRecall,
                configuration: settings,
                onEpoch: { event in
                    onEpoch(
                        Progress(
                            member: member, members: plan.members, epoch: event.report.epoch,
                            epochs: event.plannedEpochs,
                            loss: event.report.trainingLoss, validationRecall: event.report.validationMetric))
                })
            networks.append(network)
        }
        return VoiceModel(recipe: recipe, taxonomy: taxonomy, standardiser: prepared.standardiser, networks: networks)
    }
}
