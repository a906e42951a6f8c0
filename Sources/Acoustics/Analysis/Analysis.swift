/// Computes descriptors of a signal: one pass of transforms serves all of them.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - descriptors: What to compute; their rows lie below each other in the result.
///   - stft: The frames, which all descriptors share.
///   - threads: Threads that share the frames of a long signal, where its descriptors allow it. The result is the same
///     for any number.
/// - Returns: All features, in the frames of `stft`.
/// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or (uncentred) shorter than a frame, and for
///   parameters that cannot be.
public func analyze(
    _ samples: [Float], sampleRate: Int, descriptors: [any Descriptor], stft: STFTOptions = STFTOptions(),
    threads: Int = 1
) throws(AcousticsError) -> FeatureMatrix {
    try FeatureExtractor(descriptors, stft: stft, threads: threads).features(of: samples, sampleRate: sampleRate)
}
