public import AudioSignal

/// Features of a waveform's mono mix.
extension Waveform {
    /// Several descriptors in one pass, in the frames of `stft`, which `threads` threads share where there are many.
    public func features(
        _ descriptors: [any Descriptor], stft: STFTOptions = STFTOptions(), threads: Int = 1
    ) throws(AcousticsError) -> FeatureMatrix {
        try analyze(mono, sampleRate: sampleRate, descriptors: descriptors, stft: stft, threads: threads)
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

    /// Fundamental frequency, voicing and harmonicity: rows f0, voicing and hnr.
    public func yin(_ options: YIN = YIN(), hopLength: Int? = nil) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.yin(mono, sampleRate: sampleRate, options, hopLength: hopLength)
    }

    /// Root mean square level of frames: one row.
    public func rms(frameLength: Int = 2048, hopLength: Int = 512) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.rms(mono, sampleRate: sampleRate, frameLength: frameLength, hopLength: hopLength)
    }

    /// Zero-crossing rate of frames: one row.
    public func zeroCrossingRate(
        frameLength: Int = 2048, hopLength: Int = 512
    ) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.zeroCrossingRate(mono, sampleRate: sampleRate, frameLength: frameLength, hopLength: hopLength)
    }
}
