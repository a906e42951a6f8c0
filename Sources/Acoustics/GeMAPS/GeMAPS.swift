internal import CAcoustics
internal import Foundation

/// The Geneva parameter sets of an utterance, as openSMILE computes them.
///
/// Frames of 20 ms give loudness, the spectrum's shape, MFCC and formants; frames of 60 ms give the pitch (subharmonic
/// summation and a Viterbi search) and what hangs on it. Signals are read at openSMILE's scale, where a sample of 1 is
/// 32768 / 32767; its Python package also rounds samples to 16 bits, which this doesn't.
public struct GeMAPS: Sendable {
    /// Which set.
    public let version: GeMAPSVersion

    private let kernels: Kernels

    /// A set.
    public init(_ version: GeMAPSVersion = .eGeMAPSv02) {
        self.init(version, instructionSet: .best)
    }

    package init(_ version: GeMAPSVersion, instructionSet: InstructionSet) {
        self.version = version
        kernels = Kernels(instructionSet)
    }

    /// The names of the features, in openSMILE's order.
    public static func names(_ version: GeMAPSVersion = .eGeMAPSv02) -> [String] { version.names }

    /// The features of an utterance: 88 or 62 values, finite.
    ///
    /// Means of descriptors of the voice are over voiced frames; where there are none, they are 0.
    ///
    /// - Parameters:
    ///   - samples: One channel.
    ///   - sampleRate: Samples per second, 8000 to 192000. Above 16 kHz only part of the spectrum counts; nothing is
    ///     resampled.
    /// - Throws: ``AcousticsError`` for a signal that is empty, not finite, or shorter than 60 ms (openSMILE gives values
    ///   that are not numbers there), and for other sample rates.
    public static func values(
        of samples: [Float], sampleRate: Int, set version: GeMAPSVersion = .eGeMAPSv02
    ) throws(AcousticsError) -> FeatureVector {
        try GeMAPS(version).values(of: samples, sampleRate: sampleRate)
    }

    /// As ``values(of:sampleRate:set:)``.
    public func values(of samples: [Float], sampleRate: Int) throws(AcousticsError) -> FeatureVector {
        let rows = try GeMAPSRows(samples, sampleRate: sampleRate, allFormants: false, kernels: kernels)
        return FeatureVector(names: version.names, values: rows.functionals(version).map(Float.init))
    }

    /// The smoothed low-level descriptors of each frame: 25 rows (18 for the minimal set), every 10 ms.
    ///
    /// Loudness; alpha ratio and Hammarberg index in dB; slopes in dB per Hz; flux and MFCC (extended set); pitch in
    /// semitones above 27.5 Hz; jitter as a share of the period; shimmer, harmonics-to-noise ratio and harmonic differences
    /// in dB; formants' frequencies and bandwidths in Hz and levels in dB. What needs a voice is 0 without one, levels of
    /// formants are -201. One frame more than lie in the signal, as in openSMILE.
    ///
    /// - Throws: As ``values(of:sampleRate:set:)``.
    public func descriptors(of samples: [Float], sampleRate: Int) throws(AcousticsError) -> FeatureMatrix {
        let rows = try GeMAPSRows(samples, sampleRate: sampleRate, allFormants: true, kernels: kernels)
        return rows.descriptors(version)
    }
}
