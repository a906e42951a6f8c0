internal import CAcoustics

/// What onset curves are computed from: levels, and the reference that they are compared with.
struct LevelRises {
    private let levels: FeatureMatrix
    private let reference: [Float]
    private let options: OnsetOptions
    private let shift: Int
    private let kernels: Kernels

    init(
        _ levels: FeatureMatrix, _ options: OnsetOptions, reference: FeatureMatrix?, nFFT: Int, kernels: Kernels
    ) throws(AcousticsError) {
        try options.check()
        try AcousticsError.require(nFFT >= 1, "nFFT", nFFT, "at least 1")
        try AcousticsError.require(levels.timing.hopLength >= 1, "hopLength", levels.timing.hopLength, "at least 1")
        try Self.requireFinite(levels, "levels", kernels)
        if let reference {
            guard reference.featureCount == levels.featureCount && reference.frameCount == levels.frameCount else {
                throw .framesDiffer(
                    expected: "\(levels.featureCount) bands in \(levels.frameCount) frames",
                    found: "\(reference.featureCount) bands in \(reference.frameCount) frames")
            }
            try Self.requireFinite(reference, "reference", kernels)
        }
        self.levels = levels
        self.options = options
        self.kernels = kernels
        self.reference =
            reference?.values ?? (options.maxSize == 1 ? levels.values : localMaxima(levels, size: options.maxSize))
        shift = options.lag + (options.center ? nFFT / 2 / levels.timing.hopLength : 0)
    }

    private static func requireFinite(
        _ matrix: FeatureMatrix, _ name: String, _ kernels: Kernels
    ) throws(AcousticsError) {
        let bad = matrix.values.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { kernels.table.pointee.first_non_finite($0, buffer.count) } ?? 0
        }
        try AcousticsError.require(
            bad == matrix.values.count, name, "not a number in frame \(bad % max(1, matrix.frameCount))",
            "finite everywhere")
    }

    /// The curve of some bands: zeros until the first rise that there can be.
    func curve(of bands: Range<Int>) throws(AcousticsError) -> [Float] {
        try AcousticsError.require(
            !bands.isEmpty && bands.lowerBound >= 0 && bands.upperBound <= levels.featureCount, "channels",
            "\(bands)", "not empty and within the \(levels.featureCount) bands")
        let frames = levels.frameCount
        var curve = [Float](repeating: 0, count: frames)
        // Behind the last frame nothing is kept, so as many rises as the shift are not needed.
        let count = frames - shift
        if count > 0 {
            curve.withUnsafeMutableBufferPointer { curve in
                write(rises: count, of: bands, to: curve.baseAddress.map { $0 + shift })
            }
        }
        if options.detrend { detrend(&curve) }
        return curve
    }

    private func write(rises count: Int, of bands: Range<Int>, to output: UnsafeMutablePointer<Float>?) {
        let stride = levels.frameCount
        levels.values.withUnsafeBufferPointer { levels in
            reference.withUnsafeBufferPointer { reference in
                guard let now = levels.baseAddress, let before = reference.baseAddress, let output else { return }
                let start = bands.lowerBound * stride
                switch options.aggregate {
                case .mean:
                    kernels.table.pointee.rise_mean(
                        now + start + options.lag, before + start, stride, bands.count, count, output)
                case .median:
                    var rows = 32
                    while rows < bands.count { rows *= 2 }
                    let room = AlignedRoom(count: rows * FrameReader.blockSize)
                    kernels.table.pointee.rise_median(
                        now + start + options.lag, before + start, stride, bands.count, count, output, room.base)
                }
            }
        }
    }

    /// A filter with a zero at frequency 0 and a pole close to it: y[t] = x[t] - x[t - 1] + 0.99 y[t - 1].
    private func detrend(_ curve: inout [Float]) {
        var before = 0.0
        var filtered = 0.0
        for frame in curve.indices {
            let now = Double(curve[frame])
            filtered = now - before + 0.99 * filtered
            before = now
            curve[frame] = Float(filtered)
        }
    }
}

/// The highest of `size` neighbouring bands, the spectrum being mirrored at its ends; of an even number one more lies
/// below.
private func localMaxima(_ levels: FeatureMatrix, size: Int) -> [Float] {
    let bands = levels.featureCount
    var highest: [Float] = []
    highest.reserveCapacity(levels.values.count)
    for band in 0..<bands {
        // A window that is longer than the spectrum is wide sees all bands anyway.
        let first = band - size / 2
        let last = first + size - 1
        var low = max(0, first)
        var high = min(bands - 1, last)
        if first < 0 { high = max(high, min(bands - 1, -first - 1)) }
        if last >= bands { low = min(low, max(0, 2 * bands - 1 - last)) }
        var row = Array(levels.row(low))
        for other in low + 1..<max(low + 1, high + 1) {
            for (frame, level) in levels.row(other).enumerated() { row[frame] = max(row[frame], level) }
        }
        highest += row
    }
    return highest
}
