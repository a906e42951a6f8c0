/// How much the spectrum changes from one frame to the next: the Euclidean distance of their magnitudes, divided by the
/// square root of the number of bins. 0 in the first frame.
public struct SpectralFlux: SpectralDescriptor {
    /// Whether only bins that grow count, as at the beginning of a sound.
    public var risingOnly: Bool

    /// The change of magnitudes between frames.
    public init(risingOnly: Bool = false) {
        self.risingOnly = risingOnly
    }

    /// Magnitudes are compared.
    public var needsMagnitude: Bool { true }

    /// spectral_flux or spectral_rise
    public func names(on grid: SpectralGrid) -> [String] { [risingOnly ? "spectral_rise" : "spectral_flux"] }

    /// Has nothing to refuse.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor {
        Processor(risingOnly: risingOnly, last: [Float](repeating: 0, count: grid.bins))
    }

    private struct Processor: BlockProcessor {
        let risingOnly: Bool
        /// Magnitudes of the frame before the block.
        var last: [Float]
        var lookback: Int? { 1 }

        mutating func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            let size = FrameReader.blockSize
            var sum = SIMD16<Float>.zero
            for bin in 0..<block.bins {
                let now = block.magnitude(bin)
                let magnitudes = block.magnitudeBase + bin * size
                // The same bin one frame earlier: the lane before, and the block before in the first lane.
                var before = now
                if bin > 0 { before = UnsafeRawPointer(magnitudes - 1).loadUnaligned(as: SIMD16<Float>.self) }
                if bin == 0 { for lane in 1..<size { before[lane] = magnitudes[lane - 1] } }
                before[0] = last[bin]
                last[bin] = magnitudes[size - 1]
                var change = now - before
                if risingOnly { change.replace(with: 0, where: change .< 0) }
                sum += change * change
            }
            if block.frames.lowerBound == 0 { sum[0] = 0 }
            rows[0] = (sum / Float(block.bins)).squareRoot()
        }
    }
}
