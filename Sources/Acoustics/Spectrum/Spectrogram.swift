internal import CAcoustics

/// The power (squared magnitude) of every bin as a descriptor.
public struct PowerSpectrogram: SpectralDescriptor {
    /// Power spectra.
    public init() {}

    /// power_0, power_1, … by bin.
    public func names(on grid: SpectralGrid) -> [String] { (0..<grid.bins).map { "power_\($0)" } }

    /// Has nothing to refuse.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor { Processor() }

    private struct Processor: BlockProcessor {
        var lookback: Int? { 0 }

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            rows.base.update(from: block.powerBase, count: rows.count * FrameReader.blockSize)
        }
    }
}

/// The magnitude of every bin as a descriptor.
public struct MagnitudeSpectrogram: SpectralDescriptor {
    /// Magnitude spectra.
    public init() {}

    /// Magnitudes are kept.
    public var needsMagnitude: Bool { true }

    /// magnitude_0, magnitude_1, … by bin.
    public func names(on grid: SpectralGrid) -> [String] { (0..<grid.bins).map { "magnitude_\($0)" } }

    /// Has nothing to refuse.
    public func makeProcessor(on grid: SpectralGrid) throws(AcousticsError) -> any BlockProcessor { Processor() }

    private struct Processor: BlockProcessor {
        var lookback: Int? { 0 }

        func process(_ block: borrowing SpectrumBlock, into rows: inout BlockRows) {
            rows.base.update(from: block.magnitudeBase, count: rows.count * FrameReader.blockSize)
        }
    }
}

/// Power spectrogram of a signal: shape [nFFT / 2 + 1, frames]; the square of librosa's `abs(stft)`.
public func powerSpectrogram(
    _ samples: [Float], sampleRate: Int, stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(samples, sampleRate: sampleRate, descriptors: [PowerSpectrogram()], stft: stft)
}

/// Magnitude spectrogram of a signal: shape [nFFT / 2 + 1, frames]; librosa's `abs(stft)`.
public func magnitudeSpectrogram(
    _ samples: [Float], sampleRate: Int, stft: STFTOptions = STFTOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try analyze(samples, sampleRate: sampleRate, descriptors: [MagnitudeSpectrogram()], stft: stft)
}

/// Complex spectra of a signal over time.
public struct ComplexSpectrogram: Sendable, Equatable {
    /// Number of frequency bins: nFFT / 2 + 1.
    public let bins: Int

    /// Number of frames.
    public let frameCount: Int

    /// Real parts, shape [bins, frames], row after row.
    public let real: [Float]

    /// Imaginary parts in the same order.
    public let imaginary: [Float]

    /// Where the frames lie in time.
    public let timing: FrameTiming
}

/// Short-time Fourier transform of a signal; librosa's `stft`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second; only the frames' times depend on it.
///   - options: The frames and their window.
/// - Returns: Complex spectra of shape [nFFT / 2 + 1, frames].
public func stft(
    _ samples: [Float], sampleRate: Int, _ options: STFTOptions = STFTOptions()
) throws(AcousticsError) -> ComplexSpectrogram {
    let kernels = Kernels()
    let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: options)
    try requireFinite(samples, kernels: kernels)
    let transform = try Transform(
        length: options.nFFT, window: options.paddedWindow(), precision: options.precision, kernels: kernels)
    let bins = transform.bins
    let size = FrameReader.blockSize
    let frameCount = grid.frames.count
    // Every block sets its part of every row.
    let total = bins * frameCount
    var real = [Float](unsafeUninitializedCapacity: total) { _, initialized in initialized = total }
    var imaginary = [Float](unsafeUninitializedCapacity: total) { _, initialized in initialized = total }
    var block = [Float](repeating: 0, count: 2 * bins * size)
    let workspace = transform.makeWorkspace()
    defer { workspace.deallocate() }
    func put(_ part: ArraySlice<Float>, _ frames: Range<Int>, into rows: inout [Float]) {
        rows.withUnsafeMutableBufferPointer { rows in
            part.withUnsafeBufferPointer { part in
                guard let source = part.baseAddress, let target = rows.baseAddress else { return }
                kernels.table.pointee.place(source, bins, frames.count, target + frames.lowerBound, frameCount)
            }
        }
    }
    samples.withUnsafeBufferPointer { samples in
        let reader = FrameReader(samples: samples, grid: grid.frames)
        for index in 0..<reader.blockCount {
            let frames = reader.frames(ofBlock: index)
            block.withUnsafeMutableBufferPointer { block in
                guard let base = block.baseAddress else { return }
                kernels.table.pointee.spectrum(
                    transform.plan, reader.block(index), frames.count, base, base + bins * size, workspace)
            }
            put(block[..<(bins * size)], frames, into: &real)
            put(block[(bins * size)...], frames, into: &imaginary)
        }
    }
    return ComplexSpectrogram(
        bins: bins, frameCount: frameCount, real: real, imaginary: imaginary, timing: grid.timing)
}
