/// A source's sound in memory, with what is known about the source.
public struct DecodedAudio: Sendable, Equatable {
    /// The samples; at least one in each channel, all finite.
    public let waveform: Waveform

    /// What the source says about itself: its own rate and channel count, whatever the options made of them.
    public let info: MediaInfo

    /// What was not as it should be but did not keep the sound from being read.
    public let warnings: [AudioWarning]

    /// Reads a source.
    ///
    /// The result is the same from a path, from memory and from a pipe. A pipe is read to its end first, since some
    /// formats keep their table of contents there; `AudioStream` does not wait.
    ///
    /// - Throws: `AudioError` naming source, stream, cause and remedy; `CancellationError` in a cancelled task.
    public init(_ input: AudioInput, options: DecodingOptions = DecodingOptions()) throws {
        let reader = try SoundReader(Spool.seekable(input.open()), options)
        var channels = [[Float]](repeating: [], count: reader.channelCount)
        for channel in channels.indices { channels[channel].reserveCapacity(reader.expectedFrames) }
        while let block = try reader.next() {
            for channel in channels.indices { channels[channel].append(contentsOf: block[channel]) }
        }
        waveform = Waveform(channels: channels, sampleRate: reader.sampleRate)
        info = reader.info
        warnings = reader.warnings
    }
}
