import Foundation

/// A second-order recursive filter (direct form I), with the coefficients of Robert Bristow-Johnson's audio cookbook.
struct Biquad {
    private let b: (Double, Double, Double)
    private let a: (Double, Double)

    /// What passes.
    enum Pass { case low, high }

    /// A filter whose gain at the corner is `q`.
    init(_ pass: Pass, corner: Double, q: Double, sampleRate: Int) {
        let angle = 2 * Double.pi * corner / Double(sampleRate)
        let (cosine, alpha) = (cos(angle), sin(angle) / (2 * q))
        let sum = pass == .low ? 1 - cosine : 1 + cosine
        let middle = pass == .low ? sum : -sum
        let scale = 1 / (1 + alpha)
        b = (sum / 2 * scale, middle * scale, sum / 2 * scale)
        a = (-2 * cosine * scale, (1 - alpha) * scale)
    }

    /// A Butterworth filter of fourth order: two sections.
    static func butterworth4(_ pass: Pass, corner: Double, sampleRate: Int) -> [Biquad] {
        [0.5412, 1.3066].map { Biquad(pass, corner: corner, q: $0, sampleRate: sampleRate) }
    }

    /// The filtered samples.
    func callAsFunction(_ samples: [Float]) -> [Float] {
        var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0)
        return samples.map { sample in
            let x0 = Double(sample)
            let y0 = b.0 * x0 + b.1 * x1 + b.2 * x2 - a.0 * y1 - a.1 * y2
            (x2, x1, y2, y1) = (x1, x0, y1, y0)
            return Float(y0)
        }
    }
}
