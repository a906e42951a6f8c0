internal import Foundation

/// Resonances of the vocal tract by linear prediction; Praat's `To Formant (burg)` and its defaults.
///
/// The sound, resampled to twice the ceiling and raised by 6 dB an octave, is predicted from itself; formants are the
/// angles of the prediction's poles, and their bandwidths how far the poles lie inside of the unit circle.
public struct Formants: Sendable, Hashable, Codable {
    /// Formants that are reported, from the lowest.
    public var count: Int

    /// Formants that the model has below the ceiling; a whole number of halves.
    public var maxFormants: Double

    /// The highest frequency in Hz: 5500 for women's voices, 5000 for men's.
    public var ceiling: Double

    /// Seconds from frame to frame; nil for a quarter of ``windowLength``.
    public var timeStep: Double?

    /// Effective length of the window in seconds; the Gaussian window is twice as long.
    public var windowLength: Double

    /// Frequency in Hz from which on the sound is raised.
    public var preEmphasisFrom: Double

    /// Praat's defaults, of which the three lowest formants are reported.
    public init(
        count: Int = 3, maxFormants: Double = 5, ceiling: Double = 5500, timeStep: Double? = nil,
        windowLength: Double = 0.025, preEmphasisFrom: Double = 50
    ) {
        self.count = count
        self.maxFormants = maxFormants
        self.ceiling = ceiling
        self.timeStep = timeStep
        self.windowLength = windowLength
        self.preEmphasisFrom = preEmphasisFrom
    }

    private func check() throws(AcousticsError) {
        try AcousticsError.require(
            maxFormants >= 1 && maxFormants <= 25 && (2 * maxFormants).rounded() == 2 * maxFormants, "maxFormants",
            maxFormants, "in 1...25, a whole number of halves")
        try AcousticsError.require(
            count >= 1 && Double(count) <= maxFormants.rounded(.up), "count", count,
            "in 1...\(Int(maxFormants.rounded(.up)))")
        try AcousticsError.require(ceiling >= 200 && ceiling <= 100_000, "ceiling", ceiling, "in 200...100000 Hz")
        if let timeStep {
            try AcousticsError.require(timeStep >= 1e-4 && timeStep <= 10, "timeStep", timeStep, "in 0.0001...10 s")
        }
        try AcousticsError.require(
            windowLength <= 10 && 2 * windowLength * 2 * ceiling >= 2 * maxFormants + 2, "windowLength", windowLength,
            "at most 10 s, and a window longer than the \(2 * maxFormants) poles")
        try AcousticsError.require(
            preEmphasisFrom >= 0 && preEmphasisFrom.isFinite, "preEmphasisFrom", preEmphasisFrom, "at least 0 Hz")
    }

    /// Frames, and the formants of each, from the lowest.
    func track(_ original: SampledSound) throws(AcousticsError) -> (frames: CenteredFrames, found: [[Resonance]]) {
        try check()
        let window = 2 * windowLength
        guard original.duration >= window * (1 - 1e-12) else {
            throw .soundTooShort(seconds: original.duration, needed: window, purpose: "formants")
        }
        let sound = original.resampled(to: 2 * ceiling)
        let step = timeStep ?? windowLength / 4
        let count = max(1, 1 + Int(((sound.duration - window) / step).rounded(.down)))
        let length = min(Int((window / sound.step).rounded(.down)), sound.samples.count)
        let start = sound.first + 0.5 * (sound.duration - sound.step - Double(count - 1) * step)
        let frames = CenteredFrames(count: count, first: start, step: step)
        let weights = FrameWindow.gaussian(length)
        let raised = sound.preEmphasised(from: preEmphasisFrom)
        let poles = Int(2 * maxFormants)
        var found: [[Resonance]] = []
        found.reserveCapacity(count)
        for frame in 0..<count {
            let first = sound.low(frames.time(frame)) + 1 - length / 2
            let used = max(0, first)..<min(raised.count, first + length / 2 * 2)
            let samples = used.map { raised[$0] * weights[$0 - used.lowerBound] }
            found.append(resonances(of: samples, poles: poles, nyquist: ceiling))
        }
        return (frames, found)
    }
}

/// A resonance in Hz.
struct Resonance {
    let frequency: Double
    let bandwidth: Double
}

/// The resonances of a frame, from the lowest; none for silence.
private func resonances(of samples: [Double], poles: Int, nyquist: Double) -> [Resonance] {
    // Poles at the ends of the spectrum are its tilt.
    let margin = 50.0
    guard let prediction = linearPrediction(samples, order: poles) else { return [] }
    return roots(ofMonic: prediction.map { -$0 }).compactMap { root in
        guard root.imaginary >= 0 else { return nil }
        // A pole outside of the unit circle stands for the one that mirrors it.
        let size = abs(log(root.real * root.real + root.imaginary * root.imaginary))
        let frequency = atan2(root.imaginary, root.real) * nyquist / .pi
        guard frequency >= margin && frequency <= nyquist - margin else { return nil }
        return Resonance(frequency: frequency, bandwidth: size * nyquist / .pi)
    }.sorted { $0.frequency < $1.frequency }
}

/// Formants of a sound as Praat finds them: rows `f1`, `f2` … and their bandwidths `b1`, `b2` …, all in Hz; not a number
/// where a frame has fewer.
///
/// Frames lie in the middle of the sound and their times are given in microseconds. The whole sound is transformed at
/// once: memory is some 100 bytes to a sample.
///
/// - Throws: ``AcousticsError/soundTooShort(seconds:needed:purpose:)`` for less than a window (50 ms by default); errors
///   for no samples, samples that are not finite, and parameters that cannot be.
public func formants(
    _ samples: [Float], sampleRate: Int, _ options: Formants = Formants()
) throws(AcousticsError) -> FeatureMatrix {
    let track = try options.track(SampledSound(checking: samples, sampleRate: sampleRate))
    var values: [Float] = []
    for value in [\Resonance.frequency, \Resonance.bandwidth] {
        for index in 0..<options.count {
            values += track.found.map { index < $0.count ? Float($0[index][keyPath: value]) : .nan }
        }
    }
    return FeatureMatrix(
        names: (1...options.count).map { "f\($0)" } + (1...options.count).map { "b\($0)" },
        frameCount: track.frames.count, values: values, timing: track.frames.timing)
}
