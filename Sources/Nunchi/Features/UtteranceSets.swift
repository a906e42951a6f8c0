import Acoustics
import AudioSignal
import VoiceEmotion

extension FeatureSet {
    /// Sets that describe a whole utterance.
    static let utteranceSets: [FeatureSet] =
        [
            // At the sound's own rate; the recipe of that name hears it at 16 kHz.
            FeatureSet(
                "egemaps", "eGeMAPSv02: 88 values after openSMILE", [],
                .utterance { sound, _ in try GeMAPS.values(of: sound.mono, sampleRate: sound.sampleRate) }),
            FeatureSet(
                "gemaps", "GeMAPSv01b: 62 values after openSMILE", [],
                .utterance { sound, _ in
                    try GeMAPS.values(of: sound.mono, sampleRate: sound.sampleRate, set: .geMAPSv01b)
                }),
            FeatureSet(
                "voice-quality", "jitter, shimmer and harmonics to noise, as Praat measures them",
                [.init("fmin", .number, .number(75)), .init("fmax", .number, .number(600)), harmonicityMethod],
                .utterance { sound, parameters in
                    try sound.voiceQuality(
                        pitch: AutocorrelationPitch(fMin: parameters.number("fmin"), fMax: parameters.number("fmax")),
                        harmonicity: Harmonicity(method: parameters.harmonicityMethod, fMin: parameters.number("fmin"))
                    ).vector
                }),
        ]
        + VoiceFeatureSets.all.filter { !($0 is GenevaFeatures) }.map { set in
            FeatureSet(
                set.name, "\(set.names.count) values of the recipe \(set.name), at \(set.sampleRate) Hz", [],
                .utterance { sound, _ in FeatureVector(names: set.names, values: try set.values(of: sound)) })
        }
}

extension VoiceQuality {
    /// All measures; not a number where there are too few periods.
    fileprivate var vector: FeatureVector {
        let measures: KeyValuePairs<String, Double?> = [
            "jitter_local": jitterLocal, "jitter_local_absolute": jitterLocalAbsolute, "jitter_rap": jitterRAP,
            "jitter_ppq5": jitterPPQ5, "jitter_ddp": jitterDDP, "shimmer_local": shimmerLocal,
            "shimmer_local_db": shimmerLocalDB, "shimmer_apq3": shimmerAPQ3, "shimmer_apq5": shimmerAPQ5,
            "shimmer_apq11": shimmerAPQ11, "shimmer_dda": shimmerDDA, "mean_hnr": meanHNR, "mean_period": meanPeriod,
        ]
        return FeatureVector(names: measures.map(\.key), values: measures.map { Float($0.value ?? .nan) })
    }
}
