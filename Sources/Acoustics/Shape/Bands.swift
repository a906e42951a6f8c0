internal import CAcoustics

/// Level in dB of the power between two frequencies, or how far it lies above that of another band.
public struct BandLevel: SpectralDescriptor {
    /// The band in Hz. A bin belongs to it if its frequency is at least the lower and below the upper bound.
    public var band: Range<Double>

    /// The band whose level is subtracted; nil for none.
    public var reference: Range<Double>?

    /// Power below this counts as this.
    public var amin: Double

    private let name: String?

    /// The level of a band, over that of another one if `reference` is given.
    public init(_ band: Range<Double>, over reference: Range<Double>? = nil, amin: Double = 1e-10, name: String? = nil)
    {
        self.band = band
        self.reference = reference
        self.amin = amin
        self.name = name
    }

    /// How far 50 to 1000 Hz lies above 1 to 5 kHz in dB: high for relaxed voices, low for tense ones.
    public static let alphaRatio = BandLevel(50..<1000, over: 1000..<5000, name: "alpha_ratio")

    /// The given name, or the band in Hz.
    public func names(on grid: SpectralGrid) -> [String] {
        if let name { return [name] }
        let text = "band_\(shortest(band.lowerBound))_\(shortest(band.upperBound))"
        return [reference.map { "\(text)_over_\(shortest($0.lowerBound))_\(shortest($0.upperBound))" } ?? text]
    }

    /// - Throws: ``AcousticsError/invalidFrequencyRange(fMin:fMax:hint:)`` for a band that holds no bin.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try AcousticsError.require(amin > 0 && amin.isFinite, "amin", amin, "above zero")
        var bands = [try grid.bins(in: band)]
        if let reference { bands.append(try grid.bins(in: reference)) }
        let longest = bands.map(\.count).max() ?? 0
        return Processor(
            bands: bands.map {
                nac_band(first_column: UInt32($0.lowerBound), count: UInt32($0.count), first_weight: 0)
            }, weights: [Float](repeating: 1, count: longest), floor: Float(amin))
    }

    private struct Processor: BlockProcessor {
        let bands: [nac_band]
        let weights: [Float]
        let floor: Float
        var lookback: Int? { 0 }

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let table = block.kernels.table
            let size = FrameReader.blockSize
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * size) { levels in
                guard let base = levels.baseAddress else { return }
                table.pointee.banded(bands, bands.count, weights, block.powerBase, base)
                var extremes: (low: Float, high: Float) = (0, 0)
                table.pointee.decibels(
                    base, bands.count * size, floor, 0, -.infinity, base, &extremes.low, &extremes.high)
                for lane in 0..<size {
                    rows.base[lane] = base[lane] - (bands.count > 1 ? base[size + lane] : 0)
                }
            }
        }
    }
}
