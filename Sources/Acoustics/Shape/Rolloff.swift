internal import CAcoustics

/// The frequency in Hz below which a share of the magnitudes lies; librosa's `spectral_rolloff`. 0 for silence.
public struct SpectralRolloff: SpectralDescriptor {
    /// The share, between 0 and 1 (`roll_percent`).
    public var share: Double

    /// The frequency below which `share` of the spectrum lies.
    public init(share: Double = 0.85) {
        self.share = share
    }

    /// Magnitudes are summed.
    public var needsMagnitude: Bool { true }

    /// spectral_rolloff, with the share in percent where it is not 85.
    public func names(on grid: SpectralGrid) -> [String] {
        share == 0.85 ? ["spectral_rolloff"] : ["spectral_rolloff_\(shortest(share * 100))"]
    }

    /// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` for a share that is not between 0 and 1.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        try AcousticsError.require(share > 0 && share < 1, "share", share, "between 0 and 1")
        return Processor(share: Float(share), frequencies: grid.frequencies.map { Float($0) })
    }

    private struct Processor: BlockProcessor {
        let share: Float
        let frequencies: [Float]
        var bins = [Int32](repeating: 0, count: FrameReader.blockSize)
        var lookback: Int? { 0 }

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            block.kernels.table.pointee.rolloff(block.magnitudeBase, block.bins, share, &bins)
            for lane in bins.indices {
                rows.base[lane] = frequencies[min(Int(bins[lane]), block.bins - 1)]
            }
        }
    }
}

/// A number without needless digits, for names.
func shortest(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
}
