public import Inference

/// The feature sets that recipes can name.
public enum VoiceFeatureSets {
    /// What making a feature set may need.
    public struct Environment: Sendable {
        /// Where pretrained models are installed.
        public var models: ModelFolder
        /// Threads of one computation; the values do not depend on it.
        public var threads: Int

        /// An environment.
        public init(models: ModelFolder = ModelFolder(), threads: Int = 1) {
            self.models = models
            self.threads = threads
        }
    }

    /// The sets with one value for each name that need no pretrained model.
    public static let all: [any VoiceFeatureSet] = [
        SeedMFCC(), SeedMel(), AcousticFunctionals(), NunchiFeatures(),
    ]

    /// The set of that name among `all`.
    public static func named(_ name: String) -> (any VoiceFeatureSet)? { all.first { $0.name == name } }

    /// The version of a plan's set, which needs no pretrained model to be known; nil for a set that does not exist.
    public static func version(of plan: FeaturePlan) -> Int? { named(plan.name)?.version }

    /// The set that a plan asks for.
    ///
    /// - Throws: `VoiceEmotionError.unknownRecipe` for a name or setting that does not exist; what loading an encoder throws.
    public static func load(_ plan: FeaturePlan, in environment: Environment = Environment()) throws
        -> any VoiceFeatureSet
    {
        guard let set = named(plan.name) else {
            throw VoiceEmotionError.unknownRecipe(name: plan.name, known: all.map(\.name))
        }
        return set
    }
}
