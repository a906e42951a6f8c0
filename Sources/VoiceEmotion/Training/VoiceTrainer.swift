/// Training one recipe.
public struct VoiceTrainer: Sendable {
    /// What happened in one epoch.
    public struct Progress: Sendable, Hashable {
        /// The member of the ensemble, from 0.
        public let member: Int
        /// Number of members.
        public let members: Int
        /// The epoch, from 1.
        public let epoch: Int
        /// Epochs at most.
        public let epochs: Int
        /// Mean loss over the training clips.
        public let loss: Double
        /// Unweighted average recall on held-out speakers; nil when none were held out.
        public let validationRecall: Double?

        package init(
            member: Int, members: Int, epoch: Int, epochs: Int, loss: Double, validationRecall: Double?
        ) {
            self.member = member
            self.members = members
            self.epoch = epoch
            self.epochs = epochs
            self.loss = loss
            self.validationRecall = validationRecall
        }
    }

    /// Whose voices a model is to read.
    public enum Uses: Sendable, Hashable {
        /// Strangers', of whom nothing is known.
        case population
        /// Those of speakers with a profile.
        case profile
        /// Both, by learners of their own.
        case both
    }

    /// The recipe.
    public let recipe: VoiceRecipe
    /// Decides what chance decides.
    public let seed: UInt64
    /// Threads of one computation; the result does not depend on it.
    public let threads: Int
    /// Where what is done is kept, and gone on from; nil for nowhere.
    public let checkpoint: CheckpointFolder?
    /// Where encoders are installed that a learner begins from.
    public var environment = VoiceFeatureSets.Environment()

    /// A trainer.
    public init(recipe: VoiceRecipe, seed: UInt64 = 0, threads: Int = 1, checkpoint: CheckpointFolder? = nil) {
        self.recipe = recipe
        self.seed = seed
        self.threads = threads
        self.checkpoint = checkpoint
    }

    /// Trains on rows of a table.
    ///
    /// - Parameters:
    ///   - rows: the clips to learn from.
    ///   - classes: what is told apart, at least two.
    ///   - labelsByCorpus: the labels that a clip of each corpus can have; the loss looks at those only.
    ///   - uses: what the model is for; a recipe without profiles serves strangers alone.
    ///   - onEpoch: called after each epoch.
    /// - Throws: `VoiceEmotionError.tooFewClasses`, `CheckpointError`, errors of the engine, `CancellationError`.
    public func train(
        on rows: [FeatureTable.Row], classes: ClassList, labelsByCorpus: [String: Set<String>],
        uses: Uses = .both, onEpoch: (Progress) -> Void = { _ in }
    ) throws -> VoiceModel {
        let present = Set(rows.map(\.label))
        guard present.count >= 2 else { throw VoiceEmotionError.tooFewClasses(found: present.sorted()) }
        if let (label, weight) = recipe.training.classWeights?.sorted(by: { $0.key < $1.key }).first(where: {
            !classes.labels.contains($0.key)
        }) {
            throw VoiceEmotionError.setting(
                name: "training.classWeights." + label, value: SettingValue.number(weight).description,
                recipe: recipe.name)
        }
        func choose() throws -> (recipe: VoiceRecipe, chosen: [String: String]) {
            try NestedChoice(seed: seed, threads: threads, environment: environment).choose(
                self.recipe, rows: rows, classes: classes, labelsByCorpus: labelsByCorpus)
        }
        let isOpen = !self.recipe.search.isEmpty
        let (recipe, chosen) = if let checkpoint, isOpen { try checkpoint.choice(choose) } else { try choose() }
        let prepared = try TrainingRows(
            rows, classes: classes, recipe: recipe, labelsByCorpus: labelsByCorpus, seed: seed)
        let learners = uses == .profile ? [] : try learners(recipe, prepared, keptAs: "member", onEpoch)
        var profiled: [any TrainedLearner] = []
        if recipe.profile != nil, uses != .population {
            let own = try TrainingRows(
                rows, classes: classes, recipe: recipe, labelsByCorpus: labelsByCorpus, bySpeaker: true, seed: seed)
            profiled = try self.learners(recipe, own, keptAs: "profiled", onEpoch)
        }
        return VoiceModel(
            recipe: recipe, chosen: chosen, classes: classes, scaling: prepared.scaling, learners: learners,
            profiled: profiled, inputShape: prepared.data.shape)
    }

    private func learners(
        _ recipe: VoiceRecipe, _ prepared: TrainingRows, keptAs name: String, _ onEpoch: (Progress) -> Void
    ) throws -> [any TrainedLearner] {
        let members = recipe.training.members
        return try (0..<recipe.learnerCount).map { member in
            try withoutActuallyEscaping(onEpoch) { onEpoch in
                let context = LearnerPlan.Context(
                    training: recipe.training, features: recipe.features, environment: environment,
                    isStart: member >= members, seed: seed &* 1000 &+ UInt64(member), threads: threads,
                    checkpoint: try checkpoint?.file(name, ofMember: member),
                    onEpoch: { epoch, epochs, loss, recall in
                        onEpoch(
                            Progress(
                                member: member, members: members, epoch: epoch, epochs: epochs, loss: loss,
                                validationRecall: recall))
                    })
                return try recipe.learner.fit(prepared.data, validation: prepared.validation, context: context)
            }
        }
    }
}
