internal import Foundation

/// The beta distribution over 0...1 of two shape parameters.
struct BetaDistribution {
    let a: Double
    let b: Double

    /// The chance of a value of at most x: the regularised incomplete beta function, by its continued fraction
    /// (Abramowitz and Stegun 26.5.8), evaluated from the front (Lentz).
    func cumulative(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        // The fraction converges fast below the mean; above it the mirrored one does.
        if x > (a + 1) / (a + b + 2) { return 1 - BetaDistribution(a: b, b: a).cumulative(1 - x) }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
        let smallest = 1e-300
        func away(_ value: Double) -> Double { abs(value) < smallest ? smallest : value }
        var ratio = 1.0
        var inverse = 1 / away(1 - (a + b) * x / (a + 1))
        var value = inverse
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            inverse = 1 / away(1 + even * inverse)
            ratio = away(1 + even / ratio)
            value *= inverse * ratio
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            inverse = 1 / away(1 + odd * inverse)
            ratio = away(1 + odd / ratio)
            value *= inverse * ratio
            if abs(inverse * ratio - 1) < 1e-16 { break }
        }
        return front * value
    }
}
