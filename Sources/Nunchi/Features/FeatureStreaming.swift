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
    /// - Throws: `AcousticsError.cannotStream` for a set that needs the whole sound, `FeatureRequestError.notAlone` and
    ///   `.ownFrames` for sets that do not come in the shared frames, and what decoding throws.
    public func stream(
        _ input: AudioInput, options: DecodingOptions, onFrames: (FeatureMatrix) throws -> Void
    ) throws {
        var options = options
        options.sampleRate = options.sampleRate ?? sampleRate
        let descriptors = try descriptors()
        let sound = try AudioStream(
            input, blockFrames: stft.resolvedHopLength > 0 ? stft.resolvedHopLength : 1, options: options)
        var features = try FeatureStream(descriptors, sampleRate: sound.sampleRate, stft: stft)
        while let block = try sound.next() {
            let frames = try features.append(block.mono)
            if frames.frameCount > 0 { try onFrames(frames) }
        }
        let rest = try features.finish()
        if rest.frameCount > 0 { try onFrames(rest) }
    }
}
