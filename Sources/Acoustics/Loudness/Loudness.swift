internal import Foundation

/// How loud a sound is to the ear: ITU-R BS.1770-4 and EBU Tech 3341 and 3342.
///
/// Made for programmes; it serves speech as well, but not what is shorter than 0.4 s.
public struct Loudness: Sendable, Hashable {
    /// Gated loudness of the whole in LUFS; minus infinity where nothing reaches -70 LUFS.
    public let integrated: Double

    /// The loudest 400 ms, in LUFS; minus infinity for silence.
    public let maxMomentary: Double

    /// The loudest 3 s, in LUFS; nil for a shorter sound.
    public let maxShortTerm: Double?

    /// Loudness range in LU: from the 10th to the 95th percentile of what is heard in 3 s; nil for a shorter or a silent
    /// sound.
    public let range: Double?

    /// Measures a sound.
    ///
    /// - Parameters:
    ///   - channels: Samples by channel, all of one length.
    ///   - sampleRate: Samples per second, at least 4000.
    ///   - weights: What the power of each channel counts; nil for the standard's: 1 for left, right and centre, 1.41
    ///     for surround channels, 0 for the fourth of six, which holds low frequencies only.
    /// - Throws: ``AcousticsError/soundTooShort(seconds:needed:purpose:)`` below 400 ms; errors for no samples, samples
    ///   that are not finite, and parameters that cannot be.
    public init(of channels: [[Float]], sampleRate: Int, weights: [Double]? = nil) throws(AcousticsError) {
        let blocks = try LoudnessBlocks(channels, sampleRate: sampleRate, weights: weights)
        let momentary = blocks.powers(.momentary)
        guard let loudest = momentary.max() else {
            throw .soundTooShort(
                seconds: Double(channels[0].count) / Double(sampleRate), needed: 0.4, purpose: "loudness")
        }
        maxMomentary = loudness(ofPower: loudest)
        integrated = Self.gated(momentary, below: 10).map { loudness(ofPower: $0.mean) } ?? -.infinity
        let shortTerm = blocks.powers(.shortTerm)
        maxShortTerm = shortTerm.max().map(loudness(ofPower:))
        range = Self.gated(shortTerm, below: 20).map { powers in
            let sorted = powers.sorted()
            func percentile(_ share: Double) -> Double {
                loudness(ofPower: sorted[Int((Double(sorted.count - 1) * share).rounded())])
            }
            return percentile(0.95) - percentile(0.10)
        }
    }

    /// The powers of at least -70 LUFS that are no further than `below` dB under their own mean; nil for none.
    private static func gated(_ powers: [Double], below: Double) -> [Double]? {
        let audible = powers.filter { loudness(ofPower: $0) >= -70 }
        guard !audible.isEmpty else { return nil }
        let gate = loudness(ofPower: audible.mean) - below
        return audible.filter { loudness(ofPower: $0) > gate }
    }
}

/// Loudness over time, every tenth of a second: one row in LUFS; minus infinity in digital silence.
///
/// - Parameters:
///   - channels: Samples by channel, all of one length.
///   - sampleRate: Samples per second, at least 4000.
///   - window: How long the stretches are.
///   - weights: As in ``Loudness/init(of:sampleRate:weights:)``.
/// - Throws: ``AcousticsError/soundTooShort(seconds:needed:purpose:)`` for less than a window; errors for no samples,
///   samples that are not finite, and parameters that cannot be.
public func loudness(
    _ channels: [[Float]], sampleRate: Int, window: LoudnessWindow, weights: [Double]? = nil
) throws(AcousticsError) -> FeatureMatrix {
    let blocks = try LoudnessBlocks(channels, sampleRate: sampleRate, weights: weights)
    let powers = blocks.powers(window)
    guard !powers.isEmpty else {
        throw .soundTooShort(
            seconds: Double(channels[0].count) / Double(sampleRate), needed: Double(window.steps) / 10,
            purpose: "\(window) loudness")
    }
    return FeatureMatrix(
        names: ["loudness"], frameCount: powers.count, values: powers.map { Float(loudness(ofPower: $0)) },
        timing: FrameTiming(
            sampleRate: sampleRate, hopLength: blocks.step, firstCenter: Double(window.steps * blocks.step) / 2))
}

extension [Double] {
    fileprivate var mean: Double { reduce(0, +) / Double(count) }
}
