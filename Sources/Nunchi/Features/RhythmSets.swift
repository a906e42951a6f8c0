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
            .ownFrames { sound, parameters, stft in
                try tempogram(
                    sound.mono, sampleRate: sound.sampleRate, hopLength: stft.resolvedHopLength,
                    TempogramOptions(winLength: parameters.integer("win_length")))
            }),
        FeatureSet(
            "tempo", "tempo in beats per minute, number of beats, onsets per second", [],
            .utterance { sound in
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
