import Acoustics

/// Pitch, voice quality and loudness.
let voiceComputations: [String: Computation] = [
    "pyin-f0": probable(row: 0, .double),
    "pyin-prob": probable(row: 2, .double),
    "loudness": { samples, rate in [try Loudness(of: [samples], sampleRate: rate).integrated] },
]

/// A row of pYIN over librosa's example range; 0 for frames without voice.
private func probable(row: Int, _ precision: Precision) -> Computation {
    { samples, rate in
        let pitch = PYIN(fMin: 65, fMax: 2093, unvoiced: .value(0), precision: precision)
        return try pyin(samples, sampleRate: rate, pitch).row(row).map(Double.init)
    }
}
