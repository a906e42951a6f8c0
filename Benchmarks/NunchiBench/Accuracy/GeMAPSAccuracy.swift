import Acoustics

/// The Geneva parameter sets of an utterance.
let gemapsComputations: [String: Computation] = [
    "egemaps": { samples, rate in
        try GeMAPS.values(of: samples, sampleRate: rate).values.map(Double.init)
    },
    "gemaps": { samples, rate in
        try GeMAPS.values(of: samples, sampleRate: rate, set: .geMAPSv01b).values.map(Double.init)
    },
    "egemaps-frames": { samples, rate in
        try GeMAPS().descriptors(of: samples, sampleRate: rate).doubles
    },
]
