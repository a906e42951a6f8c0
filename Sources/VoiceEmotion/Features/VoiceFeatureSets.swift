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
        SeedMFCC(), SeedMel(), AcousticFunctionals(), NunchiFeatures(), GenevaFeatures(),
    ]

    /// The names of all sets.
    public static let names = all.map(\.name) + FrameFeatureSets.versions.keys.sorted() + encoderSets.keys.sorted()

    /// Versions of the sets that a pretrained encoder is needed for, by name.
    private static let encoderSets = [
        EncoderStatistics.setName: EncoderStatistics.setVersion, EncoderFrames.setName: EncoderFrames.setVersion,
    ]

    /// The set of that name among `all`.
    public static func named(_ name: String) -> (any VoiceFeatureSet)? { all.first { $0.name == name } }

    /// The version of a plan's set, which needs no pretrained model to be known; nil for a set that does not exist.
    public static func version(of plan: FeaturePlan) -> Int? {
        encoderSets[plan.name] ?? named(plan.name)?.version ?? FrameFeatureSets.versions[plan.name]
    }

    /// The sample rate of a plan's set, which needs no pretrained model to be known.
    ///
    /// - Throws: as `load`, for a name or setting that does not exist.
    public static func sampleRate(of plan: FeaturePlan) throws -> Int {
        encoderSets[plan.name] != nil ? EncoderStatistics.rate : try load(plan).sampleRate
    }

    /// Whether the encoder of plans that name none is installed.
    public static func isEncoderInstalled(in environment: Environment) -> Bool {
        SpeechEncoders.isInstalled(EncoderStatistics.usualEncoder, models: environment.models)
    }

    /// The set that a plan asks for.
    ///
    /// - Throws: `VoiceEmotionError.unknownRecipe` for a name or setting that does not exist; what loading an encoder throws.
    public static func load(_ plan: FeaturePlan, in environment: Environment = Environment()) throws
        -> any VoiceFeatureSet
    {
        if encoderSets[plan.name] != nil {
            let encoder = try SpeechEncoders.load(
                plan.encoder ?? EncoderStatistics.usualEncoder, models: environment.models,
                threads: environment.threads)
            if plan.name == EncoderFrames.setName { return try EncoderFrames(plan, encoder: encoder) }
            return try EncoderStatistics(encoder: encoder, depth: depth(of: plan))
        }
        if let set = try FrameFeatureSets.load(plan) { return set }
        guard let set = named(plan.name) else {
            throw VoiceEmotionError.unknownRecipe(name: plan.name, known: names)
        }
        if let setting = plan.settings.min(by: { $0.key < $1.key }) {
            throw VoiceEmotionError.setting(
                name: "features.settings.\(setting.key)", value: SettingValue.number(setting.value).description,
                recipe: plan.name)
        }
        return set
    }

    /// How many layers of an encoder a plan asks for; nil for all.
    private static func depth(of plan: FeaturePlan) throws(VoiceEmotionError) -> Int? {
        for (name, value) in plan.settings.sorted(by: { $0.key < $1.key }) {
            guard name == "depth", Int(exactly: value) != nil else {
                throw .setting(
                    name: "features.settings.\(name)", value: SettingValue.number(value).description,
                    recipe: plan.name)
            }
        }
        return plan.settings["depth"].flatMap { Int(exactly: $0) }
    }
}
