internal import CAcoustics

/// The complex short-time Fourier transform of a signal: `nFFT / 2 + 1` frequency bins over time.
public struct ComplexSpectrogram: Sendable, Equatable {
    /// Real parts: [bins, frames], rows `bin_0` …
    public let real: FeatureMatrix

    /// Imaginary parts, alike.
    public let imaginary: FeatureMatrix

    /// The frequency of each bin in Hz.
    public let frequencies: [Double]

    /// Absolute values: [bins, frames].
    public var magnitude: FeatureMatrix {
        let values = zip(real.values, imaginary.values).map { ($0 * $0 + $1 * $1).squareRoot() }
        return FeatureMatrix(names: real.names, frameCount: real.frameCount, values: values, timing: real.timing)
    }
}

/// Short-time Fourier transform, equal to librosa's `stft`.
///
/// - Parameters:
///   - samples: one channel, finite.
///   - sampleRate: samples per second.
///   - options: the frames.
/// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or (uncentred) shorter than a frame, and for
///   parameters that cannot be.
public func stft(
    _ samples: [Float], sampleRate: Int, _ options: STFTOptions = STFTOptions()
) throws(AcousticsError) -> ComplexSpectrogram {
    let kernels = Kernels()
    let grid = try SpectralGrid(sampleCount: samples.count, sampleRate: sampleRate, stft: options)
    try requireFinite(samples, kernels: kernels)
    let transform = try Transform(
        length: options.nFFT, window: options.paddedWindow(), precision: options.precision, kernels: kernels)
    let (bins, frames, lanes) = (transform.bins, grid.frames.count, FrameReader.blockSize)
    var real = [Float](repeating: 0, count: bins * frames)
    var imaginary = real
    let workspace = transform.makeWorkspace()
    let block = UnsafeMutableRawPointer.allocate(
        byteCount: 2 * bins * lanes * MemoryLayout<Float>.stride, alignment: 64)
    defer {
        workspace.deallocate()
        block.deallocate()
    }
    let blockReal = block.bindMemory(to: Float.self, capacity: 2 * bins * lanes)
    let blockImaginary = blockReal + bins * lanes
    samples.withUnsafeBufferPointer { samples in
        let reader = FrameReader(samples: samples, grid: grid.frames)
        for index in 0..<reader.blockCount {
            let range = reader.frames(ofBlock: index)
            kernels.table.pointee.spectrum(
                transform.plan, reader.block(index), range.count, blockReal, blockImaginary, workspace)
            for bin in 0..<bins {
                for (lane, frame) in range.enumerated() {
                    real[bin * frames + frame] = blockReal[bin * lanes + lane]
                    imaginary[bin * frames + frame] = blockImaginary[bin * lanes + lane]
                }
            }
        }
    }
    let names = (0..<bins).map { "bin_\($0)" }
    return ComplexSpectrogram(
        real: FeatureMatrix(names: names, frameCount: frames, values: real, timing: grid.timing),
        imaginary: FeatureMatrix(names: names, frameCount: frames, values: imaginary, timing: grid.timing),
        frequencies: grid.frequencies)
}
