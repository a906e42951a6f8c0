import Acoustics
import AudioSignal
import Foundation

/// Back from spectra, and spectra on musical scales, in librosa's defaults.
let furtherSpectralWorks: [String: Prepare] = [
    "istft": { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let spectra = try stft(sound.mono, sampleRate: sound.sampleRate)
        return { try istft(spectra).reduce(0) { $0 + Double(abs($1)) } }
    }
]
