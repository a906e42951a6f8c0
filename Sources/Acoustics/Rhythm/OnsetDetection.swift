/// How onsets are picked from a curve of onset strength; librosa's parameters and defaults.
public struct OnsetDetection: Sendable, Hashable, Codable {
    /// Whether the curve is scaled to 0...1 first. The scale is that of the whole signal: this cannot stream.
    public var normalize: Bool

    /// Whether each onset is moved back to the nearest minimum before it.
    public var backtrack: Bool

    /// The conditions of a peak; nil for ``PeakOptions/onsets(sampleRate:hopLength:)``.
    public var peaks: PeakOptions?

    /// librosa's defaults.
    public init(normalize: Bool = true, backtrack: Bool = false, peaks: PeakOptions? = nil) {
        self.normalize = normalize
        self.backtrack = backtrack
        self.peaks = peaks
    }
}

/// Where sounds begin; librosa's `onset.onset_detect`.
///
/// - Parameters:
///   - samples: One channel.
///   - sampleRate: Samples per second.
///   - hopLength: Samples from one frame to the next.
///   - options: How onsets are picked.
/// - Returns: The onsets; none where nothing ever grows louder.
/// - Throws: ``AcousticsError`` for a signal that is empty or not finite and for parameters that cannot be.
public func onsetDetect(
    _ samples: [Float], sampleRate: Int, hopLength: Int = 512, _ options: OnsetDetection = OnsetDetection()
) throws(AcousticsError) -> FrameEvents {
    let envelope = try onsetStrength(samples, sampleRate: sampleRate, stft: STFTOptions(hopLength: hopLength))
    return try onsetDetect(envelope: envelope, options)
}

/// The onsets in a curve of onset strength that was computed before.
///
/// - Parameters:
///   - envelope: One row, such as from ``onsetStrength(_:sampleRate:mel:_:stft:)``.
///   - options: How onsets are picked.
///   - energy: What onsets are moved back on if `options.backtrack`, as many frames; nil for the curve itself.
/// - Throws: ``AcousticsError`` for more than one row, values that are not finite, and parameters that cannot be.
public func onsetDetect(
    envelope: FeatureMatrix, _ options: OnsetDetection = OnsetDetection(), energy: [Float]? = nil
) throws(AcousticsError) -> FrameEvents {
    var curve = try onsetCurve(envelope)
    if options.normalize {
        let lowest = curve.min() ?? 0
        for frame in curve.indices { curve[frame] -= lowest }
        let scale = (curve.max() ?? 0) + .leastNormalMagnitude
        for frame in curve.indices { curve[frame] /= scale }
    }
    var frames: [Int] = []
    if curve.contains(where: { $0 != 0 }) {
        let timing = envelope.timing
        let peaks = options.peaks ?? .onsets(sampleRate: timing.sampleRate, hopLength: timing.hopLength)
        frames = try peakPick(curve, peaks)
    }
    if options.backtrack { frames = try onsetBacktrack(frames, energy: energy ?? curve) }
    return FrameEvents(frames: frames, timing: envelope.timing)
}

/// Moves events back to the nearest local minimum of an energy at or before them; librosa's `onset.onset_backtrack`.
///
/// - Parameters:
///   - frames: The events.
///   - energy: A value for each frame. The first frame counts as a minimum.
/// - Throws: ``AcousticsError`` for events below frame 0 and an energy that is not finite.
public func onsetBacktrack(_ frames: [Int], energy: [Float]) throws(AcousticsError) -> [Int] {
    try requireFinite(energy, kernels: Kernels())
    var minima = [0]
    for frame in energy.indices.dropFirst().dropLast()
    where energy[frame] <= energy[frame - 1] && energy[frame] < energy[frame + 1] {
        minima.append(frame)
    }
    var moved: [Int] = []
    for frame in frames {
        try AcousticsError.require(frame >= 0, "frames", frame, "at least 0")
        moved.append(minima.last { $0 <= frame } ?? 0)
    }
    return moved
}

/// The one row of an onset curve, finite everywhere, in frames that can be.
func onsetCurve(_ envelope: FeatureMatrix) throws(AcousticsError) -> [Float] {
    try AcousticsError.require(
        envelope.featureCount == 1, "envelope", "\(envelope.featureCount) rows", "one row")
    let timing = envelope.timing
    try AcousticsError.require(timing.sampleRate >= 1, "sampleRate", timing.sampleRate, "above zero")
    try AcousticsError.require(timing.hopLength >= 1, "hopLength", timing.hopLength, "at least 1")
    let curve = envelope.values
    if curve.isEmpty { throw .emptySignal }
    try requireFinite(curve, kernels: Kernels())
    return curve
}
