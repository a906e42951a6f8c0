public import AudioSignal

/// Sound to transcribe.
public enum TranscriptionInput: Sendable {
    /// Sound in memory.
    case waveform(Waveform)
    /// A media file, bytes, or a stream, which is decoded as it is transcribed.
    case media(AudioInput)
}

/// A sound as models of speech take it, 16 kHz and one channel, in blocks of a second.
///
/// Of media, no more than a block is in memory at a time.
package struct SpeechBlocks {
    /// Samples per second.
    package static let sampleRate = 16_000

    /// Length of the whole in seconds; nil where the source does not say.
    package let totalSeconds: Double?

    private let stream: AudioStream?
    private let samples: [Float]
    private var position = 0

    /// - Throws: `AudioError` for a source that cannot be read, a channel or span that is not there, and values that are
    ///   no numbers.
    package init(_ sound: TranscriptionInput, options: TranscriptionOptions) throws {
        switch sound {
        case .media(let input):
            let stream = try AudioStream(
                input, blockFrames: Self.sampleRate,
                options: DecodingOptions(
                    sampleRate: Self.sampleRate, channels: options.channel.map { .one($0) } ?? .mix,
                    start: options.start, end: options.end, allowsPartial: true))
            self.stream = stream
            samples = []
            totalSeconds = stream.info.duration.map { max(0, min($0, options.end ?? $0) - options.start) }
        case .waveform(let waveform):
            stream = nil
            samples = try Self.samples(of: waveform, options: options)
            totalSeconds = Double(samples.count) / Double(Self.sampleRate)
        }
    }

    /// Whether sound that the source should hold turned out to be missing.
    package var isTruncated: Bool { stream?.warnings.contains(where: \.isLoss) ?? false }

    /// The next second, the last of which may be shorter; nil at the end.
    package mutating func next() throws -> [Float]? {
        if let stream { return try stream.next()?.channels[0] }
        guard position < samples.count else { return nil }
        let end = min(position + Self.sampleRate, samples.count)
        defer { position = end }
        return Array(samples[position..<end])
    }

    private static func samples(of waveform: Waveform, options: TranscriptionOptions) throws -> [Float] {
        if let bad = waveform.firstNonFinite {
            throw AudioError(
                .nonFinite(
                    value: bad.value, index: bad.index, channel: bad.channel,
                    seconds: Double(bad.index) / Double(waveform.sampleRate)))
        }
        let chosen = try options.channel.map { try waveform.channel($0) } ?? waveform.mixedToMono()
        let part = chosen.slice(from: options.start, to: options.end)
        return part.count == 0 ? [] : try part.resampled(to: sampleRate).mono
    }
}
