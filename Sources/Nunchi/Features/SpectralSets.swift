import Acoustics

/// Parameters of mel bands, under librosa's names.
let melParameters: [FeatureParameterDefinition] = [
    .init("n_mels", .integer, .number(128)), .init("fmin", .number, .number(0)), .init("fmax", .number, .none),
    .init("scale", .choice(MelScale.allCases.map(\.rawValue)), .text(MelScale.slaney.rawValue)),
    .init("norm", .choice(MelNorm.allCases.map(\.rawValue)), .text(MelNorm.slaney.rawValue)),
]

let topDB = FeatureParameterDefinition("top_db", .number, .number(80), isOptional: true)

extension FeatureParameters {
    var mel: MelOptions {
        MelOptions(
            nMels: integer("n_mels"), fMin: number("fmin"), fMax: optionalNumber("fmax"),
            scale: MelScale(rawValue: text("scale")) ?? .slaney, norm: MelNorm(rawValue: text("norm")) ?? .slaney)
    }

    var decibels: DecibelOptions { DecibelOptions(topDB: optionalNumber("top_db")) }
}

extension FeatureSet {
    /// Spectra, and what is read off them.
    static let spectralSets: [FeatureSet] = [
        FeatureSet("power", "power of every bin", [], .frames { _ in PowerSpectrogram() }),
        FeatureSet("magnitude", "magnitude of every bin", [], .frames { _ in MagnitudeSpectrogram() }),
        FeatureSet("mel", "energies of mel bands", melParameters, .frames { MelSpectrogram(mel: $0.mel) }),
        FeatureSet(
            "logmel", "levels of mel bands in dB", melParameters + [topDB],
            .frames { MelSpectrogram(mel: $0.mel, decibels: $0.decibels) }),
        FeatureSet(
            "mfcc", "mel-frequency cepstral coefficients",
            [.init("n_mfcc", .integer, .number(20)), .init("lifter", .number, .number(0))] + melParameters + [topDB],
            .frames {
                MFCC(count: $0.integer("n_mfcc"), mel: $0.mel, lifter: $0.number("lifter"), decibels: $0.decibels)
            }),
        FeatureSet(
            "lfcc", "cepstral coefficients of bands of equal width",
            [
                .init("n_lfcc", .integer, .number(20)), .init("n_bands", .integer, .number(128)),
                .init("fmin", .number, .number(0)), .init("fmax", .number, .none), .init("lifter", .number, .number(0)),
                topDB,
            ],
            .frames {
                LFCC(
                    count: $0.integer("n_lfcc"), bands: $0.integer("n_bands"), fMin: $0.number("fmin"),
                    fMax: $0.optionalNumber("fmax"), lifter: $0.number("lifter"), decibels: $0.decibels)
            }),
        FeatureSet(
            "pcen", "mel amplitudes, each band normalised by its own past",
            melParameters + [
                .init("gain", .number, .number(0.98)), .init("bias", .number, .number(2)),
                .init("power", .number, .number(0.5)), .init("time_constant", .number, .number(0.4)),
                .init("eps", .number, .number(1e-6)),
            ],
            takesFrames: true,
            .ownFrames { sound, parameters, stft in
                let mel = try sound.features([MelSpectrogram(mel: parameters.mel, power: .magnitude)], stft: stft)
                // librosa's example: as if samples were 32-bit integers.
                return try pcen(
                    mel.mapValues { $0 * 0x1p31 },
                    PCENOptions(
                        gain: parameters.number("gain"), bias: parameters.number("bias"),
                        power: parameters.number("power"), timeConstant: parameters.number("time_constant"),
                        eps: parameters.number("eps")))
            }),
        FeatureSet(
            "whisper", "log-mel as Whisper takes it, at 16 kHz",
            [.init("n_mels", .integer, .number(80)), .init("seconds", .number, .none)],
            .ownFrames { sound, parameters, _ in
                let logMel = WhisperLogMel(
                    bands: parameters.integer("n_mels"), seconds: parameters.optionalNumber("seconds"))
                return try logMel(
                    sound.resampled(to: WhisperLogMel.sampleRate).mono, sampleRate: WhisperLogMel.sampleRate)
            }),
        FeatureSet("centroid", "mean frequency under the spectrum in Hz", [], .frames { _ in SpectralCentroid() }),
        FeatureSet("bandwidth", "spread of the spectrum in Hz", [], .frames { _ in SpectralBandwidth() }),
        FeatureSet("skewness", "lopsidedness of the spectrum", [], .frames { _ in SpectralSkewness() }),
        FeatureSet("kurtosis", "peakedness of the spectrum", [], .frames { _ in SpectralKurtosis() }),
        FeatureSet(
            "rolloff", "frequency below which a share of the spectrum lies, in Hz",
            [.init("roll_percent", .number, .number(0.85))],
            .frames { SpectralRolloff(share: $0.number("roll_percent")) }),
        FeatureSet("flatness", "how like noise the spectrum is, 0...1", [], .frames { _ in SpectralFlatness() }),
        FeatureSet(
            "contrast", "peaks above valleys of octave bands in dB",
            [
                .init("fmin", .number, .number(200)), .init("n_bands", .integer, .number(6)),
                .init("quantile", .number, .number(0.02)),
            ],
            .frames {
                SpectralContrast(
                    fMin: $0.number("fmin"), bandCount: $0.integer("n_bands"), quantile: $0.number("quantile"))
            }),
        FeatureSet(
            "flux", "change of the spectrum between frames", [.init("rising_only", .flag, .flag(false))],
            .frames { SpectralFlux(risingOnly: $0.flag("rising_only")) }),
        FeatureSet(
            "alpha-ratio", "level of 50-1000 Hz over that of 1-5 kHz in dB", [], .frames { _ in BandLevel.alphaRatio }),
        FeatureSet(
            "hammarberg", "strongest bin below 2 kHz over that of 2-5 kHz in dB", [], .frames { _ in HammarbergIndex() }
        ),
        FeatureSet(
            "slope", "slope of the spectrum in dB per kHz",
            [.init("fmin", .number, .number(0)), .init("fmax", .number, .number(500))],
            .frames { parameters in
                let (low, high) = (parameters.number("fmin"), parameters.number("fmax"))
                guard low < high else {
                    throw AcousticsError.invalidFrequencyRange(
                        fMin: low, fMax: high, hint: "fmin must be below fmax")
                }
                return SpectralSlope(low..<high)
            }),
    ]
}
