internal import Foundation

/// Fundamental frequency by autocorrelation with a path finder; Praat's `To Pitch (ac)` and its defaults.
///
/// The autocorrelation of a windowed frame over that of the window has peaks at the periods of the sound; their heights
/// are strengths, and the path with the best strengths and the fewest and smallest jumps is chosen.
///
/// Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
/// sound", 1993.
public struct AutocorrelationPitch: Sendable, Hashable, Codable {
    /// Seconds from frame to frame; nil for a quarter of a window: 0.75 / fMin.
    public var timeStep: Double?

    /// The lowest pitch in Hz; a window holds three of its periods.
    public var fMin: Double

    /// The highest pitch in Hz; what is above counts as no voice.
    public var fMax: Double

    /// Pitches considered in a frame, at least fMax / fMin.
    public var maxCandidates: Int

    /// Frames whose peak is below this share of the sound's are rather silent.
    public var silenceThreshold: Double

    /// Strength of no voice.
    public var voicingThreshold: Double

    /// What a candidate loses for each octave below fMax.
    public var octaveCost: Double

    /// What a jump of an octave costs, for frames 10 ms apart.
    public var octaveJumpCost: Double

    /// What a voice's beginning or end costs, for frames 10 ms apart.
    public var voicedUnvoicedCost: Double

    /// Praat's defaults.
    public init(
        timeStep: Double? = nil, fMin: Double = 75, fMax: Double = 600, maxCandidates: Int = 15,
        silenceThreshold: Double = 0.03, voicingThreshold: Double = 0.45, octaveCost: Double = 0.01,
        octaveJumpCost: Double = 0.35, voicedUnvoicedCost: Double = 0.14
    ) {
        self.timeStep = timeStep
        self.fMin = fMin
        self.fMax = fMax
        self.maxCandidates = maxCandidates
        self.silenceThreshold = silenceThreshold
        self.voicingThreshold = voicingThreshold
        self.octaveCost = octaveCost
        self.octaveJumpCost = octaveJumpCost
        self.voicedUnvoicedCost = voicedUnvoicedCost
    }

    /// The course of the pitch.
    func track(_ sound: SampledSound) throws(AcousticsError) -> PitchTrack {
        let search = try CorrelationSearch(sound, self, method: .autocorrelation)
        return path(through: try search.candidates(), of: search.frames, duration: sound.duration)
    }

    /// Throws for parameters that cannot be.
    func check(_ sound: SampledSound) throws(AcousticsError) {
        guard fMin.isFinite, fMax.isFinite, fMin > 0, fMin < min(fMax, sound.rate / 2) else {
            throw .invalidFrequencyRange(
                fMin: fMin, fMax: fMax, hint: "fMin must be above 0, below fMax and below half the sample rate")
        }
        // Below, windows are seconds long.
        try AcousticsError.require(fMin >= 10, "fMin", fMin, "at least 10 Hz")
        if let timeStep {
            try AcousticsError.require(timeStep >= 1e-4 && timeStep <= 10, "timeStep", timeStep, "in 0.0001...10 s")
        }
        try AcousticsError.require((2...1000).contains(maxCandidates), "maxCandidates", maxCandidates, "in 2...1000")
        for (name, value) in [
            ("silenceThreshold", silenceThreshold), ("voicingThreshold", voicingThreshold), ("octaveCost", octaveCost),
            ("octaveJumpCost", octaveJumpCost), ("voicedUnvoicedCost", voicedUnvoicedCost),
        ] {
            try AcousticsError.require(value >= 0 && value.isFinite, name, value, "at least 0")
        }
    }
}

/// Fundamental frequency of a sound as Praat finds it: rows `f0` in Hz, not a number in frames without voice, and
/// `strength`, the correlation of the sound with itself a period later, 0...1.
///
/// Frames lie in the middle of the sound and their times are given in microseconds.
///
/// - Throws: ``AcousticsError/soundTooShort(seconds:needed:purpose:)`` for less than three periods of the lowest pitch;
///   errors for no samples, samples that are not finite, and parameters that cannot be.
public func autocorrelationPitch(
    _ samples: [Float], sampleRate: Int, _ options: AutocorrelationPitch = AutocorrelationPitch()
) throws(AcousticsError) -> FeatureMatrix {
    let track = try options.track(SampledSound(checking: samples, sampleRate: sampleRate))
    return FeatureMatrix(
        names: ["f0", "strength"], frameCount: track.frames.count,
        values: track.frequencies.map { $0 > 0 ? Float($0) : .nan } + track.strengths.map { Float($0) },
        timing: track.frames.timing)
}
