/// What to make of a source's sound.
public struct DecodingOptions: Sendable, Equatable {
    /// Which channels come out.
    public enum Channels: Sendable, Equatable {
        /// All of them.
        case keep
        /// One: the mean of all, as librosa's `to_mono`.
        case mix
        /// One of them, counted from 0.
        case one(Int)
    }

    /// Samples per second of the result, 1000 to 768000; nil keeps the source's own rate.
    ///
    /// Channels are mixed first and resampled then, as librosa's `load` does, with soxr's quality HQ.
    public var sampleRate: Int?

    /// Which channels come out.
    public var channels: Channels

    /// Where to start, in seconds, rounded to the nearest sample of the source's own rate.
    public var start: Double

    /// Where to end, in seconds, rounded likewise; nil reads to the end.
    public var end: Double?

    /// Which audio track, counted from 0 over the audio tracks; nil takes the one that the file marks as its default.
    public var track: Int?

    /// Whether a compressed source that is damaged or ends too early gives what is there with a warning, not an error.
    public var allowsPartial: Bool

    /// The longest result allowed, in seconds; longer sound is an error instead of a full memory. nil: no limit.
    public var maximumSeconds: Double?

    /// Options whose defaults change nothing: own rate, all channels, the whole sound.
    public init(
        sampleRate: Int? = nil, channels: Channels = .keep, start: Double = 0, end: Double? = nil, track: Int? = nil,
        allowsPartial: Bool = false, maximumSeconds: Double? = nil
    ) {
        self.sampleRate = sampleRate
        self.channels = channels
        self.start = start
        self.end = end
        self.track = track
        self.allowsPartial = allowsPartial
        self.maximumSeconds = maximumSeconds
    }

    /// The form that models of speech take: mixed to one channel at 16 kHz.
    public static let speech = DecodingOptions(sampleRate: 16_000, channels: .mix)
}
