/// The set `encoder-frames`: a pretrained speech encoder's hidden states after one of its layers, frame by frame, from the
/// first to the last frame in which something is heard; shape [frames, width].
///
/// Settings: `layer` (2), counted from 1, and `range` (35): frames that lie so many dB below the loudest are not heard.
public struct EncoderFrames: VoiceFeatureSet {
    /// `encoder-frames`
    public let name = Self.setName
    /// Version of the values.
    public let version = Self.setVersion
    /// 16 kHz.
    public var sampleRate: Int { 16_000 }
    /// `state_0` …, as many as the encoder is wide.
    public let names: [String]
    /// As many frames as are heard.
    public let leadingShape: [Int?] = [nil]
    /// The set, its version, the encoder's file and the settings.
    public var identity: String { "\(name)/\(version)/\(encoder.checksum)?\(settings.identity)" }

    static let setName = "encoder-frames"
    static let setVersion = 1
    static let rules: [String: FeatureSettings.Rule] = [
        "layer": .whole(2, in: 1...64), "range": .number(EncoderStatistics.range, in: 1...200),
    ]

    private let encoder: any SpeechEncoder
    private let settings: FeatureSettings

    /// The states of an encoder with a plan's settings.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a setting that the set does not have or a value that cannot be;
    ///   `SpeechEncoderError.noSuchLayer` for a layer that the encoder does not have.
    public init(_ plan: FeaturePlan, encoder: any SpeechEncoder) throws {
        settings = try FeatureSettings(plan, rules: Self.rules)
        let layer = settings.whole("layer")
        guard layer <= encoder.layers else {
            throw SpeechEncoderError.noSuchLayer(
                encoder: encoder.name, layer: layer, known: Array(1...encoder.layers))
        }
        self.encoder = encoder
        names = (0..<encoder.width).map { "state_\($0)" }
    }

    /// The layer that a plan's states come from.
    ///
    /// - Throws: `VoiceEmotionError.setting` for a plan of another set, or settings that cannot be.
    static func layer(of plan: FeaturePlan, recipe: String) throws(VoiceEmotionError) -> Int {
        guard plan.name == setName else {
            throw .setting(name: "features.name", value: plan.name, recipe: recipe)
        }
        return try FeatureSettings(plan, rules: rules).whole("layer")
    }

    /// The values of an utterance, frame after frame.
    public func values(of samples: [Float]) throws -> [Float] {
        try arrays(of: samples, ranges: [0..<samples.count]).first?.values ?? []
    }
}

extension EncoderFrames: WindowedFeatures {
    /// The values of parts of a sound that is heard once as a whole.
    public func arrays(of samples: [Float], ranges: [Range<Int>]) throws -> [FeatureArray] {
        guard let states = try encoder.hiddenStates(of: samples, layers: [settings.whole("layer")]).first else {
            return []
        }
        return ranges.map { range in
            let span = HeardSpan(of: range, in: samples, frames: states.frames, within: settings["range"]).span
            let values = states.values[span.lowerBound * states.width..<(span.upperBound + 1) * states.width]
            return FeatureArray(shape: [span.count, states.width], values: Array(values))
        }
    }
}
