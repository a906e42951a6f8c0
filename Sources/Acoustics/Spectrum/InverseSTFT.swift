internal import CAcoustics

/// The signal whose short-time Fourier transform is nearest to given spectra (least squares); librosa's `istft`.
///
/// Each frame is transformed back, multiplied by the window once more and added where it lies; every sample is then
/// divided by the sum of the squared windows there. Samples that no window reaches are zero.
///
/// - Parameters:
///   - spectra: Complex spectra of `options.nFFT` samples.
///   - options: How the spectra were made: size, hop, window and centring. The padding does not matter.
///   - length: Samples of the result: what is longer is cut off, what is shorter is followed by zeros; nil for what the
///     frames span, without the padding of centred frames.
/// - Returns: One channel.
/// - Throws: ``AcousticsError`` for spectra of another size than `options.nFFT`, or not finite, and for parameters that
///   cannot be.
public func istft(
    _ spectra: ComplexSpectrogram, _ options: STFTOptions = STFTOptions(), length: Int? = nil
) throws(AcousticsError) -> [Float] {
    try istft(spectra, options, length: length, kernels: Kernels())
}

/// The same with the kernels of an instruction set.
func istft(
    _ spectra: ComplexSpectrogram, _ options: STFTOptions, length: Int?, kernels: Kernels
) throws(AcousticsError) -> [Float] {
    let window = try options.paddedWindow()
    let hop = options.resolvedHopLength
    try AcousticsError.require(hop >= 1 && hop <= 1 << 20, "hopLength", hop, "in 1...\(1 << 20)")
    try AcousticsError.require(
        spectra.bins == options.nFFT / 2 + 1, "nFFT", options.nFFT,
        "such that its \(options.nFFT / 2 + 1) bins are the spectra's \(spectra.bins)")
    for part in [spectra.real, spectra.imaginary] {
        let bad = part.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { kernels.table.pointee.first_non_finite($0, buffer.count) } ?? 0
        }
        try AcousticsError.require(
            bad == part.count, "spectra", "not a number in frame \(bad % spectra.frameCount)", "finite everywhere")
    }
    let spanned = options.nFFT + hop * (spectra.frameCount - 1)
    let padding = options.center ? options.nFFT / 2 : 0
    let count = length ?? spanned - 2 * padding
    try AcousticsError.require(count >= 0 && count <= 1 << 30, "length", count, "in 0...\(1 << 30)")
    let transform = try Transform(
        length: options.nFFT, window: window, precision: options.precision, kernels: kernels)
    var synthesis = OverlapAdd(
        transform: transform, envelope: WindowEnvelope(window: window, hop: hop, frames: spectra.frameCount))
    return synthesis.signal(of: spectra, skipping: padding, count: count)
}

/// What undoes the sum of squared windows that lie a hop apart.
struct WindowEnvelope {
    let hop: Int
    private let squares: [Double]
    private let frames: Int
    /// Factors where as many frames overlap as ever do, by position within a hop.
    private let middle: [Double]

    init(window: [Double], hop: Int, frames: Int) {
        let squares = window.map { $0 * $0 }
        self.hop = hop
        self.frames = frames
        self.squares = squares
        middle = (0..<hop).map { phase in
            Self.gain(stride(from: phase, to: squares.count, by: hop).reduce(0) { $0 + squares[$1] })
        }
    }

    /// Where there is next to no window nothing can be undone.
    private static func gain(_ sum: Double) -> Double { sum > Double(Float.leastNormalMagnitude) ? 1 / sum : 1 }

    /// Multiplies sums at a run of positions, counted from the first frame's first sample, by their factors.
    func apply(at first: Int, to sums: UnsafeBufferPointer<Double>, into signal: UnsafeMutablePointer<Float>) {
        let settled = squares.count - 1..<max(squares.count - 1, frames * hop)
        var done = 0
        while done < sums.count {
            let position = first + done
            if settled.contains(position) {
                // From here the factors repeat with every hop.
                let phase = position % hop
                let count = min(hop - phase, sums.count - done, settled.upperBound - position)
                middle.withUnsafeBufferPointer { middle in
                    for k in 0..<count { signal[done + k] = Float(sums[done + k] * middle[phase + k]) }
                }
                done += count
            } else {
                signal[done] = Float(sums[done] * edgeGain(position))
                done += 1
            }
        }
    }

    /// The factor at a position that fewer frames reach.
    private func edgeGain(_ position: Int) -> Double {
        let earliest = max(0, position - squares.count + hop) / hop
        let latest = min(position / hop, frames - 1)
        return Self.gain(
            stride(from: earliest, through: latest, by: 1).reduce(0) { $0 + squares[position - $1 * hop] })
    }
}

/// Adds up frames block by block, holding no more of the sum than later frames can still reach.
private struct OverlapAdd {
    let transform: Transform
    let envelope: WindowEnvelope

    /// Samples `skipping ..< skipping + count` of the sum, counted from the first frame's first sample.
    mutating func signal(of spectra: ComplexSpectrogram, skipping: Int, count: Int) -> [Float] {
        let size = FrameReader.blockSize
        let hop = envelope.hop
        var sum = [Double](repeating: 0, count: transform.length + size * hop)
        let block = AlignedRoom(count: 2 * spectra.bins * size)
        let workspace = transform.makeWorkspace()
        defer { workspace.deallocate() }
        return [Float](unsafeUninitializedCapacity: count) { signal, filled in
            for first in stride(from: 0, to: spectra.frameCount, by: size) where filled < count {
                let frames = first..<min(first + size, spectra.frameCount)
                let imaginary = block.base + spectra.bins * size
                spectra.real.copyColumns(frames, of: spectra.frameCount, to: block.base, kernels: transform.kernels)
                spectra.imaginary.copyColumns(
                    frames, of: spectra.frameCount, to: imaginary, kernels: transform.kernels)
                transform.kernels.table.pointee.overlap_add(
                    transform.plan, block.base, imaginary, frames.count, hop, &sum, workspace)
                // Later frames begin a block further on; after the last one everything is settled.
                let isLast = frames.upperBound == spectra.frameCount
                let settled = isLast ? (frames.count - 1) * hop + transform.length : size * hop
                let start = first * hop
                let wanted = max(skipping, start)..<max(skipping, start, min(start + settled, skipping + count))
                sum.withUnsafeBufferPointer { sum in
                    guard let target = signal.baseAddress else { return }
                    let sums = UnsafeBufferPointer(
                        rebasing: sum[wanted.lowerBound - start..<wanted.upperBound - start])
                    envelope.apply(at: wanted.lowerBound, to: sums, into: target + filled)
                }
                filled += wanted.count
                if !isLast { sum.shift(by: settled) }
            }
            UnsafeMutableBufferPointer(rebasing: signal[filled..<count]).initialize(repeating: 0)
            filled = count
        }
    }
}

extension [Double] {
    /// Moves all values `shift` places to the front; zeros follow.
    fileprivate mutating func shift(by shift: Int) {
        withUnsafeMutableBufferPointer { values in
            guard let base = values.baseAddress else { return }
            let kept = values.count - shift
            base.update(from: base + shift, count: kept)
            (base + kept).update(repeating: 0, count: shift)
        }
    }
}

extension [Float] {
    /// Puts some columns of a matrix of `width` columns, row after row, into the lanes of a block; lanes beyond keep
    /// what they hold.
    func copyColumns(
        _ columns: Range<Int>, of width: Int, to block: UnsafeMutablePointer<Float>, kernels: Kernels
    ) {
        withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            kernels.table.pointee.gather(base + columns.lowerBound, values.count / width, width, columns.count, block)
        }
    }
}
