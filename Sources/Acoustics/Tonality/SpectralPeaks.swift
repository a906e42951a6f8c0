/// A peak of a spectrum, refined by a parabola through its bin and the neighbours.
public struct SpectralPeak: Sendable, Hashable {
    /// The frame that it is found in.
    public var frame: Int

    /// Its frequency in Hz.
    public var frequency: Float

    /// Its height, in the unit of the spectrum.
    public var magnitude: Float
}

/// Which peaks of a spectrum are taken; parameters and defaults of librosa's `piptrack`.
public struct PeakOptions: Sendable, Hashable, Codable {
    /// Lowest bin frequency in Hz.
    public var fMin: Double

    /// Bin frequencies must be below this, in Hz.
    public var fMax: Double

    /// Share of the frame's highest value that a peak must exceed.
    public var threshold: Double

    /// librosa's: 150 to 4000 Hz, a tenth of the highest value.
    public init(fMin: Double = 150, fMax: Double = 4000, threshold: Double = 0.1) {
        self.fMin = fMin
        self.fMax = fMax
        self.threshold = threshold
    }

    /// The bins that may hold a peak.
    func bins(on grid: SpectralGrid) throws(AcousticsError) -> Range<Int> {
        try AcousticsError.require(
            threshold >= 0 && threshold.isFinite, "threshold", threshold, "at least 0")
        guard fMin.isFinite && fMax.isFinite && fMin < fMax else {
            throw .invalidFrequencyRange(fMin: fMin, fMax: fMax, hint: "fMin must be below fMax")
        }
        let fMax = min(fMax, Double(grid.sampleRate) / 2)
        let frequencies = grid.frequencies
        let first = frequencies.firstIndex { $0 >= max(fMin, 0) } ?? frequencies.count
        let end = frequencies.firstIndex { $0 >= fMax } ?? frequencies.count
        // The lowest bin has no lower neighbour to exceed.
        return max(first, 1)..<max(end, first, 1)
    }
}

/// Quantities of a spectrum whose peaks are looked for.
enum PeakQuantity {
    case power
    case magnitude
}

/// The peaks of every frame of a signal, as librosa's `piptrack` finds them: by frame, then by frequency.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - options: Which peaks are taken.
///   - stft: The frames; peaks are those of the magnitude.
public func spectralPeaks(
    _ samples: [Float], sampleRate: Int, _ options: PeakOptions = PeakOptions(), stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> [SpectralPeak] {
    let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: stft)
    return try spectralPeaks(samples, on: grid, options, of: .magnitude).sorted { $0.frame < $1.frame }
}

/// The peaks of a signal, unordered among neighbouring frames.
func spectralPeaks(
    _ samples: [Float], on grid: SpectralGrid, _ options: PeakOptions = PeakOptions(), of quantity: PeakQuantity
) throws(AcousticsError) -> [SpectralPeak] {
    let kernels = Kernels()
    try requireFinite(samples, kernels: kernels)
    let bins = try options.bins(on: grid)
    let transform = try Transform(
        length: grid.stft.nFFT, window: grid.stft.paddedWindow(), precision: grid.stft.precision, kernels: kernels)
    let hertzPerBin = Double(grid.sampleRate) / Double(grid.stft.nFFT)
    var peaks: [SpectralPeak] = []
    samples.withUnsafeBufferPointer { buffer in
        let spectra = SpectrumBlocks(
            reader: FrameReader(samples: buffer, grid: grid.frames), transform: transform,
            magnitudes: quantity == .magnitude)
        for index in 0..<spectra.blockCount {
            let block = spectra.block(index)
            appendPeaks(
                of: block, from: quantity == .power ? block.powerBase : block.magnitudeBase, in: bins,
                threshold: Float(options.threshold), hertzPerBin: hertzPerBin, to: &peaks)
        }
    }
    return peaks
}

/// The peaks of a block's frames. In each lane a bin is looked at only where some frame has a peak there.
private func appendPeaks(
    of block: borrowing SpectrumBlock, from base: UnsafePointer<Float>, in bins: Range<Int>, threshold: Float,
    hertzPerBin: Double, to peaks: inout [SpectralPeak]
) {
    let size = FrameReader.blockSize
    func row(_ bin: Int) -> SIMD16<Float> {
        UnsafeRawPointer(base + bin * size).loadUnaligned(as: SIMD16<Float>.self)
    }
    var highest = row(0)
    for bin in 1..<max(1, block.bins) { highest = pointwiseMax(highest, row(bin)) }
    let floor = highest * threshold
    let last = block.bins - 1
    for bin in bins {
        let here = row(bin)
        let below = row(bin - 1)
        // Above the last bin there is nothing, which every value exceeds that exceeds the floor.
        let above = bin < last ? row(bin + 1) : SIMD16<Float>(repeating: 0)
        let found = (here .> floor) .& (here .> below) .& (here .>= above)
        if !any(found) { continue }
        for lane in 0..<block.frames.count where found[lane] {
            let (low, middle, high) = (below[lane], here[lane], above[lane])
            var shift: Float = 0
            if bin < last {
                let curvature = Double(low + high) - 2 * Double(middle)
                let slope = Double(high - low) / 2
                if abs(slope) < abs(curvature) { shift = Float(-slope / curvature) }
            }
            peaks.append(
                SpectralPeak(
                    frame: block.frames.lowerBound + lane,
                    frequency: Float((Double(bin) + Double(shift)) * hertzPerBin),
                    magnitude: middle + 0.25 * (high - low) * shift))
        }
    }
}
