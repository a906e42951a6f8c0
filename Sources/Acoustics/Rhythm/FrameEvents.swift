/// Moments in a signal, such as onsets or beats, as the numbers of frames.
public struct FrameEvents: Sendable, Hashable, Codable {
    /// The frames, ascending.
    public let frames: [Int]

    /// Where frames lie in time.
    public let timing: FrameTiming

    /// Moments at the centres of frames.
    public init(frames: [Int], timing: FrameTiming) {
        self.frames = frames
        self.timing = timing
    }

    /// The moments in seconds.
    public var times: [Double] { frames.map { timing.time(ofFrame: $0) } }

    /// The moments as positions of samples, rounded down.
    public var samples: [Int] { frames.map { Int(timing.firstCenter) + $0 * timing.hopLength } }
}
