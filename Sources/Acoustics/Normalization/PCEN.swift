internal import Foundation

/// How per-channel energy normalisation works; librosa's parameters and defaults.
///
/// Each energy E is divided by a power of its own running mean M and then compressed:
/// (E / (eps + M)^gain + bias)^power - bias^power (Wang et al. 2017).
public struct PCENOptions: Sendable, Hashable, Codable {
    /// Strength of the gain control, at least 0; 1 divides by the running mean.
    public var gain: Double

    /// What is added before the compression, at least 0.
    public var bias: Double

    /// Exponent of the compression, at least 0; 0 takes the logarithm of 1 + E / (eps + M)^gain.
    public var power: Double

    /// Seconds that the running mean reaches back.
    public var timeConstant: Double

    /// Floor under the running mean, above 0.
    public var eps: Double

    /// Share of the present frame in the running mean, in 0...1; nil for what `timeConstant` gives.
    public var smoothing: Double?

    /// Neighbouring rows whose largest energy is smoothed; 1 for each row by itself.
    public var maxSize: Int

    /// librosa's `pcen`.
    public init(
        gain: Double = 0.98, bias: Double = 2, power: Double = 0.5, timeConstant: Double = 0.4, eps: Double = 1e-6,
        smoothing: Double? = nil, maxSize: Int = 1
    ) {
        self.gain = gain
        self.bias = bias
        self.power = power
        self.timeConstant = timeConstant
        self.eps = eps
        self.smoothing = smoothing
        self.maxSize = maxSize
    }

    /// The share of the present frame in the running mean.
    func share(secondsPerFrame: Double) throws(AcousticsError) -> Double {
        for (name, value) in [("gain", gain), ("bias", bias), ("power", power)] {
            try AcousticsError.require(value >= 0 && value.isFinite, name, value, "at least 0")
        }
        for (name, value) in [("eps", eps), ("timeConstant", timeConstant)] {
            try AcousticsError.require(value > 0 && value.isFinite, name, value, "above zero")
        }
        try AcousticsError.require(maxSize >= 1, "maxSize", maxSize, "at least 1")
        let frames = timeConstant / secondsPerFrame
        // The pole whose low-pass filter has half its gain where a mean over that many frames has.
        let share = smoothing ?? ((1 + 4 * frames * frames).squareRoot() - 1) / (2 * frames * frames)
        try AcousticsError.require(share >= 0 && share <= 1, "smoothing", share, "in 0...1")
        return share
    }
}

/// Per-channel energy normalisation of frames that come piece by piece: the pieces' results, one after the other, are
/// those of the whole, bit for bit.
public struct PCEN: Sendable {
    /// How it works.
    public let options: PCENOptions

    private let share: Double
    private let secondsPerFrame: Double
    /// The running mean of each row; 1 before the first frame, as librosa has it.
    private var means: [Double] = []

    /// Normalisation of frames of a timing.
    public init(_ options: PCENOptions = PCENOptions(), timing: FrameTiming) throws(AcousticsError) {
        self.options = options
        secondsPerFrame = timing.secondsPerFrame
        share = try options.share(secondsPerFrame: timing.secondsPerFrame)
    }

    /// Normalises the next frames.
    ///
    /// - Parameter energies: Energies or amplitudes, none below zero, rows as before.
    /// - Throws: ``AcousticsError`` for another number of rows than before, another hop, and energies that are below
    ///   zero or not finite.
    public mutating func process(_ energies: FeatureMatrix) throws(AcousticsError) -> FeatureMatrix {
        let rows = energies.featureCount
        if means.isEmpty { means = [Double](repeating: 1, count: rows) }
        try AcousticsError.require(means.count == rows, "energies", "\(rows) rows", "\(means.count) rows, as before")
        try AcousticsError.require(
            energies.timing.secondsPerFrame == secondsPerFrame, "secondsPerFrame", energies.timing.secondsPerFrame,
            "\(secondsPerFrame), as given before")
        if let bad = energies.values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
            throw .invalidParameter(
                name: "energies", value: "\(energies.values[bad])", allowed: "finite and at least 0")
        }
        let frames = energies.frameCount
        var normalized = [Float](repeating: 0, count: energies.values.count)
        for row in 0..<rows {
            let neighbours = max(0, row - options.maxSize / 2)...min(rows - 1, row + (options.maxSize - 1) / 2)
            var mean = means[row]
            for frame in 0..<frames {
                let index = row * frames + frame
                let reference = neighbours.reduce(Float(0)) { max($0, energies.values[$1 * frames + frame]) }
                mean = share * Double(reference) + (1 - share) * mean
                normalized[index] = Float(compress(Double(energies.values[index]), mean: mean))
            }
            means[row] = mean
        }
        return FeatureMatrix(
            names: energies.names.map { "pcen_\($0)" }, frameCount: frames, values: normalized,
            timing: energies.timing)
    }

    private func compress(_ energy: Double, mean: Double) -> Double {
        // (eps + mean)^-gain; the sum is taken apart so that a mean far below eps still counts.
        let scaled = energy * exp(-options.gain * (log(options.eps) + log1p(mean / options.eps)))
        if options.power == 0 { return log1p(scaled) }
        if options.bias == 0 { return pow(scaled, options.power) }
        return pow(options.bias, options.power) * expm1(options.power * log1p(scaled / options.bias))
    }
}

/// Per-channel energy normalisation of a whole matrix, such as a mel spectrogram: equal to librosa's `pcen`, which
/// expects samples in the range of 32-bit integers (multiply energies by 2^31 for amplitudes, 2^62 for powers).
///
/// - Parameters:
///   - energies: Energies or amplitudes, none below zero.
///   - options: How it works.
/// - Throws: ``AcousticsError`` for parameters that cannot be, and energies below zero or not finite.
public func pcen(
    _ energies: FeatureMatrix, _ options: PCENOptions = PCENOptions()
) throws(AcousticsError) -> FeatureMatrix {
    var normalization = try PCEN(options, timing: energies.timing)
    return try normalization.process(energies)
}
