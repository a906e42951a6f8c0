import Acoustics

/// Back from spectra, and spectra on other scales, in the defaults of the libraries that they follow.
let furtherSpectralComputations: [String: Computation] = [
    "istft": { samples, rate in try istft(stft(samples, sampleRate: rate)).map(Double.init) },
    "pcen": { samples, rate in
        let mel = try melSpectrogram(samples, sampleRate: rate, power: .magnitude)
        return try pcen(mel.mapValues { $0 * 0x1p31 }).doubles
    },
    "lfcc": descriptor(LFCC()),
    "whisper-log-mel": { samples, _ in try WhisperLogMel(seconds: nil)(samples, sampleRate: 16_000).doubles },
    "tuning": { samples, rate in [try estimateTuning(samples, sampleRate: rate)] },
    "chroma-stft": descriptor(ChromaSTFT()),
    "cqt": { samples, rate in
        try cqt(samples, sampleRate: rate, CQTOptions(nBins: musicalBins(rate))).interleaved
    },
    "chroma-cqt": { samples, rate in
        try chromaCQT(samples, sampleRate: rate, ChromaCQTOptions(nOctaves: musicalBins(rate) / 12)).doubles
    },
    "tonnetz": { samples, rate in
        try tonnetz(samples, sampleRate: rate, ChromaCQTOptions(nOctaves: musicalBins(rate) / 12)).doubles
    },
    "db-to-power": { samples, rate in
        let levels = try powerToDB(melSpectrogram(samples, sampleRate: rate))
        return try dbToPower(levels).doubles
    },
]

/// librosa's 84 bins, and an octave less where they would reach beyond half the sample rate.
private func musicalBins(_ sampleRate: Int) -> Int { sampleRate >= 22_050 ? 84 : 72 }

extension ComplexSpectrogram {
    /// Real and imaginary parts by turns.
    fileprivate var interleaved: [Double] { zip(real, imaginary).flatMap { [Double($0), Double($1)] } }
}
