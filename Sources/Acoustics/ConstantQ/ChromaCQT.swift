internal import Foundation

/// Chroma of a constant-Q transform; librosa's parameters and defaults.
public struct ChromaCQTOptions: Sendable, Hashable, Codable {
    /// Samples from one frame to the next.
    public var hopLength: Int

    /// Frequency of the lowest bin in Hz.
    public var fMin: Double

    /// What each frame is divided by.
    public var norm: ColumnNorm

    /// Amplitudes below this count as zero.
    public var threshold: Double

    /// Deviation from `fMin` in fractions of a bin; nil to estimate it from the signal.
    public var tuning: Double?

    /// Pitch classes of an octave.
    public var nChroma: Int

    /// Octaves of the transform.
    public var nOctaves: Int

    /// Bins of an octave: a multiple of `nChroma`.
    public var binsPerOctave: Int

    /// librosa's `chroma_cqt`: 12 classes from seven octaves of 36 bins, estimated tuning.
    public init(
        hopLength: Int = 512, fMin: Double = CQTOptions.c1, norm: ColumnNorm = .maximum, threshold: Double = 0,
        tuning: Double? = nil, nChroma: Int = 12, nOctaves: Int = 7, binsPerOctave: Int = 36
    ) {
        self.hopLength = hopLength
        self.fMin = fMin
        self.norm = norm
        self.threshold = threshold
        self.tuning = tuning
        self.nChroma = nChroma
        self.nOctaves = nOctaves
        self.binsPerOctave = binsPerOctave
    }
}

/// Chroma of a signal from its constant-Q transform: shape [nChroma, frames], equal to librosa's `chroma_cqt`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second; the highest octave must lie below half of it.
///   - options: The bins and the classes.
public func chromaCQT(
    _ samples: [Float], sampleRate: Int, _ options: ChromaCQTOptions = ChromaCQTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    let (classes, perOctave) = (options.nChroma, options.binsPerOctave)
    try AcousticsError.require(classes >= 1 && classes <= 1200, "nChroma", classes, "in 1...1200")
    try AcousticsError.require(
        perOctave >= 1 && perOctave % classes == 0, "binsPerOctave", perOctave, "a multiple of \(classes)")
    try AcousticsError.require(
        options.nOctaves >= 1 && options.nOctaves <= 20, "nOctaves", options.nOctaves, "in 1...20")
    try AcousticsError.require(options.threshold.isFinite, "threshold", options.threshold, "finite")
    let bins = CQTOptions(
        hopLength: options.hopLength, fMin: options.fMin, nBins: options.nOctaves * perOctave,
        binsPerOctave: perOctave, tuning: options.tuning)
    let amplitudes = try cqt(samples, sampleRate: sampleRate, bins).magnitude
    let frames = amplitudes.frameCount
    // Bins around a class belong to it; the lowest bin's place among the notes says which class is C.
    let merged = perOctave / classes
    let note = 12 * log2(options.fMin / 440) + 69
    let roll = Int(((note - 12 * (note / 12).rounded(.down)) * (Double(classes) / 12)).rounded(.toNearestOrEven))
    var sums = [Double](repeating: 0, count: classes * frames)
    for bin in 0..<amplitudes.featureCount {
        let chroma = ((bin + merged / 2) / merged + roll) % classes
        for frame in 0..<frames { sums[chroma * frames + frame] += Double(amplitudes.values[bin * frames + frame]) }
    }
    let values = sums.map { $0 < options.threshold ? 0 : Float($0) }
    return FeatureMatrix(
        names: ChromaOptions(nChroma: classes).names, frameCount: frames, values: values,
        timing: amplitudes.timing
    ).normalized(options.norm)
}

/// Tonal centroids of a signal: shape [6, frames], equal to librosa's `tonnetz`, from the chroma of its constant-Q
/// transform.
public func tonnetz(
    _ samples: [Float], sampleRate: Int, _ options: ChromaCQTOptions = ChromaCQTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try tonnetz(of: chromaCQT(samples, sampleRate: sampleRate, options))
}
