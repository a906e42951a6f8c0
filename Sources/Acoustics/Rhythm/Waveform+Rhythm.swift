public import AudioSignal

/// Rhythm of a waveform's mono mix.
extension Waveform {
    /// How much the spectrum grows in each frame: one row.
    public func onsetStrength(
        _ options: OnsetOptions = OnsetOptions(), stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) -> FeatureMatrix {
        try Acoustics.onsetStrength(mono, sampleRate: sampleRate, options, stft: stft)
    }

    /// Where sounds begin.
    public func onsets(
        hopLength: Int = 512, _ options: OnsetDetection = OnsetDetection()
    ) throws(AcousticsError) -> FrameEvents {
        try onsetDetect(mono, sampleRate: sampleRate, hopLength: hopLength, options)
    }

    /// Beats per minute.
    public func tempo(
        hopLength: Int = 512, _ options: TempoOptions = TempoOptions()
    ) throws(AcousticsError) -> Double {
        try Acoustics.tempo(mono, sampleRate: sampleRate, hopLength: hopLength, options)
    }

    /// Tempo and beats.
    public func beats(hopLength: Int = 512, _ options: BeatOptions = BeatOptions()) throws(AcousticsError) -> BeatTrack
    {
        try beatTrack(mono, sampleRate: sampleRate, hopLength: hopLength, options)
    }
}
