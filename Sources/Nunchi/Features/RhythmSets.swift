import Acoustics
import AudioSignal

extension FeatureSet {
    /// Onsets and tempo.
    static let rhythmSets: [FeatureSet] = [
        FeatureSet(
            "onset-strength", "how much the sound begins anew", melParameters + [.init("lag", .integer, .number(1))],
            .frames { OnsetStrength(mel: $0.mel, options: OnsetOptions(lag: $0.integer("lag"))) }),
        FeatureSet(
            "tempogram", "autocorrelation of the onset strength around each frame",
            [.init("win_length", .integer, .number(384))],
            takesFrames: true,
            .ownFrames { sound, parameters, stft in
                try tempogram(
                    sound.mono, sampleRate: sound.sampleRate, hopLength: stft.resolvedHopLength,
                    TempogramOptions(winLength: parameters.integer("win_length")))
            }),
        FeatureSet(
            "onsets", "1 in frames where something begins, 0 in others", [.init("backtrack", .flag, .flag(false))],
            takesFrames: true,
            .ownFrames { sound, parameters, stft in
                let hop = stft.resolvedHopLength
                let envelope = try onsetStrength(
                    sound.mono, sampleRate: sound.sampleRate, stft: STFTOptions(hopLength: hop))
                let options = OnsetDetection(backtrack: parameters.flag("backtrack"))
                return try onsetDetect(envelope: envelope, options).marks(named: "onset", in: envelope)
            }),
        FeatureSet(
            "beats", "1 in frames with a beat, 0 in others",
            [.init("start_bpm", .number, .number(120)), .init("tightness", .number, .number(100))], takesFrames: true,
            .ownFrames { sound, parameters, stft in
                let hop = stft.resolvedHopLength
                let options = BeatOptions(
                    startBPM: parameters.number("start_bpm"), tightness: parameters.number("tightness"))
                let envelope = try onsetStrength(
                    sound.mono, sampleRate: sound.sampleRate, OnsetOptions(aggregate: .median),
                    stft: STFTOptions(hopLength: hop))
                return try beatTrack(envelope: envelope, options).beats.marks(named: "beat", in: envelope)
            }),
        FeatureSet(
            "tempo", "tempo in beats per minute, number of beats, onsets per second", [],
            .utterance { sound, _ in
                let track = try sound.beats()
                let onsets = try sound.onsets()
                let seconds = Double(sound.count) / Double(sound.sampleRate)
                return FeatureVector(
                    names: ["tempo", "beats", "onsets_per_second"],
                    values: [
                        Float(track.tempo), Float(track.beats.frames.count),
                        Float(Double(onsets.frames.count) / seconds),
                    ])
            }),
    ]
}

extension FrameEvents {
    /// A row of ones at the events and zeros elsewhere, in the frames that they were found in.
    fileprivate func marks(named name: String, in envelope: FeatureMatrix) -> FeatureMatrix {
        var values = [Float](repeating: 0, count: envelope.frameCount)
        for frame in frames where values.indices.contains(frame) { values[frame] = 1 }
        return FeatureMatrix(names: [name], frameCount: values.count, values: values, timing: envelope.timing)
    }
}
