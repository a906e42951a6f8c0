import Acoustics
import AudioSignal
import Foundation

/// Spectra of a sound file, in librosa's settings; those in double precision equal librosa's.
let spectralWorks: [String: Prepare] = [
    "logmel": spectral(
        [MelSpectrogram(decibels: DecibelOptions())], STFTOptions(nFFT: 400, hopLength: 160)),
    "logmel-single": spectral(
        [MelSpectrogram(decibels: DecibelOptions())], STFTOptions(nFFT: 400, hopLength: 160, precision: .single)),
    "mel": spectral([MelSpectrogram(decibels: DecibelOptions())], STFTOptions()),
    "mel-single": spectral([MelSpectrogram(decibels: DecibelOptions())], STFTOptions(precision: .single)),
    "mfcc": spectral([MFCC(count: 20)], STFTOptions()),
    "mfcc-40": spectral([MFCC(count: 40)], STFTOptions()),
    "nine": spectral(
        [
            RMS(), ZeroCrossingRate(), SpectralCentroid(), SpectralBandwidth(), SpectralRolloff(), SpectralFlatness(),
            SpectralContrast(), MelSpectrogram(decibels: DecibelOptions()), MFCC(count: 20),
        ], STFTOptions()),
]

private func spectral(_ descriptors: [any Descriptor], _ stft: STFTOptions) -> Prepare {
    { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        return { try analyze(samples, sampleRate: sampleRate, descriptors: descriptors, stft: stft) }
    }
}

/// Pitch by YIN over librosa's example range, 65 to 2093 Hz.
func prepareYIN(_ path: String) throws -> Work {
    let sound = try Waveform(contentsOf: URL(filePath: path))
    let (samples, sampleRate) = (sound.mono, sound.sampleRate)
    let pitch = YIN(fMin: 65, fMax: 2093)
    return {
        let rows = try analyze(samples, sampleRate: sampleRate, descriptors: [pitch])
        return rows.selecting([0])
    }
}

/// The utterance features of the recipe `acoustic`.
func prepareUtterance(_ path: String) throws -> Work {
    let samples = try Waveform(contentsOf: URL(filePath: path)).mono
    return { try UtteranceFeatures.values(of: samples) }
}

extension FeatureMatrix: Outcome {
    /// The mean of all values.
    var check: Double { values.check }
}

extension [Float]: Outcome {
    /// The mean in double precision.
    var check: Double { reduce(0) { $0 + Double($1) } / Double(Swift.max(1, count)) }
}
