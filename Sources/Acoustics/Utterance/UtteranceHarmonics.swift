internal import Foundation

/// Levels of the harmonics and of the strongest parts of three formant regions, in dB beside each other, of voiced frames.
enum UtteranceHarmonics {
    static let names = ["h1h2", "h1h3", "h2h4", "h1a1", "h1a2", "h1a3", "a1a2", "a1a3", "h1hx"]

    /// Hertz from one bin of a 2048-point spectrum at 16 kHz to the next.
    private static let binWidth = 7.8125

    /// - Parameters:
    ///   - power: bins of power over time, [1025, frames].
    ///   - frequency: the pitch of each frame, 0 where there is no voice.
    static func columns(power: FeatureMatrix, frequency: [Double]) -> Columns {
        var values: [Double] = []
        for (frame, pitch) in frequency.enumerated() where pitch > 0 {
            func level(_ bins: Range<Int>) -> Double {
                let strongest = bins.reduce(Float(0)) { max($0, power[$1, frame]) }
                return 20 * log10(Double(strongest).squareRoot() + 1e-7)
            }
            func peak(_ low: Double, _ high: Double) -> Double { level(Int(low / binWidth)..<Int(high / binWidth)) }
            let harmonic = (1...6).map { number in
                let bin = pitch * Double(number) / binWidth
                let width = max(2, (0.25 * pitch / binWidth).rounded(.down))
                return level(Int(max(bin - width, 1))..<Int(min(bin + width + 1, 1023)) + 1)
            }
            let (a1, a2, a3) = (peak(300, 1000), peak(1000, 2300), peak(2300, 3500))
            let higher = harmonic[2...].reduce(0, +) / 4
            values += [
                harmonic[0] - harmonic[1], harmonic[0] - harmonic[2], harmonic[1] - harmonic[3], harmonic[0] - a1,
                harmonic[0] - a2, harmonic[0] - a3, a1 - a2, a1 - a3, harmonic[0] - higher,
            ]
        }
        return Columns(width: names.count, values: values)
    }
}
