import Acoustics
import AudioSignal

private let frameLength = FeatureParameterDefinition("frame_length", .integer, .none)

/// The range of pitches under librosa's names.
private func range(_ low: Double, _ high: Double) -> [FeatureParameterDefinition] {
    [.init("fmin", .number, .number(low)), .init("fmax", .number, .number(high))]
}

/// Praat's two ways to find how much of a voice is harmonic.
let harmonicityMethod = FeatureParameterDefinition("method", .choice(["ac", "cc"]), .text("ac"))

private let timeStep = FeatureParameterDefinition("time_step", .number, .none)

extension FeatureParameters {
    var harmonicityMethod: Harmonicity.Method { text("method") == "cc" ? .crossCorrelation : .autocorrelation }
}

extension FeatureSet {
    /// Level and what else is read off the samples.
    static let levelSets: [FeatureSet] = [
        FeatureSet(
            "rms", "root mean square of the samples", [frameLength],
            .frames { RMS(frameLength: $0.optionalInteger("frame_length")) }),
        FeatureSet(
            "level", "level in dB below full scale", [frameLength],
            .frames { SoundLevel(frameLength: $0.optionalInteger("frame_length")) }),
        FeatureSet(
            "zcr", "share of neighbouring samples of opposite sign", [frameLength],
            .frames { ZeroCrossingRate(frameLength: $0.optionalInteger("frame_length")) }),
        FeatureSet(
            "loudness", "loudness of the last 0.4 or 3 s in LUFS (ITU-R BS.1770)",
            [.init("window", .choice(["momentary", "short_term"]), .text("momentary"))], takesChannels: true,
            .ownFrames { sound, parameters, _ in
                try loudness(
                    sound.channels, sampleRate: sound.sampleRate,
                    window: parameters.text("window") == "momentary" ? .momentary : .shortTerm)
            }),
    ]

    /// Pitch and formants.
    static let pitchSets: [FeatureSet] = [
        FeatureSet(
            "yin",
            "pitch by YIN in Hz (in every frame, with a voice or without), voicing 0...1, harmonics to noise in dB",
            range(65, 2093) + [
                .init("frame_length", .integer, .number(2048)), .init("trough_threshold", .number, .number(0.1)),
            ],
            .frames {
                YIN(
                    fMin: $0.number("fmin"), fMax: $0.number("fmax"), frameLength: $0.integer("frame_length"),
                    troughThreshold: $0.number("trough_threshold"))
            }),
        FeatureSet(
            "pyin", "most likely course of pitch in Hz, whether and how likely there is a voice",
            range(65, 2093) + [
                .init("frame_length", .integer, .number(2048)), .init("resolution", .number, .number(0.1)),
                .init("max_transition_rate", .number, .number(35.92)),
                .init("switch_prob", .number, .number(0.01)), .init("no_trough_prob", .number, .number(0.01)),
            ],
            .frames {
                PYIN(
                    fMin: $0.number("fmin"), fMax: $0.number("fmax"), frameLength: $0.integer("frame_length"),
                    resolution: $0.number("resolution"), maxTransitionRate: $0.number("max_transition_rate"),
                    switchProbability: $0.number("switch_prob"), noTroughProbability: $0.number("no_trough_prob"))
            }),
        FeatureSet(
            "f0", "pitch by autocorrelation in Hz and its strength, as Praat finds it",
            range(75, 600) + [
                timeStep, .init("silence_threshold", .number, .number(0.03)),
                .init("voicing_threshold", .number, .number(0.45)), .init("octave_cost", .number, .number(0.01)),
                .init("octave_jump_cost", .number, .number(0.35)),
                .init("voiced_unvoiced_cost", .number, .number(0.14)),
            ],
            .ownFrames { sound, parameters, _ in
                try autocorrelationPitch(
                    sound.mono, sampleRate: sound.sampleRate,
                    AutocorrelationPitch(
                        timeStep: parameters.optionalNumber("time_step"), fMin: parameters.number("fmin"),
                        fMax: parameters.number("fmax"), silenceThreshold: parameters.number("silence_threshold"),
                        voicingThreshold: parameters.number("voicing_threshold"),
                        octaveCost: parameters.number("octave_cost"),
                        octaveJumpCost: parameters.number("octave_jump_cost"),
                        voicedUnvoicedCost: parameters.number("voiced_unvoiced_cost")))
            }),
        FeatureSet(
            "hnr", "harmonics to noise in dB, as Praat finds it",
            [
                .init("fmin", .number, .number(75)), harmonicityMethod, .init("time_step", .number, .number(0.01)),
                .init("silence_threshold", .number, .number(0.1)),
            ],
            .ownFrames { sound, parameters, _ in
                try harmonicity(
                    sound.mono, sampleRate: sound.sampleRate,
                    Harmonicity(
                        method: parameters.harmonicityMethod, timeStep: parameters.number("time_step"),
                        fMin: parameters.number("fmin"), silenceThreshold: parameters.number("silence_threshold")))
            }),
        FeatureSet(
            "formants", "formants and their bandwidths in Hz by Burg's method, as Praat finds them",
            [
                .init("n_formants", .integer, .number(3)), .init("max_formants", .number, .number(5)),
                .init("ceiling", .number, .number(5500)), .init("window_length", .number, .number(0.025)),
                timeStep, .init("pre_emphasis", .number, .number(50)),
            ],
            .ownFrames { sound, parameters, _ in
                try sound.formants(
                    Formants(
                        count: parameters.integer("n_formants"), maxFormants: parameters.number("max_formants"),
                        ceiling: parameters.number("ceiling"), timeStep: parameters.optionalNumber("time_step"),
                        windowLength: parameters.number("window_length"),
                        preEmphasisFrom: parameters.number("pre_emphasis")))
            }),
        FeatureSet(
            "egemaps-frames", "the 25 descriptors under eGeMAPSv02, every 10 ms", [],
            .ownFrames { sound, _, _ in
                try GeMAPS().descriptors(of: sound.mono, sampleRate: sound.sampleRate)
            }),
    ]
}
