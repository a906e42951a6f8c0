import Acoustics

/// Rhythm and separation, in librosa's default frames.
let rhythmComputations: [String: Computation] = [
    "onset-strength": { samples, rate in try onsetStrength(samples, sampleRate: rate).doubles },
    "onset-strength-median": { samples, rate in
        try onsetStrength(samples, sampleRate: rate, OnsetOptions(maxSize: 3, aggregate: .median)).doubles
    },
    "onsets": { samples, rate in
        try onsetDetect(samples, sampleRate: rate, OnsetDetection(backtrack: true)).frames.map(Double.init)
    },
    "tempogram": { samples, rate in try tempogram(samples, sampleRate: rate).doubles },
    "fourier-tempogram": { samples, rate in
        try fourierTempogram(envelope: onsetStrength(samples, sampleRate: rate)).magnitude.doubles
    },
    "tempo": { samples, rate in [try tempo(samples, sampleRate: rate)] },
    "dynamic-tempo": { samples, rate in
        try dynamicTempo(envelope: onsetStrength(samples, sampleRate: rate)).doubles
    },
    "beats": { samples, rate in
        let track = try beatTrack(samples, sampleRate: rate)
        return [track.tempo] + track.beats.frames.map(Double.init)
    },
    "plp": { samples, rate in
        try plp(envelope: onsetStrength(samples, sampleRate: rate, OnsetOptions(aggregate: .median))).doubles
    },
    "hpss": { samples, rate in
        let parts = try hpss(magnitudeSpectrogram(samples, sampleRate: rate))
        return parts.harmonic.doubles + parts.percussive.doubles
    },
    "hpss-effect": { samples, rate in
        let parts = try hpss(samples, sampleRate: rate)
        return (parts.harmonic + parts.percussive).map(Double.init)
    },
]
