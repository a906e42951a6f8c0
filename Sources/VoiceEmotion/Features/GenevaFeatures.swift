import Acoustics

/// The set `egemaps`: the 88 values of eGeMAPSv02 after openSMILE (Eyben and others, IEEE Transactions on Affective Computing 7 (2016)).
public struct GenevaFeatures: VoiceFeatureSet {
    /// `egemaps`
    public let name = "egemaps"
    /// Version of the values.
    public let version = 1
    /// 16 kHz.
    public let sampleRate = 16_000
    /// openSMILE's names.
    public let names = GeMAPSVersion.eGeMAPSv02.names

    /// The set.
    public init() {}

    /// The values of an utterance of at least 60 ms.
    public func values(of samples: [Float]) throws -> [Float] {
        try GeMAPS.values(of: samples, sampleRate: sampleRate).values
    }
}
