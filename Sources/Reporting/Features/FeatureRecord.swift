public import Acoustics
public import Affect

/// One sound's features, and what to know of the sound before trusting them.
public struct FeatureRecord: Sendable, Equatable {
    /// What the sound is called: a path, or `-`.
    public var source: String
    /// Samples per second of the sound as the features saw it; their frames may count time in other units.
    public var sampleRate: Int
    /// Its features.
    public var features: FeatureMatrix
    /// What to know.
    public var warnings: [ReadingWarning]

    /// A sound's features; its rate is that of the frames unless given.
    public init(
        source: String, sampleRate: Int? = nil, features: FeatureMatrix, warnings: [ReadingWarning] = []
    ) {
        self.source = source
        self.sampleRate = sampleRate ?? features.timing.sampleRate
        self.features = features
        self.warnings = warnings
    }
}
