internal import Foundation

/// A complex number.
struct Complex: Equatable {
    var real: Double
    var imaginary: Double

    static func + (a: Complex, b: Complex) -> Complex {
        Complex(real: a.real + b.real, imaginary: a.imaginary + b.imaginary)
    }

    static func - (a: Complex, b: Complex) -> Complex {
        Complex(real: a.real - b.real, imaginary: a.imaginary - b.imaginary)
    }

    static func * (a: Complex, b: Complex) -> Complex {
        Complex(
            real: a.real * b.real - a.imaginary * b.imaginary, imaginary: a.real * b.imaginary + a.imaginary * b.real)
    }

    static func / (a: Complex, b: Complex) -> Complex {
        let size = b.real * b.real + b.imaginary * b.imaginary
        return Complex(
            real: (a.real * b.real + a.imaginary * b.imaginary) / size,
            imaginary: (a.imaginary * b.real - a.real * b.imaginary) / size)
    }

    /// Squared size.
    var square: Double { real * real + imaginary * imaginary }

}

/// The roots of z^n + c[0] z^(n-1) + … + c[n-1], all at once by Aberth's method.
///
/// Each root is moved as Newton's method would, held off by the others. Roots of real coefficients that are real come
/// out with a zero imaginary part up to rounding.
///
/// Aberth, "Iteration methods for finding all zeros of a polynomial simultaneously", 1973.
func roots(ofMonic coefficients: [Double]) -> [Complex] {
    let count = coefficients.count
    // A circle that no root lies far from where poles are sought, turned so that no guess is the mirror of another.
    var roots = (0..<count).map { index in
        let angle = 2 * Double.pi * Double(index) / Double(count) + 0.4
        return Complex(real: 0.9 * cos(angle), imaginary: 0.9 * sin(angle))
    }
    for _ in 0..<200 {
        var largest = 0.0
        for index in 0..<count {
            let root = roots[index]
            var value = Complex(real: 1, imaginary: 0)
            var slope = Complex(real: 0, imaginary: 0)
            for coefficient in coefficients {
                slope = slope * root + value
                value = value * root
                value.real += coefficient
            }
            if value.square == 0 { continue }
            var held = slope / value
            for other in 0..<count where other != index {
                let gap = root - roots[other]
                let square = gap.square
                guard square > 0 else { continue }
                held.real -= gap.real / square
                held.imaginary += gap.imaginary / square
            }
            let square = held.square
            guard square > 0 else { continue }
            let move = Complex(real: held.real / square, imaginary: -held.imaginary / square)
            roots[index] = root - move
            largest = max(largest, move.square / max(root.square, .leastNormalMagnitude))
        }
        if largest < 1e-28 { break }
    }
    return roots.map { abs($0.imaginary) < 1e-12 ? Complex(real: $0.real, imaginary: 0) : $0 }
}
