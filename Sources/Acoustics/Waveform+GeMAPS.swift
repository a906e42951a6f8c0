public import AudioSignal

/// The Geneva parameter sets of a waveform's mono mix.
extension Waveform {
    /// The features of the whole waveform: 88 values, or 62 for the minimal set.
    public func geneva(_ version: GeMAPSVersion = .eGeMAPSv02) throws(AcousticsError) -> FeatureVector {
        try GeMAPS(version).values(of: mono, sampleRate: sampleRate)
    }

    /// The smoothed low-level descriptors of each frame, every 10 ms.
    public func genevaDescriptors(_ version: GeMAPSVersion = .eGeMAPSv02) throws(AcousticsError) -> FeatureMatrix {
        try GeMAPS(version).descriptors(of: mono, sampleRate: sampleRate)
    }
}
