internal import Foundation

/// Powers of levels in dB: reference * 10^(level / 10), equal to librosa's `db_to_power`.
///
/// - Parameters:
///   - levels: Levels in dB.
///   - reference: The power that 0 dB stands for.
/// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` for a reference that is not finite.
public func dbToPower(_ levels: FeatureMatrix, reference: Double = 1) throws(AcousticsError) -> FeatureMatrix {
    try AcousticsError.require(reference.isFinite, "reference", reference, "finite")
    return levels.mapValues { Float(reference * pow(10, Double($0) / 10)) }
}

/// Amplitudes of levels in dB: reference * 10^(level / 20), equal to librosa's `db_to_amplitude`.
///
/// - Parameters:
///   - levels: Levels in dB.
///   - reference: The amplitude that 0 dB stands for; its sign does not count.
/// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` for a reference that is not finite.
public func dbToAmplitude(_ levels: FeatureMatrix, reference: Double = 1) throws(AcousticsError) -> FeatureMatrix {
    try AcousticsError.require(reference.isFinite, "reference", reference, "finite")
    return levels.mapValues { Float(abs(reference) * pow(10, Double($0) / 20)) }
}
