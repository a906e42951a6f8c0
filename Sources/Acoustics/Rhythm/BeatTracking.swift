/// How beats are tracked; librosa's parameters and defaults.
public struct BeatOptions: Sendable {
    /// The most likely tempo in beats per minute, above 0.
    public var startBPM: Double

    /// How closely beats keep to the tempo, above 0.
    public var tightness: Double

    /// Whether weak beats before the first and after the last strong one are left out.
    public var trim: Bool

    /// The tempo in beats per minute, where it is known: one for the whole signal, or one for each frame. nil to
    /// estimate it.
    public var bpm: [Double]?

    /// How likely tempos are; nil for the log-normal prior around `startBPM`.
    public var prior: TempoPrior?

    /// librosa's defaults.
    public init(
        startBPM: Double = 120, tightness: Double = 100, trim: Bool = true, bpm: [Double]? = nil,
        prior: TempoPrior? = nil
    ) {
        self.startBPM = startBPM
        self.tightness = tightness
        self.trim = trim
        self.bpm = bpm
        self.prior = prior
    }
}

/// The tempo and the beats of a signal.
public struct BeatTrack: Sendable, Hashable {
    /// Beats per minute; 0 where nothing ever grows louder. The mean where a tempo for each frame was given.
    public let tempo: Double

    /// The beats.
    public let beats: FrameEvents
}

/// The tempo and the beats of a signal: those of its onset strength, by the median over the default bands; librosa's
/// `beat.beat_track`.
///
/// Beats are where onsets are strong and about as far apart as the tempo says, found by dynamic programming (Ellis
/// 2007). The whole signal is needed: this cannot stream.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - hopLength: Samples from one frame to the next.
///   - options: The tempo and how closely beats keep to it.
/// - Returns: No beats and tempo 0 where nothing ever grows louder.
/// - Throws: ``AcousticsError`` for a signal that is empty or not finite and for parameters that cannot be.
public func beatTrack(
    _ samples: [Float], sampleRate: Int, hopLength: Int = 512, _ options: BeatOptions = BeatOptions()
) throws(AcousticsError) -> BeatTrack {
    let envelope = try onsetStrength(
        samples, sampleRate: sampleRate, OnsetOptions(aggregate: .median), stft: STFTOptions(hopLength: hopLength))
    return try beatTrack(envelope: envelope, options)
}

/// The tempo and the beats of a curve of onset strength that was computed before.
///
/// - Parameters:
///   - envelope: One row of at least two frames, unless it is zero.
///   - options: The tempo and how closely beats keep to it.
/// - Throws: ``AcousticsError`` for more than one row, values that are not finite, and parameters that cannot be.
public func beatTrack(
    envelope: FeatureMatrix, _ options: BeatOptions = BeatOptions()
) throws(AcousticsError) -> BeatTrack {
    let curve = try onsetCurve(envelope)
    try AcousticsError.require(
        options.tightness > 0 && options.tightness.isFinite, "tightness", options.tightness, "finite and above 0")
    if !curve.contains(where: { $0 != 0 }) {
        return BeatTrack(tempo: 0, beats: FrameEvents(frames: [], timing: envelope.timing))
    }
    if curve.count < 2 {
        throw .tooFewFrames(frames: curve.count, needed: 2, hint: "beats lie between others")
    }
    var bpm = options.bpm ?? []
    if options.bpm == nil {
        bpm = [try tempo(envelope: envelope, TempoOptions(startBPM: options.startBPM, prior: options.prior))]
    }
    try AcousticsError.require(
        bpm.count == 1 || bpm.count == curve.count, "bpm", "\(bpm.count) tempos",
        "one tempo, or one for each of the \(curve.count) frames")
    let frameRate = Double(envelope.timing.sampleRate) / Double(envelope.timing.hopLength)
    var framesPerBeat: [Int] = []
    for tempo in bpm {
        let frames = (frameRate * 60 / tempo).rounded(.toNearestOrEven)
        try AcousticsError.require(
            tempo > 0 && frames >= 1 && frames <= 0x1p24, "bpm", tempo,
            "such that beats are 1...\(1 << 24) frames apart, of which there are \(frameRate) in a second")
        framesPerBeat.append(Int(frames))
    }
    let tracker = BeatTracker(curve: curve, framesPerBeat: framesPerBeat, tightness: options.tightness)
    return BeatTrack(
        tempo: bpm.reduce(0, +) / Double(bpm.count),
        beats: FrameEvents(frames: tracker.beats(trimmed: options.trim), timing: envelope.timing))
}
