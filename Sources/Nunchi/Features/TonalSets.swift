import Acoustics
import AudioSignal

private let tuning = FeatureParameterDefinition("tuning", .number, .none)

private let chromaOfCQT: [FeatureParameterDefinition] = [
    .init("fmin", .number, .number(CQTOptions.c1)), tuning, .init("n_octaves", .integer, .number(7)),
    .init("bins_per_octave", .integer, .number(36)),
]

extension FeatureParameters {
    fileprivate func chromaOfCQT(_ stft: STFTOptions, classes: Int = 12) -> ChromaCQTOptions {
        ChromaCQTOptions(
            hopLength: stft.resolvedHopLength, fMin: number("fmin"), tuning: optionalNumber("tuning"),
            nChroma: classes, nOctaves: integer("n_octaves"), binsPerOctave: integer("bins_per_octave"))
    }
}

extension FeatureSet {
    /// Pitch classes, and spectra whose bins are tones.
    static let tonalSets: [FeatureSet] = [
        FeatureSet(
            "chroma", "energies of pitch classes", [.init("n_chroma", .integer, .number(12)), tuning],
            .frames {
                ChromaSTFT(
                    chroma: ChromaOptions(nChroma: $0.integer("n_chroma")), tuning: $0.optionalNumber("tuning"))
            }),
        FeatureSet(
            "chroma-cqt", "energies of pitch classes, from the constant-Q transform",
            chromaOfCQT + [.init("n_chroma", .integer, .number(12))],
            takesFrames: true,
            .ownFrames { sound, parameters, stft in
                try chromaCQT(
                    sound.mono, sampleRate: sound.sampleRate,
                    parameters.chromaOfCQT(stft, classes: parameters.integer("n_chroma")))
            }),
        FeatureSet(
            "tonnetz", "fifths, minor and major thirds as coordinates", chromaOfCQT,
            takesFrames: true,
            .ownFrames { sound, parameters, stft in
                try tonnetz(sound.mono, sampleRate: sound.sampleRate, parameters.chromaOfCQT(stft))
            }),
        FeatureSet(
            "cqt", "magnitudes of the constant-Q transform",
            [
                .init("fmin", .number, .number(CQTOptions.c1)), .init("n_bins", .integer, .number(84)),
                .init("bins_per_octave", .integer, .number(12)),
                .init("tuning", .number, .number(0), isOptional: true),
            ],
            takesFrames: true,
            .ownFrames { sound, parameters, stft in
                try cqt(
                    sound.mono, sampleRate: sound.sampleRate,
                    CQTOptions(
                        hopLength: stft.resolvedHopLength, fMin: parameters.number("fmin"),
                        nBins: parameters.integer("n_bins"), binsPerOctave: parameters.integer("bins_per_octave"),
                        tuning: parameters.optionalNumber("tuning"))
                ).magnitude.renamed { $0.replacing("magnitude", with: "cqt") }
            }),
    ]
}
