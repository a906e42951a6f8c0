import Acoustics
import AudioSignal
import Foundation

/// Back from spectra, and spectra on musical scales, in librosa's defaults.
let furtherSpectralWorks: [String: Prepare] = [
    "istft": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let spectra = try stft(sound.mono, sampleRate: sound.sampleRate)
        return { try istft(spectra).magnitudes }
    },
    "cqt": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        return { try cqt(samples, sampleRate: sampleRate).magnitude.values.magnitudes }
    },
    "mel-to-stft": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let mel = try melSpectrogram(Array(sound.mono.prefix(3 * sound.sampleRate)), sampleRate: sound.sampleRate)
        return { try melToSTFT(mel).values.magnitudes }
    },
    "griffin-lim": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let start = Array(sound.mono.prefix(3 * sound.sampleRate))
        let magnitudes = try stft(start, sampleRate: sound.sampleRate).magnitude
        return { try griffinLim(magnitudes, GriffinLimOptions(start: .zero)).magnitudes }
    },
    "chroma-stft": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        return { try chromaSTFT(samples, sampleRate: sampleRate).values.magnitudes }
    },
]

extension [Float] {
    /// The sum of absolute values in double precision.
    fileprivate var magnitudes: Double { reduce(0) { $0 + Double(abs($1)) } }
}
