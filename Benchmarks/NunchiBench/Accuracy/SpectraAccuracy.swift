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
    "griffin-lim": { samples, rate in
        let magnitudes = try stft(Array(samples.prefix(2 * rate)), sampleRate: rate).magnitude
        return try griffinLim(magnitudes, GriffinLimOptions(start: .zero)).map(Double.init)
    },
    "mel-to-stft": { samples, rate in
        let mel = try melSpectrogram(Array(samples.prefix(2 * rate)), sampleRate: rate)
        return [try leftOver(melToSTFT(mel), of: mel)]
    },
    "mfcc-to-mel": { samples, rate in
        try mfccToMel(mfcc(samples, sampleRate: rate)).doubles
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

/// What a fit leaves of mel bands: the root of the mean square, as a share of the bands' own.
private func leftOver(_ fit: FeatureMatrix, of mel: FeatureMatrix) throws -> Double {
    let bank = try MelFilterBank(sampleRate: mel.timing.sampleRate, nFFT: 2 * (fit.featureCount - 1))
    let weights = bank.weights
    var (left, whole) = (0.0, 0.0)
    for band in 0..<mel.featureCount {
        let bins = (0..<bank.bins).filter { weights[band * bank.bins + $0] != 0 }
        for frame in 0..<mel.frameCount {
            let wanted = Double(mel[band, frame])
            let found = bins.reduce(0.0) { sum, bin in
                sum + Double(weights[band * bank.bins + bin]) * Double(fit[bin, frame]) * Double(fit[bin, frame])
            }
            left += (found - wanted) * (found - wanted)
            whole += wanted * wanted
        }
    }
    return (left / max(whole, .leastNormalMagnitude)).squareRoot()
}
