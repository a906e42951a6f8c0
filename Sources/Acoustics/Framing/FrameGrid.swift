/// How a signal is cut into frames that overlap.
public struct FrameGrid: Sendable, Hashable {
    /// Samples in the signal.
    public let sampleCount: Int

    /// Samples in a frame.
    public let frameLength: Int

    /// Samples from one frame to the next.
    public let hopLength: Int

    /// Whether frame t is centred at sample t * hopLength (the signal being padded by half a frame) or starts there.
    public let center: Bool

    /// What the padding consists of.
    public let padMode: PadMode

    /// Number of frames, at least 1. As librosa: 1 + (padded length - frameLength) / hopLength, rounded down.
    public let count: Int

    /// Frames over a signal of `sampleCount` samples.
    ///
    /// - Throws: ``AcousticsError/emptySignal``, ``AcousticsError/signalTooShort(samples:needed:)`` where frames are not
    ///   centred, ``AcousticsError/invalidParameter(name:value:allowed:)``.
    public init(
        sampleCount: Int, frameLength: Int, hopLength: Int, center: Bool = true, padMode: PadMode = .zero
    ) throws(AcousticsError) {
        let longest = 1 << 20
        try AcousticsError.require(
            frameLength >= 1 && frameLength <= longest, "frameLength", frameLength, "in 1...\(longest)")
        try AcousticsError.require(
            hopLength >= 1 && hopLength <= Int(Int32.max), "hopLength", hopLength, "in 1...\(Int32.max)")
        if sampleCount <= 0 { throw .emptySignal }
        let padded = sampleCount + (center ? 2 * (frameLength / 2) : 0)
        if padded < frameLength { throw .signalTooShort(samples: sampleCount, needed: frameLength) }
        self.sampleCount = sampleCount
        self.frameLength = frameLength
        self.hopLength = hopLength
        self.center = center
        self.padMode = padMode
        count = 1 + (padded - frameLength) / hopLength
    }

    /// Position in the signal of a frame's first sample; below zero where a centred frame begins in the padding.
    public func start(ofFrame frame: Int) -> Int {
        frame * hopLength - (center ? frameLength / 2 : 0)
    }

    /// Whether every sample is in at least one frame.
    var holdsEverySample: Bool {
        hopLength <= frameLength && start(ofFrame: count - 1) + frameLength >= sampleCount
    }

    /// Where the frames lie in time.
    public func timing(sampleRate: Int) -> FrameTiming {
        FrameTiming(
            sampleRate: sampleRate, hopLength: hopLength, firstCenter: center ? 0 : Double(frameLength / 2))
    }
}
