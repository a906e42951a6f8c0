/// How much the spectrum grows from one frame to the next: the spectral flux of levels in mel bands, a curve with a
/// peak wherever a sound begins; librosa's `onset.onset_strength`.
///
/// In frame t it is the mean (or median) over the bands of `max(0, level[t] - reference[t - lag])`, where the reference
/// is the level itself or, against vibrato, the highest level among neighbouring bands (Böck and Widmer 2013). Levels
/// are raised to 80 dB below the loudest band of the whole signal, so this cannot stream.
public struct OnsetStrength: Descriptor, Hashable {
    /// The mel bands whose levels are compared.
    public var mel: MelOptions

    /// How levels are compared.
    public var options: OnsetOptions

    /// librosa's defaults: 128 bands, the frame before, the mean.
    public init(mel: MelOptions = MelOptions(), options: OnsetOptions = OnsetOptions()) {
        self.mel = mel
        self.options = options
    }

    private var levels: MelStage { MelStage(mel: mel, quantity: .power, decibels: DecibelOptions()) }

    /// The levels of the mel bands.
    public var stages: [any SpectralStage] { [levels] }

    /// The row onset_strength.
    public func features(of signal: borrowing AnalyzedSignal) throws(AcousticsError) -> FeatureMatrix {
        try onsetStrength(
            ofLevels: signal.rows(of: levels), options, nFFT: signal.grid.stft.nFFT, kernels: signal.kernels)
    }
}

/// How the levels of neighbouring frames are compared; librosa's parameters and defaults.
public struct OnsetOptions: Sendable, Hashable, Codable {
    /// Frames between the levels that are compared, at least 1.
    public var lag: Int

    /// Bands around each one whose highest level is the reference, at least 1; 1 takes the band itself.
    public var maxSize: Int

    /// Whether the curve's slowly changing part is taken out.
    public var detrend: Bool

    /// Whether the curve is moved later by half a transform, as suits centred frames.
    public var center: Bool

    /// What stands for all bands.
    public var aggregate: Aggregate

    /// What stands for many values.
    public enum Aggregate: String, Sendable, Hashable, Codable, CaseIterable {
        /// Their mean.
        case mean
        /// Their median.
        case median
    }

    /// librosa's defaults.
    public init(
        lag: Int = 1, maxSize: Int = 1, detrend: Bool = false, center: Bool = true, aggregate: Aggregate = .mean
    ) {
        self.lag = lag
        self.maxSize = maxSize
        self.detrend = detrend
        self.center = center
        self.aggregate = aggregate
    }

    func check() throws(AcousticsError) {
        try AcousticsError.require(lag >= 1 && lag <= 1 << 30, "lag", lag, "in 1...\(1 << 30)")
        try AcousticsError.require(maxSize >= 1 && maxSize <= 1 << 16, "maxSize", maxSize, "in 1...\(1 << 16)")
    }
}

/// Onset strength of a signal: one row, `onset_strength`, see ``OnsetStrength``.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - mel: The bands whose levels are compared.
///   - options: How they are compared.
///   - stft: The frames.
public func onsetStrength(
    _ samples: [Float], sampleRate: Int, mel: MelOptions = MelOptions(), _ options: OnsetOptions = OnsetOptions(),
    stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(
        samples, sampleRate: sampleRate, descriptors: [OnsetStrength(mel: mel, options: options)], stft: stft)
}

/// Onset strength of levels that were computed before, such as a constant-Q spectrogram in dB.
///
/// - Parameters:
///   - levels: Shape [bands, frames].
///   - options: How neighbouring frames are compared.
///   - reference: What levels are compared with, of the same shape; nil for the levels themselves, or their local
///     maxima.
///   - nFFT: Samples in the transform behind the levels: the curve is moved by half of it if `options.center`.
/// - Returns: One row, `onset_strength`.
/// - Throws: ``AcousticsError`` for levels that are not finite, a reference of another shape, and parameters that
///   cannot be.
public func onsetStrength(
    ofLevels levels: FeatureMatrix, _ options: OnsetOptions = OnsetOptions(), reference: FeatureMatrix? = nil,
    nFFT: Int = 2048
) throws(AcousticsError) -> FeatureMatrix {
    try onsetStrength(ofLevels: levels, options, reference: reference, nFFT: nFFT, kernels: Kernels())
}

func onsetStrength(
    ofLevels levels: FeatureMatrix, _ options: OnsetOptions, reference: FeatureMatrix? = nil, nFFT: Int,
    kernels: Kernels
) throws(AcousticsError) -> FeatureMatrix {
    let rises = try LevelRises(levels, options, reference: reference, nFFT: nFFT, kernels: kernels)
    return FeatureMatrix(
        names: ["onset_strength"], frameCount: levels.frameCount, values: try rises.curve(of: 0..<levels.featureCount),
        timing: levels.timing)
}

/// Onset strength of several groups of bands: a row for each; librosa's `onset.onset_strength_multi`.
///
/// - Parameters:
///   - levels: Shape [bands, frames].
///   - channels: The bands of each group; nil for every band by itself (librosa's `aggregate=False`).
///   - options: How neighbouring frames are compared.
///   - reference: What levels are compared with; nil for the levels themselves, or their local maxima.
///   - nFFT: Samples in the transform behind the levels.
/// - Returns: Rows onset_strength_0, onset_strength_1, …
/// - Throws: ``AcousticsError`` as ``onsetStrength(ofLevels:_:reference:nFFT:)`` does, and for groups that are empty or
///   reach beyond the bands.
public func onsetStrengthMulti(
    ofLevels levels: FeatureMatrix, channels: [Range<Int>]? = nil, _ options: OnsetOptions = OnsetOptions(),
    reference: FeatureMatrix? = nil, nFFT: Int = 2048
) throws(AcousticsError) -> FeatureMatrix {
    let rises = try LevelRises(levels, options, reference: reference, nFFT: nFFT, kernels: Kernels())
    let channels = channels ?? (0..<levels.featureCount).map { $0..<$0 + 1 }
    var values: [Float] = []
    for channel in channels { values += try rises.curve(of: channel) }
    return FeatureMatrix(
        names: channels.indices.map { "onset_strength_\($0)" }, frameCount: levels.frameCount, values: values,
        timing: levels.timing)
}
