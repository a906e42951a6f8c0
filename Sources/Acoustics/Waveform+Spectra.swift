public import AudioSignal

/// Further spectra of a waveform's mono mix.
extension Waveform {
    /// Linear-frequency cepstral coefficients: shape [count, frames].
    public func lfcc(
        _ coefficients: LFCC = LFCC(), stft: STFTOptions = STFTOptions()
    ) throws(AcousticsError) -> FeatureMatrix {
        try features([coefficients], stft: stft)
    }

    /// What Whisper hears: shape [bands, frames]. The sample rate must be 16000.
    public func whisperLogMel(_ options: WhisperLogMel = WhisperLogMel()) throws(AcousticsError) -> FeatureMatrix {
        try options(mono, sampleRate: sampleRate)
    }
}
