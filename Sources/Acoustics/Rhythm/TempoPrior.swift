internal import Foundation

/// How likely tempos are before a sound is heard.
public struct TempoPrior: Sendable {
    /// The logarithm of the density at a tempo in beats per minute; minus infinity for what cannot be. A constant added
    /// to it changes nothing.
    public let logDensity: @Sendable (_ bpm: Double) -> Double

    /// A prior of one's own.
    public init(logDensity: @escaping @Sendable (_ bpm: Double) -> Double) {
        self.logDensity = logDensity
    }

    /// Likely around `startBPM`, less so by the octaves from there: a normal distribution of log2 of the tempo with
    /// standard deviation `stdBPM`. librosa's default.
    public static func logNormal(startBPM: Double = 120, stdBPM: Double = 1) -> TempoPrior {
        TempoPrior { bpm in
            let octaves = (log2(bpm) - log2(startBPM)) / stdBPM
            return -0.5 * octaves * octaves
        }
    }

    /// All tempos of a range are as likely, others impossible.
    public static func uniform(_ range: ClosedRange<Double>) -> TempoPrior {
        TempoPrior { range.contains($0) ? 0 : -.infinity }
    }
}
