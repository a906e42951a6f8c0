/// Features whose costly part is the same for all windows of a sound.
public protocol WindowedFeatures: VoiceFeatureSet {
    /// The features of parts of a sound that is heard once as a whole.
    ///
    /// - Parameters:
    ///   - samples: mono at `sampleRate`, finite, at least one.
    ///   - ranges: the parts, each of at least one sample.
    func arrays(of samples: [Float], ranges: [Range<Int>]) throws -> [FeatureArray]
}
