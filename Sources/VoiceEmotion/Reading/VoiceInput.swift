import AudioSignal

/// What a recording must have before a voice is looked for in it.
enum VoiceInput {
    /// Shortest recording in seconds that anything is read from.
    static let shortest = 0.25

    /// Shortest recording in seconds that a word is looked for in.
    static let shortestWord = 0.1

    /// - Throws: `VoiceEmotionError` when the sound is too short or silent.
    static func check(
        _ waveform: Waveform, task: ClassList.Task = .emotion
    ) throws(VoiceEmotionError) {
        let shortest = task == .words ? shortestWord : shortest
        guard waveform.duration >= shortest else { throw .tooShort(seconds: waveform.duration, needed: shortest) }
        let samples = waveform.mono
        if SpeechActivity(samples: samples, sampleRate: waveform.sampleRate).isSilent {
            throw .silent(peak: samples.reduce(0) { max($0, abs($1)) })
        }
    }
}
