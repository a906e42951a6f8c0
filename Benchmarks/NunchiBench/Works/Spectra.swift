import Acoustics
import AudioSignal
import Foundation

/// Spectra of a sound file, in librosa's settings; those in double precision equal librosa's. Each is there for one
/// thread and, as `…-2`, for two.
let spectralWorks: [String: Prepare] = {
    let levels = [MelSpectrogram(decibels: DecibelOptions())]
    let speech = STFTOptions(nFFT: 400, hopLength: 160)
    // What Whisper's recipe pads with.
    let mirrored = STFTOptions(nFFT: 400, hopLength: 160, padMode: .reflect)
    let nine: [any Descriptor] = [
        RMS(), ZeroCrossingRate(), SpectralCentroid(), SpectralBandwidth(), SpectralRolloff(), SpectralFlatness(),
        SpectralContrast(), MelSpectrogram(decibels: DecibelOptions()), MFCC(count: 20),
    ]
    let works: [(name: String, descriptors: [any Descriptor], stft: STFTOptions)] = [
        ("logmel", levels, speech), ("logmel-mirrored", levels, mirrored), ("mel", levels, STFTOptions()),
        ("mfcc", [MFCC(count: 20)], STFTOptions()), ("mfcc-40", [MFCC(count: 40)], STFTOptions()),
        ("nine", nine, STFTOptions()), ("yin", [YIN(fMin: 65, fMax: 2093)], STFTOptions()),
    ]
    var prepared: [String: Prepare] = [:]
    for work in works {
        var single = work.stft
        single.precision = .single
        for (threads, suffix) in [(1, ""), (2, "-2")] {
            prepared[work.name + suffix] = spectral(work.descriptors, work.stft, threads: threads)
            prepared["\(work.name)-single\(suffix)"] = spectral(work.descriptors, single, threads: threads)
        }
    }
    return prepared
}()

private func spectral(_ descriptors: [any Descriptor], _ stft: STFTOptions, threads: Int) -> Prepare {
    { path in
        let sound = try Waveform(contentsOf: URL(filePath: path))
        let (samples, sampleRate) = (sound.mono, sound.sampleRate)
        return {
            let rows = try analyze(
                samples, sampleRate: sampleRate, descriptors: descriptors, stft: stft, threads: threads)
            // Of YIN's rows the peer gives the first.
            return descriptors.first is YIN ? rows.selecting([0]) : rows
        }
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
