internal import CAcoustics

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
public struct SpectralPeakOptions: Sendable, Hashable, Codable {
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
    _ samples: [Float], sampleRate: Int, _ options: SpectralPeakOptions = SpectralPeakOptions(),
    stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> [SpectralPeak] {
    let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: stft)
    return try spectralPeaks(samples, on: grid, options, of: .magnitude).sorted { $0.frame < $1.frame }
}

/// The peaks of a signal, unordered among neighbouring frames.
func spectralPeaks(
    _ samples: [Float], on grid: SpectralGrid, _ options: SpectralPeakOptions = SpectralPeakOptions(),
    of quantity: PeakQuantity
) throws(AcousticsError) -> [SpectralPeak] {
    let kernels = Kernels()
    try requireFinite(samples, kernels: kernels)
    let transform = try Transform(
        length: grid.stft.nFFT, window: grid.stft.paddedWindow(), precision: grid.stft.precision, kernels: kernels)
    var finder = PeakFinder(
        bins: try options.bins(on: grid), threshold: Float(options.threshold),
        hertzPerBin: Double(grid.sampleRate) / Double(grid.stft.nFFT))
    samples.withUnsafeBufferPointer { buffer in
        let spectra = SpectrumBlocks(
            reader: FrameReader(samples: buffer, grid: grid.frames), transform: transform,
            magnitudes: quantity == .magnitude)
        for index in 0..<FrameReader.blockCount(of: grid.frames) {
            let block = spectra.block(index)
            finder.find(in: block, quantity == .power ? block.powerBase : block.magnitudeBase)
        }
    }
    return finder.peaks
}

/// Collects the peaks of blocks.
private struct PeakFinder {
    let bins: Range<Int>
    let threshold: Float
    let hertzPerBin: Double
    var peaks: [SpectralPeak] = []
    /// For every bin and lane whether there is a peak.
    private var found: [SIMD16<Int8>]

    init(bins: Range<Int>, threshold: Float, hertzPerBin: Double) {
        self.bins = bins
        self.threshold = threshold
        self.hertzPerBin = hertzPerBin
        found = [SIMD16<Int8>](repeating: .zero, count: bins.count)
    }

    mutating func find(in block: borrowing SpectrumBlock, _ spectra: UnsafePointer<Float>) {
        found.withUnsafeMutableBytes { found in
            guard let base = found.bindMemory(to: Int8.self).baseAddress else { return }
            block.kernels.table.pointee.peaks(
                spectra, block.bins, bins.lowerBound, bins.upperBound, threshold, base)
        }
        for (bin, lanes) in zip(bins, found) where lanes != .zero {
            for lane in 0..<block.frames.count where lanes[lane] != 0 {
                let here = spectra + bin * FrameReader.blockSize + lane
                let isLast = bin == block.bins - 1
                append(
                    bin: bin, frame: block.frames.lowerBound + lane, low: here[-FrameReader.blockSize],
                    middle: here[0], high: isLast ? nil : here[FrameReader.blockSize])
            }
        }
    }

    /// Adds a peak, refined by the parabola through its neighbours; the last bin has none above.
    private mutating func append(bin: Int, frame: Int, low: Float, middle: Float, high: Float?) {
        var shift: Float = 0
        if let high {
            let curvature = Double(low + high) - 2 * Double(middle)
            let slope = Double(high - low) / 2
            if abs(slope) < abs(curvature) { shift = Float(-slope / curvature) }
        }
        peaks.append(
            SpectralPeak(
                frame: frame, frequency: Float((Double(bin) + Double(shift)) * hertzPerBin),
                magnitude: middle + 0.25 * ((high ?? low) - low) * shift))
    }
}
