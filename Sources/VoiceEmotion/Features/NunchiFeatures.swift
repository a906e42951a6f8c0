import Acoustics

/// The set `nunchi`: those values of the recipe `acoustic` and of eGeMAPSv02 that tell emotions apart without repeating each
/// other, chosen by accuracy inside training folds (`scripts/choose-features`, docs/feature-choice.md).
public struct NunchiFeatures: VoiceFeatureSet {
    /// `nunchi`
    public let name = "nunchi"
    /// Version of the values.
    public let version = 1
    /// 16 kHz.
    public let sampleRate = UtteranceFeatures.sampleRate
    /// Names of the sets that the values are of.
    public let names = nunchiFeatureNames

    /// The set.
    public init() {}

    /// The values of an utterance of at least 60 ms.
    public func values(of samples: [Float]) throws -> [Float] {
        let geneva = try GeMAPS.values(of: samples, sampleRate: sampleRate)
        let acoustic = try UtteranceFeatures.values(of: samples)
        let all = FeatureVector(names: UtteranceFeatures.names, values: acoustic) + geneva
        let places = Dictionary(zip(all.names, all.values)) { first, _ in first }
        return names.map { places[$0] ?? 0 }
    }
}
