/// Mel band energies as a descriptor.
public struct MelSpectrogram: Descriptor, Hashable {
    /// The bands.
    public var mel: MelOptions

    /// Exponent of the magnitude: 2 for energy, 1 for amplitude.
    public var power: Power

    /// The level in dB, or nil for energies.
    public var decibels: DecibelOptions?

    /// What of the spectrum goes into the bands.
    public enum Power: Int, Sendable, Hashable, Codable, CaseIterable {
        /// The magnitude.
        case magnitude = 1
        /// Its square; the default.
        case power = 2
    }

    /// librosa's `melspectrogram`; with `decibels`, its `power_to_db` of that.
    public init(mel: MelOptions = MelOptions(), power: Power = .power, decibels: DecibelOptions? = nil) {
        self.mel = mel
        self.power = power
        self.decibels = decibels
    }

    private var stage: MelStage {
        MelStage(mel: mel, quantity: power == .power ? .power : .magnitude, decibels: decibels)
    }

    /// The mel bands' energies or levels.
    public var stages: [any SpectralStage] { [stage] }

    /// Rows mel_0, mel_1, …
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        signal.rows(of: stage)
    }
}

/// Mel spectrogram of a signal: shape [nMels, frames], equal to librosa's `feature.melspectrogram`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - mel: The bands.
///   - power: Whether bands sum energies or amplitudes.
///   - stft: The frames.
public func melSpectrogram(
    _ samples: [Float], sampleRate: Int, mel: MelOptions = MelOptions(), power: MelSpectrogram.Power = .power,
    stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(
        samples, sampleRate: sampleRate, descriptors: [MelSpectrogram(mel: mel, power: power)], stft: stft)
}
