extension PhiloxGenerator {
    /// A draw from the beta distribution with both parameters `alpha`, in 0...1: two gamma draws, compared by their
    /// logarithms since both may be too small for a number where alpha is small.
    ///
    /// - Parameter alpha: above 0.
    public mutating func nextBeta(_ alpha: Double) -> Double {
        let (own, other) = (nextLogarithmOfGamma(alpha), nextLogarithmOfGamma(alpha))
        return 1 / (1 + exponential(other - own))
    }

    /// The logarithm of a draw from the gamma distribution of a shape above 0 (Marsaglia and Tsang: A simple method for
    /// generating gamma variables, 2000).
    mutating func nextLogarithmOfGamma(_ shape: Double) -> Double {
        if shape < 1 {
            // 1 - u lies in 0 < ... <= 1, whose logarithm is finite.
            let power = logarithm(1 - nextUniform()) / shape
            return nextLogarithmOfGamma(shape + 1) + power
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = nextNormal()
            let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
            guard v > 0 else { continue }
            let u = 1 - nextUniform()
            if logarithm(u) < x * x / 2 + d * (1 - v + logarithm(v)) { return logarithm(d) + logarithm(v) }
        }
    }
}
