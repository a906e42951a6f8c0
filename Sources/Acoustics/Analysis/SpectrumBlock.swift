internal import CAcoustics

/// The spectra of up to sixteen neighbouring frames, one in each lane of a vector.
///
/// Lives only during a call of ``BlockProcessor/process(_:into:)``.
public struct SpectrumBlock: ~Copyable {
    /// The frames that the block holds; lane l is frame `frames.lowerBound + l`. Lanes beyond are to be ignored.
    public let frames: Range<Int>

    /// Number of frequency bins.
    public let bins: Int

    let powerBase: UnsafePointer<Float>
    let magnitudeBase: UnsafePointer<Float>
    let kernels: Kernels

    /// Power (squared magnitude) of a bin in all frames.
    public func power(_ bin: Int) -> SIMD16<Float> {
        precondition(bin >= 0 && bin < bins, "bin out of range")
        return UnsafeRawPointer(powerBase + bin * FrameReader.blockSize).loadUnaligned(as: SIMD16<Float>.self)
    }

    /// Magnitude of a bin in all frames. Only for stages with ``SpectralStage/needsMagnitude``.
    public func magnitude(_ bin: Int) -> SIMD16<Float> {
        precondition(bin >= 0 && bin < bins, "bin out of range")
        return UnsafeRawPointer(magnitudeBase + bin * FrameReader.blockSize).loadUnaligned(as: SIMD16<Float>.self)
    }
}

/// Room for what a stage computes from a block: one vector for each row.
public struct BlockRows: ~Copyable {
    /// Number of rows.
    public let count: Int

    let base: UnsafeMutablePointer<Float>

    /// The values of a row in all frames of the block.
    public subscript(row: Int) -> SIMD16<Float> {
        get {
            precondition(row >= 0 && row < count, "row out of range")
            return UnsafeRawPointer(base + row * FrameReader.blockSize).loadUnaligned(as: SIMD16<Float>.self)
        }
        set {
            precondition(row >= 0 && row < count, "row out of range")
            UnsafeMutableRawPointer(base + row * FrameReader.blockSize).storeBytes(
                of: newValue, as: SIMD16<Float>.self)
        }
    }
}
