/// What of a file is wanted. It comes out as one channel.
package struct DecodeRequest: Sendable, Hashable, Codable {
    /// The channel, counted from 0; nil mixes all.
    package var channel: Int?
    /// Where to start, in seconds.
    package var start: Double
    /// Where to end, in seconds; nil goes to the end.
    package var end: Double?
    /// Samples per second of the result.
    package var sampleRate: Int

    /// A request; the defaults are what models of speech take.
    package init(sampleRate: Int = 16_000, channel: Int? = nil, start: Double = 0, end: Double? = nil) {
        self.channel = channel
        self.start = start
        self.end = end
        self.sampleRate = sampleRate
    }
}
