import Acoustics

/// The mean over time of 40 MFCCs at 22.05 kHz with librosa's defaults: the input of many first speech-emotion networks.
public struct SeedMFCC: VoiceFeatureSet {
    /// `seed-mfcc`
    public let name = "seed-mfcc"
    /// Version of the values.
    public let version = 1
    /// librosa.load's default rate.
    public let sampleRate = 22_050
    /// `mfcc_0` … `mfcc_39`
    public let names = (0..<40).map { "mfcc_\($0)" }

    /// The set.
    public init() {}

    /// The mean of each coefficient.
    public func values(of samples: [Float]) throws -> [Float] {
        try analyze(samples, sampleRate: sampleRate, descriptors: [MFCC(count: 40)]).means
    }
}
