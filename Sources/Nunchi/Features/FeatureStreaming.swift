public import Acoustics
public import AudioSignal

extension FeatureRequest {
    /// Computes features while a sound is still coming in: from a pipe, or from a file too long for memory.
    ///
    /// The frames are those of the whole sound, bit for bit.
    ///
    /// - Parameters:
    ///   - input: the sound.
    ///   - options: how to decode it.
    ///   - onFrames: called with the frames that have become certain.
    /// - Throws: `AcousticsError.cannotStream` and `FeatureRequestError.cannotStream` for a set that needs the whole sound,
    ///   and what decoding throws.
    public func stream(
        _ input: AudioInput, options: DecodingOptions, onFrames: (FeatureMatrix) throws -> Void
    ) throws {
        var options = options
        options.sampleRate = options.sampleRate ?? sampleRate
        let descriptors = try descriptors()
        let sound = try AudioStream(
            input, blockFrames: stft.resolvedHopLength > 0 ? stft.resolvedHopLength : 1, options: options)
        var features = try FeatureStream(descriptors, sampleRate: sound.sampleRate, stft: stft)
        func give(_ frames: FeatureMatrix) throws {
            if frames.frameCount > 0 { try onFrames(frames.renamed(RowLabels.resolved(frames.names))) }
        }
        while let block = try sound.next() {
            try give(try features.append(block.mono))
        }
        try give(try features.finish())
    }

    /// The descriptors of all sets.
    private func descriptors() throws -> [any Descriptor] {
        if functionals != nil { throw FeatureRequestError.cannotStream(name: "functionals") }
        return try zip(entries, RowLabels.labels(of: entries)).map { entry, label in
            let set = try FeatureSet.named(entry.set)
            guard case .frames(let make) = set.computation else {
                throw FeatureRequestError.cannotStream(name: set.name)
            }
            let parameters = try FeatureParameters(set.parameters, given: entry.parameters, set: set.name)
            return RowLabels.Labelled(base: try make(parameters), label: label)
        }
    }
}
