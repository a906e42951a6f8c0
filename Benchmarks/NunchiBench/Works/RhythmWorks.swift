import Acoustics
import AudioSignal
import Foundation

/// Rhythm and separation of a sound file, in librosa's settings.
let rhythmWorks: [String: Prepare] = [
    "beats": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        return {
            let track = try beatTrack(samples, sampleRate: sampleRate)
            return track.tempo + Double(track.beats.frames.reduce(0, +))
        }
    },
    "hpss": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let spectrogram = try magnitudeSpectrogram(sound.mono, sampleRate: sound.sampleRate)
        return { try hpss(spectrogram).harmonic.values.reduce(0) { $0 + Double($1) } }
    },
    "hpss-effect": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        return {
            let parts = try hpss(samples, sampleRate: sampleRate)
            return parts.harmonic.reduce(0) { $0 + Double(abs($1)) }
        }
    },
]
