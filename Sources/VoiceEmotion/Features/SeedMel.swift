import Acoustics

/// The mean over time of 128 mel bands' power at 16 kHz, scaled to Euclidean length 1.
public struct SeedMel: VoiceFeatureSet {
    /// `seed-mel`
    public let name = "seed-mel"
    /// Version of the values.
    public let version = 1
    /// 16 kHz.
    public let sampleRate = 16_000
    /// `mel_0` … `mel_127`
    public let names = (0..<128).map { "mel_\($0)" }

    /// The set.
    public init() {}

    /// The mean of each band, all divided by their common length; zeros for silence.
    public func values(of samples: [Float]) throws -> [Float] {
        let means = try analyze(samples, sampleRate: sampleRate, descriptors: [MelSpectrogram()]).means
        let length = means.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        return length > 0 ? means.map { Float(Double($0) / length) } : means
    }
}
