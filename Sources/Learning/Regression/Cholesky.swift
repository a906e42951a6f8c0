/// Solving symmetric, positive definite equations.
enum Cholesky {
    /// The solution x of `matrix` · x = `right`.
    ///
    /// - Parameters:
    ///   - matrix: `size` by `size`, row after row; only what lies on and below the diagonal is looked at, and it becomes the factor.
    ///   - right: `size` numbers.
    static func solved(_ matrix: inout [Double], size n: Int, for right: [Double]) -> [Double] {
        var x = right
        matrix.withUnsafeMutableBufferPointer { a in
            for i in 0..<n {
                for j in 0...i {
                    let rest = a[i * n + j] - dot(a, i * n, a, j * n, count: j)
                    a[i * n + j] = i == j ? rest.squareRoot() : rest / a[j * n + j]
                }
            }
            for i in 0..<n {
                var sum = x[i]
                for j in 0..<i { sum -= a[i * n + j] * x[j] }
                x[i] = sum / a[i * n + i]
            }
            for i in (0..<n).reversed() {
                x[i] /= a[i * n + i]
                for j in 0..<i { x[j] -= a[i * n + j] * x[i] }
            }
        }
        return x
    }

    /// The product of two stretches, summed in eight lanes in one fixed order.
    private static func dot(
        _ a: UnsafeMutableBufferPointer<Double>, _ i: Int, _ b: UnsafeMutableBufferPointer<Double>, _ j: Int, count: Int
    ) -> Double {
        var lanes = SIMD8<Double>.zero
        var k = 0
        while k + 8 <= count {
            var (left, right) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
            for lane in 0..<8 { (left[lane], right[lane]) = (a[i + k + lane], b[j + k + lane]) }
            lanes += left * right
            k += 8
        }
        var sum = lanes.sum()
        while k < count {
            sum += a[i + k] * b[j + k]
            k += 1
        }
        return sum
    }
}
