internal import Foundation

/// The bins of a constant-Q transform; librosa's parameters and defaults.
public struct CQTOptions: Sendable, Hashable, Codable {
    /// Samples from one frame to the next.
    public var hopLength: Int

    /// Frequency of the lowest bin in Hz.
    public var fMin: Double

    /// Number of bins.
    public var nBins: Int

    /// Bins of an octave.
    public var binsPerOctave: Int

    /// Deviation from `fMin` in fractions of a bin; nil to estimate it from the signal.
    public var tuning: Double?

    /// Factor on the filters' lengths; smaller ones follow time better, frequency worse.
    public var filterScale: Double

    /// What each filter is divided by.
    public var norm: ColumnNorm

    /// Share of a filter's spectrum that may be left out, in 0..<1.
    public var sparsity: Double

    /// The filters' window.
    public var window: Window

    /// Whether bins are divided by the root of their filter's length, so that all have the signal's scale.
    public var scale: Bool

    /// What stands before and after the signal.
    public var padMode: PadMode

    /// C1, the lowest bin of librosa's transforms, in Hz.
    public static let c1 = 440 * exp2(-45 / 12.0)

    /// librosa's `cqt`: seven octaves of twelve bins from C1 up, every 512 samples.
    public init(
        hopLength: Int = 512, fMin: Double = CQTOptions.c1, nBins: Int = 84, binsPerOctave: Int = 12,
        tuning: Double? = 0, filterScale: Double = 1, norm: ColumnNorm = .l1, sparsity: Double = 0.01,
        window: Window = .hann, scale: Bool = true, padMode: PadMode = .zero
    ) {
        self.hopLength = hopLength
        self.fMin = fMin
        self.nBins = nBins
        self.binsPerOctave = binsPerOctave
        self.tuning = tuning
        self.filterScale = filterScale
        self.norm = norm
        self.sparsity = sparsity
        self.window = window
        self.scale = scale
        self.padMode = padMode
    }

    /// Throws for parameters that cannot be, whatever the signal.
    func check() throws(AcousticsError) {
        try AcousticsError.require(hopLength >= 1 && hopLength <= 1 << 20, "hopLength", hopLength, "in 1...\(1 << 20)")
        try AcousticsError.require(fMin > 0 && fMin.isFinite, "fMin", fMin, "above zero")
        try AcousticsError.require(nBins >= 1 && nBins <= 10_000, "nBins", nBins, "in 1...10000")
        try AcousticsError.require(
            binsPerOctave >= 1 && binsPerOctave <= 1200, "binsPerOctave", binsPerOctave, "in 1...1200")
        try AcousticsError.require(
            filterScale > 0 && filterScale.isFinite, "filterScale", filterScale, "above zero")
        try AcousticsError.require(sparsity >= 0 && sparsity < 1, "sparsity", sparsity, "in 0..<1")
        if let tuning { try AcousticsError.require(abs(tuning) <= 1200, "tuning", tuning, "a number of bins") }
    }

    /// Frequencies of the bins in Hz for a tuning.
    public func frequencies(tuning: Double = 0) -> [Double] {
        let lowest = fMin * exp2(tuning / Double(binsPerOctave))
        return (0..<nBins).map { bin in
            exp2(Double(bin / binsPerOctave)) * exp2(Double(bin % binsPerOctave) / Double(binsPerOctave)) * lowest
        }
    }
}
