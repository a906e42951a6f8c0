internal import Foundation

/// Harmonics-to-noise ratio over time; Praat's `To Harmonicity (ac)` and `(cc)` and their defaults.
///
/// The share of a frame's energy that repeats after a period, over the rest. Boersma 1993, see ``AutocorrelationPitch``.
public struct Harmonicity: Sendable, Hashable, Codable {
    /// How a frame is compared with itself a period later.
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        /// Autocorrelation of a long frame under a Gaussian window.
        case autocorrelation
        /// Cross-correlation of a short frame with what follows.
        case crossCorrelation
    }

    /// How a frame is compared with itself a period later.
    public var method: Method

    /// Seconds from frame to frame.
    public var timeStep: Double

    /// The lowest pitch in Hz.
    public var fMin: Double

    /// Frames whose peak is below this share of the sound's are rather silent.
    public var silenceThreshold: Double

    /// Periods of the lowest pitch in a window; nil for Praat's: 4.5 for autocorrelation, 1 for cross-correlation.
    public var periodsPerWindow: Double?

    /// Praat's defaults.
    public init(
        method: Method = .autocorrelation, timeStep: Double = 0.01, fMin: Double = 75, silenceThreshold: Double = 0.1,
        periodsPerWindow: Double? = nil
    ) {
        self.method = method
        self.timeStep = timeStep
        self.fMin = fMin
        self.silenceThreshold = silenceThreshold
        self.periodsPerWindow = periodsPerWindow
    }

    /// Frames, and the ratio in dB of those that are voiced.
    func track(_ sound: SampledSound) throws(AcousticsError) -> (frames: CenteredFrames, ratios: [Double?]) {
        let options = AutocorrelationPitch(
            timeStep: timeStep, fMin: fMin, fMax: sound.rate / 2, maxCandidates: 15,
            silenceThreshold: silenceThreshold, voicingThreshold: 0, octaveCost: 0, octaveJumpCost: 0,
            voicedUnvoicedCost: 0)
        let search = try CorrelationSearch(
            sound, options,
            method: method == .autocorrelation
                ? .accurateAutocorrelation(periods: periodsPerWindow ?? 4.5)
                : .crossCorrelation(periods: periodsPerWindow ?? 1))
        let track = options.path(through: try search.candidates(), of: search.frames, duration: sound.duration)
        let ratios = zip(track.frequencies, track.strengths).map { frequency, strength -> Double? in
            guard frequency > 0 else { return nil }
            // Beyond 150 dB either way there is nothing but rounding.
            return min(max(10 * log10(max(strength, 1e-15) / max(1 - strength, 1e-15)), -150), 150)
        }
        return (search.frames, ratios)
    }
}

/// Harmonics-to-noise ratio of a sound as Praat finds it: one row, `hnr` in dB, not a number in frames without voice.
///
/// Frames lie in the middle of the sound and their times are given in microseconds.
///
/// - Throws: ``AcousticsError/soundTooShort(seconds:needed:purpose:)`` for less than a window; errors for no samples,
///   samples that are not finite, and parameters that cannot be.
public func harmonicity(
    _ samples: [Float], sampleRate: Int, _ options: Harmonicity = Harmonicity()
) throws(AcousticsError) -> FeatureMatrix {
    let track = try options.track(SampledSound(checking: samples, sampleRate: sampleRate))
    return FeatureMatrix(
        names: ["hnr"], frameCount: track.frames.count, values: track.ratios.map { $0.map { Float($0) } ?? .nan },
        timing: track.frames.timing)
}
