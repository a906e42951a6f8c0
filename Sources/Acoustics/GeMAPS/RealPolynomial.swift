internal import Foundation

/// A polynomial with real coefficients, the highest power's first.
struct RealPolynomial {
    struct Root {
        var real: Double
        var imaginary: Double
    }

    private let coefficients: [Double]

    init(_ coefficients: [Double]) {
        self.coefficients = coefficients
    }

    /// All roots, by the method of Aberth and Ehrlich: Newton's step for every root at once, each repelled by the others.
    func roots() -> [Root] {
        let degree = coefficients.count - 1
        guard degree >= 1, coefficients[0] != 0 else { return [] }
        // Points on a circle as large as the roots' geometric mean, out of symmetry with the real axis.
        let last = abs(coefficients[degree] / coefficients[0])
        let radius = last > 0 ? pow(last, 1 / Double(degree)) : 1
        var roots = (0..<degree).map { index in
            let angle = 2 * Double.pi * (Double(index) + 0.25) / Double(degree)
            return Root(real: radius * cos(angle), imaginary: radius * sin(angle))
        }
        for _ in 0..<60 {
            var largest = 0.0
            for index in 0..<degree {
                let root = roots[index]
                let step = newtonStep(at: root)
                var (pull, turn) = (0.0, 0.0)
                for other in 0..<degree where other != index {
                    let x = root.real - roots[other].real
                    let y = root.imaginary - roots[other].imaginary
                    let square = x * x + y * y
                    guard square > 0 else { continue }
                    pull += x / square
                    turn -= y / square
                }
                // step / (1 - step * sum of inverse distances)
                let real = 1 - (step.real * pull - step.imaginary * turn)
                let imaginary = -(step.real * turn + step.imaginary * pull)
                let square = real * real + imaginary * imaginary
                guard square > 0 else { continue }
                let x = (step.real * real + step.imaginary * imaginary) / square
                let y = (step.imaginary * real - step.real * imaginary) / square
                roots[index].real -= x
                roots[index].imaginary -= y
                largest = max(largest, x * x + y * y)
            }
            // Steps shrink by more than their square; the next would be lost in rounding.
            if largest < 1e-14 { break }
        }
        return roots
    }

    /// Value over derivative.
    private func newtonStep(at z: Root) -> Root {
        var (value, slope) = (Root(real: coefficients[0], imaginary: 0), Root(real: 0, imaginary: 0))
        for coefficient in coefficients.dropFirst() {
            slope = Root(
                real: slope.real * z.real - slope.imaginary * z.imaginary + value.real,
                imaginary: slope.real * z.imaginary + slope.imaginary * z.real + value.imaginary)
            value = Root(
                real: value.real * z.real - value.imaginary * z.imaginary + coefficient,
                imaginary: value.real * z.imaginary + value.imaginary * z.real)
        }
        let square = slope.real * slope.real + slope.imaginary * slope.imaginary
        guard square > 0 else { return Root(real: 0, imaginary: 0) }
        return Root(
            real: (value.real * slope.real + value.imaginary * slope.imaginary) / square,
            imaginary: (value.imaginary * slope.real - value.real * slope.imaginary) / square)
    }
}
