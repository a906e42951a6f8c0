public import AudioSignal

/// Pitch and voice of a waveform's mono mix, and its loudness.
extension Waveform {
    /// Fundamental frequency by probabilistic YIN: rows f0, voiced_flag and voiced_prob.
    public func pyin(_ options: PYIN = PYIN(), hopLength: Int? = nil) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.pyin(mono, sampleRate: sampleRate, options, hopLength: hopLength)
    }
}
