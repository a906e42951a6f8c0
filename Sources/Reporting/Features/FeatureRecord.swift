public import Acoustics
public import Affect

/// One sound's features, and what to know of the sound before trusting them.
public struct FeatureRecord: Sendable, Equatable {
    /// What the sound is called: a path, or `-`.
    public var source: String
    /// Its features.
    public var features: FeatureMatrix
    /// What to know.
    public var warnings: [ReadingWarning]

    /// A sound's features.
    public init(source: String, features: FeatureMatrix, warnings: [ReadingWarning] = []) {
        self.source = source
        self.features = features
        self.warnings = warnings
    }
}
