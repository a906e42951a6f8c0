internal import CAcoustics
internal import Foundation

/// The slope of the level over frequency within a band, in dB per kHz: the least-squares line through the bins' powers
/// in dB. Below zero for most voices, less so the tenser they are. 0 for silence.
public struct SpectralSlope: SpectralDescriptor {
    /// The band in Hz; it must hold at least two bins.
    public var band: Range<Double>

    /// Power below this counts as this.
    public var amin: Double

    /// The slope between two frequencies.
    public init(_ band: Range<Double>, amin: Double = 1e-10) {
        self.band = band
        self.amin = amin
    }

    /// spectral_slope with the band in Hz.
    public func names(on grid: SpectralGrid) -> [String] {
        ["spectral_slope_\(shortest(band.lowerBound))_\(shortest(band.upperBound))"]
    }

    /// - Throws: ``AcousticsError/invalidFrequencyRange(fMin:fMax:hint:)`` for a band of less than two bins.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try AcousticsError.require(amin > 0 && amin.isFinite, "amin", amin, "above zero")
        let bins = try grid.bins(in: band)
        guard bins.count >= 2 else {
            throw .invalidFrequencyRange(
                fMin: band.lowerBound, fMax: band.upperBound, hint: "a slope needs at least two bins")
        }
        let frequencies = grid.frequencies[bins].map { $0 / 1000 }
        let middle = frequencies.reduce(0, +) / Double(bins.count)
        let spread = frequencies.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        return Processor(
            bins: bins, weights: frequencies.map { Float(($0 - middle) / spread) }, floor: Float(amin),
            levels: [Float](repeating: 0, count: bins.count * FrameReader.blockSize))
    }

    private struct Processor: BlockProcessor {
        let bins: Range<Int>
        let weights: [Float]
        let floor: Float
        var levels: [Float]
        var lookback: Int? { 0 }

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let table = block.kernels.table
            let power = block.powerBase + bins.lowerBound * FrameReader.blockSize
            var extremes: (low: Float, high: Float) = (0, 0)
            // Levels above the floor: silence then has no slope that rounding makes.
            table.pointee.decibels(
                power, levels.count, floor, 10 * log10(floor), -.infinity, &levels, &extremes.low,
                &extremes.high)
            var band = nac_band(first_column: 0, count: UInt32(bins.count), first_weight: 0)
            table.pointee.banded(&band, 1, weights, levels, rows.base)
        }
    }
}

/// How far the strongest bin below 2 kHz lies above the strongest one between 2 and 5 kHz, in dB: small for loud or
/// tense voices. 0 for silence.
///
/// Hammarberg and others, "Perceptual and acoustic correlates of abnormal voice qualities", 1980.
public struct HammarbergIndex: SpectralDescriptor {
    /// Power below this counts as this.
    public var amin: Double

    /// The index of powers of at least `amin`.
    public init(amin: Double = 1e-10) {
        self.amin = amin
    }

    /// hammarberg_index
    public func names(on grid: SpectralGrid) -> [String] { ["hammarberg_index"] }

    /// - Throws: ``AcousticsError/invalidFrequencyRange(fMin:fMax:hint:)`` where no bin lies between 2 and 5 kHz.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try AcousticsError.require(amin > 0 && amin.isFinite, "amin", amin, "above zero")
        return Processor(low: try grid.bins(in: 0..<2000), high: try grid.bins(in: 2000..<5000), floor: Float(amin))
    }

    private struct Processor: BlockProcessor {
        let low: Range<Int>
        let high: Range<Int>
        let floor: Float
        var lookback: Int? { 0 }

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let peaks = [low, high].map { bins in
                var peak = SIMD16<Float>(repeating: floor)
                for bin in bins {
                    let power = block.power(bin)
                    peak.replace(with: power, where: power .> peak)
                }
                return peak
            }
            var ratio = peaks[0] / peaks[1]
            var extremes: (low: Float, high: Float) = (0, 0)
            let count = FrameReader.blockSize
            let base = rows.base
            withUnsafeBytes(of: &ratio) { bytes in
                // Ratios reach below 1e-10; the smallest normal number stands for less.
                block.kernels.table.pointee.decibels(
                    bytes.assumingMemoryBound(to: Float.self).baseAddress, count, .leastNormalMagnitude, 0, -.infinity,
                    base, &extremes.low, &extremes.high)
            }
        }
    }
}
