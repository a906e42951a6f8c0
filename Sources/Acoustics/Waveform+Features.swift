public import AudioSignal

/// Features of a waveform's mono mix.
extension Waveform {
    /// Several descriptors in one pass, in the frames of `stft`.
    public func features(
        _ descriptors: [any Descriptor], stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) -> FeatureMatrix {
        try analyze(mono, sampleRate: sampleRate, descriptors: descriptors, stft: stft)
    }

    /// Mel spectrogram: shape [bands, frames].
    public func melSpectrogram(
        bands: Int = 128, fMin: Double = 0, fMax: Double? = nil, decibels: DecibelOptions? = nil,
        stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) -> FeatureMatrix {
        let mel = MelOptions(nMels: bands, fMin: fMin, fMax: fMax)
        return try features([MelSpectrogram(mel: mel, decibels: decibels)], stft: stft)
    }

    /// Mel-frequency cepstral coefficients: shape [count, frames].
    public func mfcc(
        count: Int = 20, mel: MelOptions = MelOptions(), lifter: Double = 0, stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) -> FeatureMatrix {
        try features([MFCC(count: count, mel: mel, lifter: lifter)], stft: stft)
    }
}
