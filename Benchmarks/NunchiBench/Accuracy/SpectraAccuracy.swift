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
    "db-to-power": { samples, rate in
        let levels = try powerToDB(melSpectrogram(samples, sampleRate: rate))
        return try dbToPower(levels).doubles
    },
]
