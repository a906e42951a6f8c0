internal import CAcoustics

/// How much a spectrum is like noise: the geometric over the arithmetic mean of its powers, 0...1; librosa's
/// `spectral_flatness`. 1 for silence, whose bins are all at the floor.
public struct SpectralFlatness: SpectralDescriptor {
    /// Power below this counts as this.
    public var amin: Double

    /// Flatness of powers of at least `amin`.
    public init(amin: Double = 1e-10) {
        self.amin = amin
    }

    /// spectral_flatness
    public func names(on grid: SpectralGrid) -> [String] { ["spectral_flatness"] }

    /// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` for a floor that is not above zero.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try AcousticsError.require(amin > 0 && amin.isFinite, "amin", amin, "above zero")
        return Processor(floor: Float(amin))
    }

    private struct Processor: BlockProcessor {
        let floor: Float
        var lookback: Int? { 0 }

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            block.kernels.table.pointee.flatness(block.powerBase, block.bins, floor, rows.base)
        }
    }
}
