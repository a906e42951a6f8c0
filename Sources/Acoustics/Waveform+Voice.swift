public import AudioSignal

/// Pitch and voice of a waveform's mono mix, and its loudness.
extension Waveform {
    /// Fundamental frequency by probabilistic YIN: rows f0, voiced_flag and voiced_prob.
    public func pyin(_ options: PYIN = PYIN(), hopLength: Int? = nil) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.pyin(mono, sampleRate: sampleRate, options, hopLength: hopLength)
    }

    /// Fundamental frequency by autocorrelation, as Praat finds it: rows f0 and strength.
    public func autocorrelationPitch(
        _ options: AutocorrelationPitch = AutocorrelationPitch()
    ) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.autocorrelationPitch(mono, sampleRate: sampleRate, options)
    }

    /// Harmonics-to-noise ratio, as Praat finds it: one row, hnr.
    public func harmonicity(_ options: Harmonicity = Harmonicity()) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.harmonicity(mono, sampleRate: sampleRate, options)
    }

    /// Jitter, shimmer and harmonics-to-noise ratio.
    public func voiceQuality(
        pitch: AutocorrelationPitch = AutocorrelationPitch(), limits: PeriodLimits = PeriodLimits(),
        harmonicity: Harmonicity = Harmonicity()
    ) throws(AcousticsError) -> VoiceQuality {
        try VoiceQuality(of: mono, sampleRate: sampleRate, pitch: pitch, limits: limits, harmonicity: harmonicity)
    }

    /// Formants and their bandwidths, as Praat finds them: rows f1, f2 … and b1, b2 …
    public func formants(_ options: Formants = Formants()) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.formants(mono, sampleRate: sampleRate, options)
    }

    /// Loudness of all channels together.
    public func loudness(weights: [Double]? = nil) throws(AcousticsError) -> Loudness {
        try Loudness(of: channels, sampleRate: sampleRate, weights: weights)
    }
}
