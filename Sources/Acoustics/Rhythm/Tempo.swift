internal import Foundation

/// How a tempo is estimated; librosa's parameters and defaults.
public struct TempoOptions: Sendable {
    /// The most likely tempo in beats per minute, above 0.
    public var startBPM: Double

    /// Standard deviation of the likely tempos in octaves, above 0.
    public var stdBPM: Double

    /// Length of the tempogram's windows in seconds, above 0.
    public var acSize: Double

    /// Tempos from this on are not estimated; nil for no limit.
    public var maxTempo: Double?

    /// How likely tempos are; nil for the log-normal prior of `startBPM` and `stdBPM`.
    public var prior: TempoPrior?

    /// librosa's defaults: 120 beats per minute, one octave, windows of 8 s, below 320.
    public init(
        startBPM: Double = 120, stdBPM: Double = 1, acSize: Double = 8, maxTempo: Double? = 320,
        prior: TempoPrior? = nil
    ) {
        self.startBPM = startBPM
        self.stdBPM = stdBPM
        self.acSize = acSize
        self.maxTempo = maxTempo
        self.prior = prior
    }

    /// Frames in a window of the tempogram.
    fileprivate func winLength(_ timing: FrameTiming) throws(AcousticsError) -> Int {
        let frames = (acSize * Double(timing.sampleRate)).rounded(.towardZero) / Double(max(1, timing.hopLength))
        let count = frames.isFinite && frames < 0x1p16 ? Int(frames) : 0
        try AcousticsError.require(
            count >= 2, "acSize", acSize, "such that windows have 2...65535 frames of \(timing.hopLength) samples")
        return count
    }
}

/// The tempo of a curve of onset strength in beats per minute; librosa's `feature.tempo` of that.
///
/// The lag with the highest mean autocorrelation, weighted by how likely its tempo is. The whole signal is needed: this
/// cannot stream.
///
/// - Parameters:
///   - envelope: One row, such as from ``onsetStrength(_:sampleRate:mel:_:stft:)``.
///   - options: The windows and the prior.
/// - Returns: A tempo above 0. Without any onset it is what the prior finds most likely.
/// - Throws: ``AcousticsError`` for more than one row, values that are not finite, and parameters that cannot be.
public func tempo(
    envelope: FeatureMatrix, _ options: TempoOptions = TempoOptions()
) throws(AcousticsError) -> Double {
    let (scale, correlations) = try prepareTempo(envelope, options)
    return try scale.best(correlations.mean())
}

private func prepareTempo(
    _ envelope: FeatureMatrix, _ options: TempoOptions
) throws(AcousticsError) -> (TempoScale, LocalCorrelations) {
    let winLength = try options.winLength(envelope.timing)
    return (
        try TempoScale(winLength, envelope.timing, options),
        try LocalCorrelations(envelope, TempogramOptions(winLength: winLength))
    )
}

/// The tempo of a signal in beats per minute: that of its onset strength in the default bands.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - hopLength: Samples from one frame to the next.
///   - options: The windows and the prior.
public func tempo(
    _ samples: [Float], sampleRate: Int, hopLength: Int = 512, _ options: TempoOptions = TempoOptions()
) throws(AcousticsError) -> Double {
    try tempo(
        envelope: onsetStrength(samples, sampleRate: sampleRate, stft: STFTOptions(hopLength: hopLength)), options)
}

/// The tempo around each frame in beats per minute; librosa's `feature.tempo` with `aggregate=None`.
///
/// - Parameters:
///   - envelope: One row, such as from ``onsetStrength(_:sampleRate:mel:_:stft:)``.
///   - options: The windows and the prior.
/// - Returns: One row, `tempo`.
/// - Throws: ``AcousticsError`` as ``tempo(envelope:_:)`` does.
public func dynamicTempo(
    envelope: FeatureMatrix, _ options: TempoOptions = TempoOptions()
) throws(AcousticsError) -> FeatureMatrix {
    let (scale, correlations) = try prepareTempo(envelope, options)
    return try FeatureMatrix(
        names: ["tempo"], frameCount: correlations.frameCount, timing: correlations.timing
    ) { (output) throws(AcousticsError) in
        // Whether there is a tempo at all does not depend on the frame.
        output[0] = Float(try scale.best([Double](repeating: 0, count: scale.bpms.count)))
        correlations.forEachFrame { frame, values in
            let length = ColumnNorm.maximum.length(of: values)
            output[frame] = Float(scale.bpms[scale.bestLag(values.map { $0 / length })])
        }
    }
}

/// The tempos of the lags of a tempogram, and how likely they are.
private struct TempoScale {
    let bpms: [Double]
    private let logPrior: [Double]

    init(_ winLength: Int, _ timing: FrameTiming, _ options: TempoOptions) throws(AcousticsError) {
        try AcousticsError.require(
            options.startBPM > 0 && options.startBPM.isFinite, "startBPM", options.startBPM, "finite and above 0")
        try AcousticsError.require(
            options.stdBPM > 0 && options.stdBPM.isFinite, "stdBPM", options.stdBPM, "finite and above 0")
        let prior = options.prior ?? .logNormal(startBPM: options.startBPM, stdBPM: options.stdBPM)
        bpms = tempoFrequencies(count: winLength, sampleRate: timing.sampleRate, hopLength: timing.hopLength)
        var logPrior = bpms.map(prior.logDensity)
        if let highest = options.maxTempo {
            try AcousticsError.require(highest > 0, "maxTempo", highest, "above 0")
            // Tempos fall from lag to lag. Where none is slow enough, librosa takes any.
            for lag in 0..<(bpms.firstIndex { $0 < highest } ?? 0) { logPrior[lag] = -.infinity }
        }
        self.logPrior = logPrior
    }

    /// The lag with the highest correlation, weighted by its prior.
    func bestLag(_ correlations: [Double]) -> Int {
        var best = 0
        var highest = -Double.infinity
        for lag in bpms.indices where logPrior[lag] > -.infinity {
            let score = log1p(1e6 * correlations[lag]) + logPrior[lag]
            // NumPy's argmax stops at what is not a number, such as the logarithm of a negative correlation.
            if score.isNaN { return lag }
            if score > highest { (best, highest) = (lag, score) }
        }
        return best
    }

    func best(_ correlations: [Double]) throws(AcousticsError) -> Double {
        let lag = bestLag(correlations)
        try AcousticsError.require(
            lag > 0, "prior", "zero for every tempo from \(bpms[bpms.count - 1]) on",
            "above zero for at least one of the tempos below maxTempo")
        return bpms[lag]
    }
}
