/// Whether a descriptor's frames can be told before the signal has ended.
public enum Streaming: Sendable, Hashable {
    /// They can: each depends on samples and frames near it only.
    case frames(StreamedFrames)

    /// They cannot; `reason` says why.
    case wholeSignal(reason: String)
}

/// What a frame of a descriptor depends on.
public struct StreamedFrames: Sendable, Hashable {
    /// Samples in a frame.
    public var frameLength: Int

    /// What stands before and after the signal when frames are centred.
    public var padMode: PadMode

    /// Frames before it that a frame depends on.
    public var before: Int

    /// Frames after it that a frame depends on; it is told so much later.
    public var after: Int

    /// Frames of samples, depending on `before` and `after` frames around them.
    public init(frameLength: Int, padMode: PadMode, before: Int = 0, after: Int = 0) {
        self.frameLength = frameLength
        self.padMode = padMode
        self.before = before
        self.after = after
    }
}

extension Streaming {
    /// Frames of a transform that depend on nothing else.
    static func transform(_ stft: STFTOptions) -> Streaming {
        .frames(StreamedFrames(frameLength: stft.nFFT, padMode: stft.padMode))
    }

    /// The same, depending on more frames.
    func reaching(before: Int = 0, after: Int = 0) -> Streaming {
        guard case .frames(var frames) = self else { return self }
        frames.before += before
        frames.after += after
        return .frames(frames)
    }
}
