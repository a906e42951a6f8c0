public import AudioSignal

/// Separation of a waveform's mono mix.
extension Waveform {
    /// What is steady in time and what is spread over frequency, each as long as the whole.
    public func hpss(
        _ options: HPSSOptions = HPSSOptions(), stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) -> HarmonicPercussive<Waveform> {
        let parts = try Acoustics.hpss(mono, sampleRate: sampleRate, options, stft: stft)
        return HarmonicPercussive(
            harmonic: Waveform(samples: parts.harmonic, sampleRate: sampleRate),
            percussive: Waveform(samples: parts.percussive, sampleRate: sampleRate))
    }
}
