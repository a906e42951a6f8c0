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

    /// The level of the reference.
    func offset(of reference: Double) -> Float {
        Float(10 * log10(max(amin, abs(reference))))
    }

    /// Takes the reference off levels, and raises those too far below the highest.
    func clamp(_ levels: FeatureMatrix, reference: Double, kernels: Kernels) -> FeatureMatrix {
        let offset = offset(of: reference)
        let floor = topDB.map { lowestLevel(in: levels.values, below: Float($0), kernels: kernels) } ?? -.infinity
        if offset == 0 && levels.values.allSatisfy({ $0 >= floor }) { return levels }
        return levels.mapValues { max($0, floor) - offset }
    }

    /// The lowest level that stays as it is.
    func lowestLevel(in levels: [Float], below topDB: Float, kernels: Kernels) -> Float {
        levels.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { kernels.table.pointee.maximum($0, buffer.count) - topDB } ?? -.infinity
        }
    }
}

/// Level in dB of powers: 10 log10(power / reference), equal to librosa's `power_to_db`.
public func powerToDB(
    _ power: FeatureMatrix, _ options: DecibelOptions = DecibelOptions()
) throws(AcousticsError) -> FeatureMatrix {
    try options.check()
    let kernels = Kernels()
    let values = power.values
    let offset: Float =
        switch options.reference {
        case .value(let reference): options.offset(of: reference)
        case .maximum: options.offset(of: Double(values.max() ?? 0))
        }
    var levels = [Float](unsafeUninitializedCapacity: values.count) { buffer, initialized in
        if let target = buffer.baseAddress {
            kernels.table.pointee.decibels(values, values.count, Float(options.amin), offset, target)
        }
        initialized = values.count
    }
    if let topDB = options.topDB {
        let floor = options.lowestLevel(in: levels, below: Float(topDB), kernels: kernels)
        for index in levels.indices where levels[index] < floor { levels[index] = floor }
    }
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
