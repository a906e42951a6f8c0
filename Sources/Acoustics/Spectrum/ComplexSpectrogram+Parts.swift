internal import Foundation

extension ComplexSpectrogram {
    /// Spectra from their parts.
    ///
    /// - Parameters:
    ///   - real: Real parts, shape [bins, frames], row after row.
    ///   - imaginary: Imaginary parts in the same order.
    ///   - frameCount: Number of frames, at least 1.
    ///   - timing: Where the frames lie in time.
    /// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` where the parts do not make a matrix.
    public init(
        real: [Float], imaginary: [Float], frameCount: Int, timing: FrameTiming
    ) throws(AcousticsError) {
        try AcousticsError.require(frameCount >= 1, "frameCount", frameCount, "at least 1")
        try AcousticsError.require(
            !real.isEmpty && real.count % frameCount == 0, "real", "\(real.count) values",
            "a whole number of values for each of \(frameCount) frames")
        try AcousticsError.require(
            imaginary.count == real.count, "imaginary", "\(imaginary.count) values",
            "\(real.count) values, as many as real")
        self.init(
            bins: real.count / frameCount, frameCount: frameCount, real: real, imaginary: imaginary, timing: timing)
    }

    /// The magnitude of every bin: shape [bins, frames]; librosa's `abs(stft)`.
    public var magnitude: FeatureMatrix {
        FeatureMatrix(
            names: (0..<bins).map { "magnitude_\($0)" }, frameCount: frameCount,
            values: real.indices.map { hypot(real[$0], imaginary[$0]) }, timing: timing)
    }
}
