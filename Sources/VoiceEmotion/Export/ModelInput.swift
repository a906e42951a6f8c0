/// What a model's ONNX file takes, and where it comes from.
public struct ModelInput: Sendable, Hashable {
    /// The pretrained encoder whose hidden states are summed up.
    public struct Encoder: Sendable, Hashable, Codable {
        /// Its name in the catalogue, or its file.
        public let name: String
        /// The outputs of its ONNX file that are summed up.
        public let outputs: [String]
        /// What of which layer each block of the input is, in order: `layer3.mean`.
        public let blocks: [String]
    }

    /// The feature set with its settings.
    public let features: FeaturePlan
    /// The set's version.
    public let version: Int
    /// The rate at which the sound is heard, in hertz.
    public let sampleRate: Int
    /// Sizes along the axes of one clip; nil for one in which clips differ.
    public let shape: [Int?]
    /// The encoder; nil for features that need none.
    public let encoder: Encoder?

    init(of model: VoiceModel) throws {
        features = model.recipe.features
        version = VoiceFeatureSets.version(of: features) ?? 0
        sampleRate = try VoiceFeatureSets.sampleRate(of: features)
        shape = model.inputShape
        let name = SpeechEncoders.catalogueName(of: features.encoder ?? EncoderStatistics.usualEncoder)
        if features.name == EncoderFrames.setName {
            let layer = try EncoderFrames.layer(of: features, recipe: model.recipe.name)
            encoder = Encoder(name: name, outputs: ["hidden_\(layer)"], blocks: ["layer\(layer)"])
            return
        }
        guard features.name == EncoderStatistics.setName else {
            encoder = nil
            return
        }
        let all = shape.count > 1 ? shape[0] ?? 0 : 0
        let places = (model.recipe.rows ?? Array(1..<max(2, all + 1))).map(EncoderStatistics.place(ofRow:))
        encoder = Encoder(
            name: name,
            outputs: Set(places.map(\.layer)).sorted().map { "hidden_\($0)" },
            blocks: places.map { "layer\($0.layer).\($0.statistic.name)" })
    }
}

extension EncoderStatistics.Statistic {
    /// The name in files.
    fileprivate var name: String {
        switch self {
        case .mean: "mean"
        case .deviation: "deviation"
        case .firstThird: "first_third"
        case .middleThird: "middle_third"
        case .lastThird: "last_third"
        }
    }
}
