import Acoustics

/// How an utterance is spoken: `UtteranceFeatures` of the room Acoustics.
public struct AcousticFunctionals: VoiceFeatureSet {
    /// `acoustic`
    public let name = "acoustic"
    /// Version of the values.
    public let version = 1
    /// 16 kHz.
    public let sampleRate = UtteranceFeatures.sampleRate
    /// Part, feature, functional.
    public let names = UtteranceFeatures.names

    /// The set.
    public init() {}

    /// The values of an utterance.
    public func values(of samples: [Float]) throws -> [Float] { try UtteranceFeatures.values(of: samples) }
}
