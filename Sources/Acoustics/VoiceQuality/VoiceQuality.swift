internal import Foundation

/// How regular and how clear a voice is, over a whole sound: Praat's measures by the names that it gives them.
///
/// A measure is nil where there are too few periods for it.
public struct VoiceQuality: Sendable, Hashable {
    /// Mean difference of neighbouring periods over the mean period.
    public let jitterLocal: Double?

    /// Mean difference of neighbouring periods in seconds.
    public let jitterLocalAbsolute: Double?

    /// Mean distance of a period from the mean of three, over the mean period.
    public let jitterRAP: Double?

    /// Mean distance of a period from the mean of five, over the mean period.
    public let jitterPPQ5: Double?

    /// Mean difference of neighbouring differences of periods, over the mean period: three times ``jitterRAP``.
    public let jitterDDP: Double?

    /// Mean difference of neighbouring amplitudes over the mean amplitude.
    public let shimmerLocal: Double?

    /// Mean ratio of neighbouring amplitudes in dB.
    public let shimmerLocalDB: Double?

    /// Mean distance of an amplitude from the mean of three, over the mean amplitude.
    public let shimmerAPQ3: Double?

    /// Mean distance of an amplitude from the mean of five, over the mean amplitude.
    public let shimmerAPQ5: Double?

    /// Mean distance of an amplitude from the mean of eleven, over the mean amplitude.
    public let shimmerAPQ11: Double?

    /// Mean difference of neighbouring differences of amplitudes: three times ``shimmerAPQ3``.
    public let shimmerDDA: Double?

    /// Mean harmonics-to-noise ratio of the voiced frames in dB.
    public let meanHNR: Double?

    /// The mean period in seconds.
    public let meanPeriod: Double?

    /// Times of the glottal pulses in seconds.
    public let pulses: [Double]

    /// Measures a sound.
    ///
    /// - Parameters:
    ///   - samples: One channel.
    ///   - sampleRate: Samples per second.
    ///   - pitch: How the voiced parts are found.
    ///   - limits: Which intervals count as periods.
    ///   - harmonicity: How the harmonics-to-noise ratio is found.
    /// - Throws: ``AcousticsError/soundTooShort(seconds:needed:purpose:)`` for less than the windows need (0.12 s by
    ///   default); errors for no samples, samples that are not finite, and parameters that cannot be.
    public init(
        of samples: [Float], sampleRate: Int, pitch: AutocorrelationPitch = AutocorrelationPitch(),
        limits: PeriodLimits = PeriodLimits(), harmonicity: Harmonicity = Harmonicity()
    ) throws(AcousticsError) {
        try limits.check()
        let sound = try SampledSound(checking: samples, sampleRate: sampleRate)
        pulses = GlottalPulses(sound, pitch: try pitch.track(sound)).times
        let periods = PeriodPerturbation(pulses, limits: limits)
        let meanPeriod = periods.meanPeriod
        func relative(_ jitter: Double?) -> Double? {
            guard let jitter, let meanPeriod else { return nil }
            return jitter / meanPeriod
        }
        self.meanPeriod = meanPeriod
        jitterLocalAbsolute = periods.jitter(over: 2)
        jitterLocal = relative(jitterLocalAbsolute)
        jitterRAP = relative(periods.jitter(over: 3))
        jitterPPQ5 = relative(periods.jitter(over: 5))
        jitterDDP = jitterRAP.map { 3 * $0 }
        let amplitudes = AmplitudePerturbation(sound, pulses: pulses, limits: limits)
        shimmerLocal = amplitudes.shimmer(over: 2)
        shimmerLocalDB = amplitudes.decibels
        shimmerAPQ3 = amplitudes.shimmer(over: 3)
        shimmerAPQ5 = amplitudes.shimmer(over: 5)
        shimmerAPQ11 = amplitudes.shimmer(over: 11)
        shimmerDDA = shimmerAPQ3.map { 3 * $0 }
        let ratios = try harmonicity.track(sound).ratios.compactMap { $0 }
        meanHNR = ratios.isEmpty ? nil : ratios.reduce(0, +) / Double(ratios.count)
    }
}
