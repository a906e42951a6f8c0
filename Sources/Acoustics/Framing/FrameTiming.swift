/// Where the frames of a feature lie in time.
public struct FrameTiming: Sendable, Hashable, Codable {
    /// Samples per second.
    public var sampleRate: Int

    /// Samples from one frame to the next.
    public var hopLength: Int

    /// Sample position of the first frame's centre: 0 for centred frames, half a frame otherwise.
    public var firstCenter: Double

    /// Frames `hopLength` samples apart, the first one centred at sample `firstCenter`.
    public init(sampleRate: Int, hopLength: Int, firstCenter: Double = 0) {
        self.sampleRate = sampleRate
        self.hopLength = hopLength
        self.firstCenter = firstCenter
    }

    /// The time of a frame's centre in seconds.
    public func time(ofFrame frame: Int) -> Double {
        (firstCenter + Double(frame * hopLength)) / Double(sampleRate)
    }

    /// Seconds from one frame to the next.
    public var secondsPerFrame: Double { Double(hopLength) / Double(sampleRate) }
}
