internal import CAcoustics
internal import Foundation

/// How power becomes level; librosa's parameters and defaults.
public struct DecibelOptions: Sendable, Hashable, Codable {
    /// What 0 dB stands for.
    public var reference: Reference

    /// Power below this counts as this.
    public var amin: Double

    /// Levels further below the matrix's highest one are raised to it minus this; nil leaves them.
    public var topDB: Double?

    /// What 0 dB stands for.
    public enum Reference: Sendable, Hashable, Codable {
        /// A given power (its sign does not count).
        case value(Double)
        /// The largest power of the matrix.
        case maximum
    }

    /// librosa's `power_to_db`: reference 1, floor 1e-10, 80 dB.
    public init(reference: Reference = .value(1), amin: Double = 1e-10, topDB: Double? = 80) {
        self.reference = reference
        self.amin = amin
        self.topDB = topDB
    }

    /// Throws for parameters that cannot be.
    func check() throws(AcousticsError) {
        try AcousticsError.require(amin > 0 && amin.isFinite, "amin", amin, "above zero")
        if let topDB { try AcousticsError.require(topDB >= 0, "topDB", topDB, "at least 0") }
        if case .value(let value) = reference {
            try AcousticsError.require(value.isFinite, "reference", value, "finite")
        }
    }

    /// The level of a reference power.
    func level(of reference: Double) -> Float {
        Float(10 * log10(max(amin, abs(reference))))
    }
}

/// Turns power into level block by block, and applies what depends on the whole clip at the end.
struct LevelTracker {
    private let options: DecibelOptions
    private let offset: Float
    private var highest = -Float.infinity
    /// The lowest level of each block, so that only blocks that need it are looked at again.
    private var lowest: [Float] = []
    private var kernels = Kernels()

    init(_ options: DecibelOptions) {
        self.options = options
        if case .value(let reference) = options.reference {
            offset = options.level(of: reference)
        } else {
            offset = 0
        }
    }

    /// The lowest level that may stay, as far as is known.
    private var floor: Float { options.topDB.map { highest - Float($0) } ?? -.infinity }

    /// Changes the powers of a block of frames into levels.
    mutating func convert(_ rows: inout BlockRows, kernels: Kernels) {
        self.kernels = kernels
        convert(rows.base, count: rows.count * FrameReader.blockSize, into: rows.base)
    }

    /// Changes powers into levels.
    mutating func convert(_ power: UnsafePointer<Float>, count: Int, into levels: UnsafeMutablePointer<Float>) {
        var low = Float.infinity
        // Levels too low already are raised while they are at hand; only those from before the highest level will
        // have to be raised further.
        kernels.table.pointee.decibels(power, count, Float(options.amin), offset, floor, levels, &low, &highest)
        if low < floor {
            kernels.table.pointee.raise(levels, count, floor)
            low = floor
        }
        lowest.append(low)
    }

    /// Takes over what was found in the blocks that follow.
    mutating func join(_ later: LevelTracker) {
        highest = max(highest, later.highest)
        lowest.append(contentsOf: later.lowest)
    }

    /// Raises levels that are too far below the highest one, and takes the reference off if that is the highest.
    func finish(_ levels: inout [Float], frameCount: Int) {
        // The highest level is that of the highest power, or of the floor under it.
        let reference = options.reference == .maximum ? highest : 0
        let floor = floor
        if reference != 0 {
            for index in levels.indices { levels[index] = max(levels[index], floor) - reference }
            return
        }
        guard let first = lowest.firstIndex(where: { $0 < floor }),
            let last = lowest.lastIndex(where: { $0 < floor }), frameCount > 0
        else { return }
        let size = FrameReader.blockSize
        let frames = first * size..<min((last + 1) * size, frameCount)
        levels.withUnsafeMutableBufferPointer { levels in
            guard let base = levels.baseAddress else { return }
            for row in 0..<levels.count / frameCount {
                kernels.table.pointee.raise(base + row * frameCount + frames.lowerBound, frames.count, floor)
            }
        }
    }
}

/// Level in dB of powers: 10 log10(power / reference), equal to librosa's `power_to_db`.
public func powerToDB(
    _ power: FeatureMatrix, _ options: DecibelOptions = DecibelOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try options.check()
    var tracker = LevelTracker(options)
    let size = FrameReader.blockSize
    // In the tracker's eyes a row of all values, block after block.
    let count = power.values.count
    var levels = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        power.values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress, let target = buffer.baseAddress else { return }
            for start in stride(from: 0, to: count, by: size) {
                tracker.convert(source + start, count: min(size, count - start), into: target + start)
            }
        }
        initialized = count
    }
    tracker.finish(&levels, frameCount: count)
    return FeatureMatrix(names: power.names, frameCount: power.frameCount, values: levels, timing: power.timing)
}

/// Level in dB of amplitudes: 20 log10(amplitude / reference), equal to librosa's `amplitude_to_db`.
///
/// `reference` and `amin` are amplitudes here; librosa's default floor is 1e-5.
public func amplitudeToDB(
    _ amplitude: FeatureMatrix, _ options: DecibelOptions = DecibelOptions(amin: 1e-5)
) throws(AcousticsError) -> FeatureMatrix {
    try options.check()
    var squared = options
    squared.amin *= options.amin
    if case .value(let reference) = options.reference { squared.reference = .value(reference * reference) }
    return try powerToDB(amplitude.mapValues { $0 * $0 }, squared)
}
