/// Finds the multipliers of a support vector machine for two classes by sequential minimal optimisation: two multipliers at a
/// time, chosen with second-order information (Fan, Chen & Lin, JMLR 6, 2005).
struct TwoClassSolver {
    /// What was found.
    struct Solution: Sendable {
        /// For each row its multiplier, with the sign of its class.
        let coefficients: [Double]
        /// What the decision subtracts.
        let offset: Double
        let isConverged: Bool
    }

    private var rows: KernelRows
    private let signs: [Double]
    private let bounds: [Double]
    private var multipliers: [Double]
    private var gradient: [Double]

    /// - Parameters:
    ///   - signs: 1 for a row of the first class, -1 for one of the second.
    ///   - bounds: the largest multiplier of each row, C times its weight.
    init(_ rows: KernelRows, signs: [Double], bounds: [Double]) {
        (self.rows, self.signs, self.bounds) = (rows, signs, bounds)
        multipliers = [Double](repeating: 0, count: signs.count)
        gradient = [Double](repeating: -1, count: signs.count)
    }

    /// - Parameter tolerance: how far the conditions of the optimum may be violated.
    mutating func solve(tolerance: Double, iterations: Int) -> Solution {
        var isConverged = false
        for _ in 0..<iterations {
            guard let (first, second) = pair(tolerance: tolerance) else {
                isConverged = true
                break
            }
            step(first, second)
        }
        return Solution(
            coefficients: zip(signs, multipliers).map { $0 * $1 }, offset: offset(), isConverged: isConverged)
    }

    private func canGrow(_ index: Int) -> Bool {
        signs[index] > 0 ? multipliers[index] < bounds[index] : multipliers[index] > 0
    }

    private func canShrink(_ index: Int) -> Bool {
        signs[index] > 0 ? multipliers[index] > 0 : multipliers[index] < bounds[index]
    }

    /// The pair whose change promises most; nil at the optimum.
    private mutating func pair(tolerance: Double) -> (Int, Int)? {
        var (top, first) = (-Double.infinity, -1)
        for index in signs.indices where canGrow(index) && -signs[index] * gradient[index] >= top {
            (top, first) = (-signs[index] * gradient[index], index)
        }
        guard first >= 0 else { return nil }
        let kernels = rows.row(first)
        var (lowest, second, best) = (Double.infinity, -1, Double.infinity)
        for index in signs.indices where canShrink(index) {
            let level = -signs[index] * gradient[index]
            lowest = min(lowest, level)
            let gap = top - level
            guard gap > 0 else { continue }
            let bend = rows.diagonal[first] + rows.diagonal[index] - 2 * Double(kernels[index])
            let gain = -gap * gap / max(bend, 1e-12)
            if gain <= best { (best, second) = (gain, index) }
        }
        return top - lowest < tolerance || second < 0 ? nil : (first, second)
    }

    /// Moves two multipliers to the best place on their line, inside their bounds.
    private mutating func step(_ i: Int, _ j: Int) {
        let (left, right) = (rows.row(i), rows.row(j))
        let bend = max(rows.diagonal[i] + rows.diagonal[j] - 2 * Double(left[j]), 1e-12)
        let (oldI, oldJ) = (multipliers[i], multipliers[j])
        // Along the line, the first's signed multiplier grows by what the second's loses.
        var length = (signs[j] * gradient[j] - signs[i] * gradient[i]) / bend
        length = min(length, signs[i] > 0 ? bounds[i] - oldI : oldI)
        length = min(length, signs[j] > 0 ? oldJ : bounds[j] - oldJ)
        multipliers[i] = clamp(oldI + signs[i] * length, bounds[i])
        multipliers[j] = clamp(oldJ - signs[j] * length, bounds[j])
        let (changeI, changeJ) = (signs[i] * (multipliers[i] - oldI), signs[j] * (multipliers[j] - oldJ))
        for index in gradient.indices {
            gradient[index] += signs[index] * (changeI * Double(left[index]) + changeJ * Double(right[index]))
        }
    }

    /// Rounding must not leave a multiplier a hair away from its bound.
    private func clamp(_ value: Double, _ bound: Double) -> Double {
        if value < 1e-14 * bound { return 0 }
        return value > bound * (1 - 1e-14) ? bound : value
    }

    private func offset() -> Double {
        var (upper, lower) = (Double.infinity, -Double.infinity)
        var (sum, free) = (0.0, 0.0)
        for index in signs.indices {
            let level = signs[index] * gradient[index]
            if multipliers[index] > 0, multipliers[index] < bounds[index] {
                sum += level
                free += 1
            } else if (multipliers[index] > 0) == (signs[index] > 0) {
                lower = max(lower, level)
            } else {
                upper = min(upper, level)
            }
        }
        if free > 0 { return sum / free }
        return upper.isFinite && lower.isFinite ? (upper + lower) / 2 : upper.isFinite ? upper : lower
    }
}
