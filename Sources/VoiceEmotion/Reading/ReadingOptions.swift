/// What of a recording to read, and how finely.
public struct ReadingOptions: Sendable, Hashable {
    /// Where to start, in seconds.
    public var start: Double
    /// Where to end, in seconds; nil reads to the end.
    public var end: Double?
    /// The channel, counted from 0; nil mixes all.
    public var channel: Int?
    /// Length of a timeline's windows in seconds.
    public var window: Double
    /// From the start of a window to that of the next, in seconds.
    public var step: Double
    /// The speaker's profile, where there is one.
    public var profile: SpeakerProfile?
    /// Whether the recording holds one speaker, whose profile is made of it first.
    public var isOneSpeaker: Bool
    /// Windows at once; the result does not depend on it.
    public var threads: Int

    /// Options; the defaults read all of it, in windows of 2 s every 0.5 s.
    public init(
        start: Double = 0, end: Double? = nil, channel: Int? = nil, window: Double = 2, step: Double = 0.5,
        profile: SpeakerProfile? = nil, isOneSpeaker: Bool = false, threads: Int = 2
    ) {
        self.start = start
        self.end = end
        self.channel = channel
        self.window = window
        self.step = step
        self.profile = profile
        self.isOneSpeaker = isOneSpeaker
        self.threads = threads
    }
}
