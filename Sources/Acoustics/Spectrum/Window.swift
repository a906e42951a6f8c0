internal import Foundation

/// What a frame is multiplied by before it is transformed.
///
/// Periodic windows, as SciPy's `get_window` makes them for spectra.
public enum Window: Sendable, Hashable, Codable {
    /// All ones (boxcar).
    case rectangular
    /// Raised cosine; the default.
    case hann
    /// Raised cosine on a pedestal: 0.54 - 0.46 cos.
    case hamming
    /// Three cosine terms: 0.42, 0.5, 0.08.
    case blackman
    /// Four cosine terms with side lobes below -92 dB.
    case blackmanHarris
    /// Triangle that reaches zero.
    case bartlett
    /// Half a period of a sine.
    case cosine
    /// Kaiser's window.
    case kaiser(beta: Double)
    /// Gaussian with a standard deviation in samples.
    case gaussian(standardDeviation: Double)
    /// Given values; there must be as many as the window is long.
    case values([Double])

    /// `length` values of the window.
    ///
    /// - Throws: ``AcousticsError/invalidParameter(name:value:allowed:)`` for a length below 1, values of another number
    ///   than that, and values or parameters that are not finite.
    public func values(length: Int) throws(AcousticsError) -> [Double] {
        try AcousticsError.require(length >= 1, "winLength", length, "at least 1")
        switch self {
        case .rectangular:
            return [Double](repeating: 1, count: length)
        case .hann:
            return Self.cosineSum([0.5, 0.5], length)
        case .hamming:
            return Self.cosineSum([0.54, 0.46], length)
        case .blackman:
            return Self.cosineSum([0.42, 0.5, 0.08], length)
        case .blackmanHarris:
            return Self.cosineSum([0.35875, 0.48829, 0.14128, 0.01168], length)
        case .bartlett:
            return Self.shape(length) { 1 - abs(2 * $0 - 1) }
        case .cosine:
            // SciPy samples this one between the points: sin(pi (n + 1/2) / (length + 1)).
            if length == 1 { return [1] }
            return (0..<length).map { sin(.pi * (Double($0) + 0.5) / Double(length + 1)) }
        case .kaiser(let beta):
            try AcousticsError.require(beta.isFinite && abs(beta) < 700, "beta", beta, "between -700 and 700")
            return Self.shape(length) {
                Self.bessel(beta * max(0, 1 - (2 * $0 - 1) * (2 * $0 - 1)).squareRoot()) / Self.bessel(beta)
            }
        case .gaussian(let deviation):
            try AcousticsError.require(
                deviation.isFinite && deviation > 0, "standardDeviation", deviation, "above zero")
            return Self.shape(length) {
                let away = ($0 - 0.5) * Double(length) / deviation
                return exp(-0.5 * away * away)
            }
        case .values(let values):
            try AcousticsError.require(
                values.count == length, "window", "\(values.count) values", "\(length) values, as many as winLength")
            try AcousticsError.require(values.allSatisfy(\.isFinite), "window", "not finite", "finite everywhere")
            return values
        }
    }

    /// Values at n / length: a periodic window is a symmetric one of one point more, without its last point.
    private static func shape(_ length: Int, _ value: (Double) -> Double) -> [Double] {
        if length == 1 { return [1] }
        return (0..<length).map { value(Double($0) / Double(length)) }
    }

    private static func cosineSum(_ terms: [Double], _ length: Int) -> [Double] {
        if length == 1 { return [1] }
        let half = (0...length / 2).map { place in
            var sum = 0.0
            for (index, term) in terms.enumerated() {
                sum += (index % 2 == 0 ? term : -term) * cos(2 * .pi * Double(index) * Double(place) / Double(length))
            }
            return sum
        }
        // The other half mirrors it; what stands for 0 comes once in a period.
        return half + half[1..<(length + 1) / 2].reversed()
    }

    /// Modified Bessel function of the first kind, order zero, by its power series.
    private static func bessel(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var order = 1.0
        while term > sum * 1e-17 {
            term *= (x / (2 * order)) * (x / (2 * order))
            sum += term
            order += 1
        }
        return sum
    }
}
