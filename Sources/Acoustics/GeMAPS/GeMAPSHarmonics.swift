internal import Foundation

/// What the harmonics of a voiced long frame tell: their strength at the formants, and how much of it is noise.
struct GeMAPSHarmonics {
    /// Logarithmic ratio of harmonic to other energy in dB.
    let harmonicity: Double
    /// Level of the second harmonic over the third in dB, which the set calls H1-H2.
    let h1h2: Double
    /// Level of the second harmonic over the strongest one near the third formant in dB.
    let h1a3: Double
    /// Level of the strongest harmonic near each of three formants over the first harmonic, in dB.
    let amplitudes: [Double]

    /// The level of what is not there, in frames without a voice too.
    static let silence = -201.0

    private static let most = 100

    /// - Parameters:
    ///   - magnitude: Spectrum of the frame.
    ///   - correlation: Circular autocorrelation of the frame from lag 0 on.
    ///   - pitch: In Hz, above zero.
    ///   - formants: Frequencies in Hz.
    init(
        magnitude: [Float], correlation: [Double], pitch: Double, formants: [Double], sampleRate: Int
    ) {
        let binWidth = Double(sampleRate) / 2 / Double(magnitude.count - 1)
        let harmonics = Self.harmonics(of: magnitude, pitch: pitch / binWidth)
        harmonicity = Self.harmonicity(correlation, period: Double(sampleRate) / pitch)
        func level(_ amplitude: Double) -> Double {
            amplitude > 0 ? max(Self.silence, 20 * log10(amplitude)) : Self.silence
        }
        guard let first = harmonics.first, first.raw > 0 else {
            (h1h2, h1a3, amplitudes) = (0, 0, formants.map { _ in Self.silence })
            return
        }
        amplitudes = formants.map { formant in
            let near = harmonics.indices.filter {
                abs(harmonics[$0].bin * binWidth - formant) <= 0.2 * formant
            }
            guard let strongest = near.max(by: { harmonics[$0].raw < harmonics[$1].raw }), strongest > 0 else {
                return 0
            }
            return level(harmonics[strongest].amplitude / first.raw)
        }
        let second = harmonics.count > 1 ? level(harmonics[1].amplitude / first.raw) : Self.silence
        let third = harmonics.count > 2 ? level(harmonics[2].amplitude / first.raw) : Self.silence
        h1h2 = second - third
        h1a3 = second - (amplitudes.last ?? 0)
    }

    /// A spectral peak: its bin and amplitude refined by a parabola, and the largest magnitude itself.
    private struct Peak {
        let bin: Double
        let amplitude: Double
        let raw: Double
    }

    /// The summit nearest to each multiple of the pitch.
    private static func harmonics(of magnitude: [Float], pitch: Double) -> [Peak] {
        let last = min(most, Int(Double(magnitude.count - 1) / pitch))
        guard last >= 1 else { return [] }
        return (1...last).map { harmonic in
            let start = min(magnitude.count - 2, max(1, Int((Double(harmonic) * pitch).rounded())))
            let bin = nearestSummit(magnitude, to: start, upwardsFirst: true)
            let (left, here, right) = (Double(magnitude[bin - 1]), Double(magnitude[bin]), Double(magnitude[bin + 1]))
            let bend = (left + right) / 2 - here
            let tilt = (right - left) / 2
            guard bend != 0 else { return Peak(bin: Double(bin), amplitude: here, raw: here) }
            return Peak(bin: Double(bin) - tilt / (2 * bend), amplitude: here - tilt * tilt / (4 * bend), raw: here)
        }
    }

    private static func harmonicity(_ correlation: [Double], period: Double) -> Double {
        let start = min(correlation.count - 2, max(1, Int(period)))
        let lag = nearestSummit(correlation, to: start, upwardsFirst: false)
        let rest = correlation[0] - correlation[lag]
        guard correlation[lag] > 0 else { return -100 }
        return rest > 0 ? min(100, 10 * log10(correlation[lag] / rest)) : 100
    }

    /// The place of the local maximum nearest to `start`; `start` itself where there is none.
    private static func nearestSummit<Value: Comparable>(
        _ values: [Value], to start: Int, upwardsFirst: Bool
    ) -> Int {
        func isSummit(_ index: Int) -> Bool {
            index >= 1 && index < values.count - 1 && values[index] > values[index - 1]
                && values[index] >= values[index + 1]
        }
        for distance in 0..<values.count {
            let (one, other) =
                upwardsFirst ? (start + distance, start - distance) : (start - distance, start + distance)
            if isSummit(one) { return one }
            if isSummit(other) { return other }
        }
        return start
    }
}
