import Acoustics

/// Pitch, voice quality and loudness.
let voiceComputations: [String: Computation] = [
    "pyin-f0": probable(row: 0, .double),
    "pyin-prob": probable(row: 2, .double),
    "loudness": { samples, rate in [try Loudness(of: [samples], sampleRate: rate).integrated] },
    "praat-f0": { samples, rate in try autocorrelationPitch(samples, sampleRate: rate).row(0).map(Double.init) },
    "praat-hnr": { samples, rate in try harmonicity(samples, sampleRate: rate).doubles },
    "praat-hnr-cc": { samples, rate in
        try harmonicity(samples, sampleRate: rate, Harmonicity(method: .crossCorrelation)).doubles
    },
    "praat-formants": { samples, rate in try formants(samples, sampleRate: rate).doubles },
    "praat-pulses": { samples, rate in try VoiceQuality(of: samples, sampleRate: rate).pulses },
    "praat-quality": { samples, rate in
        let quality = try VoiceQuality(of: samples, sampleRate: rate)
        return [
            quality.jitterLocal, quality.jitterLocalAbsolute, quality.jitterRAP, quality.jitterPPQ5, quality.jitterDDP,
            quality.shimmerLocal, quality.shimmerLocalDB, quality.shimmerAPQ3, quality.shimmerAPQ5,
            quality.shimmerAPQ11, quality.shimmerDDA, quality.meanHNR, quality.meanPeriod,
        ].map { $0 ?? .nan }
    },
]

/// A row of pYIN over librosa's example range; 0 for frames without voice.
private func probable(row: Int, _ precision: Precision) -> Computation {
    { samples, rate in
        let pitch = PYIN(fMin: 65, fMax: 2093, unvoiced: .value(0), precision: precision)
        return try pyin(samples, sampleRate: rate, pitch).row(row).map(Double.init)
    }
}
