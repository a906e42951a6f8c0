/// How a voice model is made: features, their scaling, what learns from them and how. Configuration, not code.
public struct VoiceRecipe: Sendable, Hashable {
    /// The recipe's name.
    public var name: String

    /// What its models tell apart.
    public var task: ClassList.Task

    /// The features.
    public var features: FeaturePlan

    /// Rows of the features that are used, counted from 1 and joined into one vector, such as means of some of an encoder's layers;
    /// nil for the features as they are.
    public var rows: [Int]?

    /// Whether each value is standardised with the training clips' mean and deviation, and cut off at this many
    /// deviations. Features with frames share mean and deviation over all frames.
    public var standardisedWithin: Float?

    /// What learns.
    public var learner: LearnerPlan

    /// How it is trained.
    public var training: TrainingPlan

    /// How a speaker's own clips count where some are known; nil for a model that takes no profiles.
    public var profile: ProfilePlan?

    /// Settings chosen anew in each training, by what they reach on groups of the training speakers.
    public var search: [SearchAxis]

    /// A recipe.
    public init(
        name: String, task: ClassList.Task = .emotion, features: FeaturePlan, rows: [Int]? = nil,
        standardisedWithin: Float?, learner: LearnerPlan, training: TrainingPlan, profile: ProfilePlan? = nil,
        search: [SearchAxis] = []
    ) {
        self.name = name
        self.task = task
        self.features = features
        self.rows = rows
        self.standardisedWithin = standardisedWithin
        self.learner = learner
        self.training = training
        self.profile = profile
        self.search = search
    }
}

extension VoiceRecipe {
    /// Number of learners in a model.
    var learnerCount: Int { training.members + (learner.keepsStart ? 1 : 0) }
}

extension VoiceRecipe: Codable {
    private enum Key: CodingKey {
        case name, task, features, rows, standardisedWithin, learner, training, profile, search
        /// Where the first model files kept their only kind of learner.
        case network
    }

    /// An object; what may be missing has its default.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let learner =
            if let network = try values.decodeIfPresent(NetworkPlan.self, forKey: .network) {
                LearnerPlan.network(network)
            } else {
                try values.decode(LearnerPlan.self, forKey: .learner)
            }
        self.init(
            name: try values.decode(String.self, forKey: .name),
            task: try values.decodeIfPresent(ClassList.Task.self, forKey: .task) ?? .emotion,
            features: try values.decode(FeaturePlan.self, forKey: .features),
            rows: try values.decodeIfPresent([Int].self, forKey: .rows),
            standardisedWithin: try values.decodeIfPresent(Float.self, forKey: .standardisedWithin), learner: learner,
            training: try values.decode(TrainingPlan.self, forKey: .training),
            profile: try values.decodeIfPresent(ProfilePlan.self, forKey: .profile),
            search: try values.decodeIfPresent([SearchAxis].self, forKey: .search) ?? [])
    }

    /// An object.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(name, forKey: .name)
        try values.encode(task, forKey: .task)
        try values.encode(features, forKey: .features)
        try values.encodeIfPresent(rows, forKey: .rows)
        try values.encodeIfPresent(standardisedWithin, forKey: .standardisedWithin)
        try values.encode(learner, forKey: .learner)
        try values.encode(training, forKey: .training)
        try values.encodeIfPresent(profile, forKey: .profile)
        if !search.isEmpty { try values.encode(search, forKey: .search) }
    }
}
