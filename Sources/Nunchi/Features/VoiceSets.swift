import Acoustics
import AudioSignal
import VoiceEmotion

private let frameLength = FeatureParameterDefinition("frame_length", .integer, .none)

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
    ]

    /// Pitch.
    static let pitchSets: [FeatureSet] = [
        FeatureSet(
            "yin", "pitch by YIN in Hz, voicing 0...1, harmonics to noise in dB",
            [
                .init("fmin", .number, .number(65)), .init("fmax", .number, .number(2093)),
                .init("frame_length", .integer, .number(2048)), .init("trough_threshold", .number, .number(0.1)),
            ],
            .frames {
                YIN(
                    fMin: $0.number("fmin"), fMax: $0.number("fmax"), frameLength: $0.integer("frame_length"),
                    troughThreshold: $0.number("trough_threshold"))
            })
    ]

    /// Sets that describe a whole utterance.
    static let utteranceSets: [FeatureSet] = VoiceFeatureSets.all.map { set in
        FeatureSet(
            set.name, "\(set.names.count) values of the recipe \(set.name), at \(set.sampleRate) Hz", [],
            .utterance { FeatureVector(names: set.names, values: try set.values(of: $0)) })
    }
}
