internal import Foundation

/// The mean loss of a softmax over classes, and what its scores must change by.
struct SoftmaxLoss: Sendable {
    /// Number of classes with rows; `labels` count among them.
    let classes: Int

    /// `classes` rounded up to a multiple of 4: the length of a row of scores.
    let width: Int

    /// The class of each row.
    let labels: [Int]

    /// The weight of each row; they add up to 1.
    let weights: [Double]

    /// For each row and class whether the class can be its answer; nil if all can.
    let allowed: [Bool]?

    /// The loss of all rows.
    ///
    /// - Parameters:
    ///   - scores: `width` numbers for each row, before the intercepts.
    ///   - intercepts: one number for each class.
    ///   - residuals: as large as `scores`; gets the derivative of the loss by each score, 0 in the padding.
    ///   - slopes: gets the derivative by each intercept.
    func callAsFunction(
        scores: UnsafePointer<Double>, intercepts: UnsafePointer<Double>, residuals: UnsafeMutablePointer<Double>,
        slopes: UnsafeMutablePointer<Double>
    ) -> Double {
        var total = 0.0
        for label in 0..<classes { slopes[label] = 0 }
        for row in labels.indices {
            let (score, residual) = (scores + row * width, residuals + row * width)
            var peak = -Double.infinity
            for label in 0..<classes where isAllowed(row, label) {
                residual[label] = score[label] + intercepts[label]
                peak = max(peak, residual[label])
            }
            let own = residual[labels[row]]
            var sum = 0.0
            for label in 0..<classes {
                residual[label] = isAllowed(row, label) ? exp(residual[label] - peak) : 0
                sum += residual[label]
            }
            let weight = weights[row]
            total += weight * (log(sum) + peak - own)
            let share = weight / sum
            for label in 0..<classes { residual[label] *= share }
            residual[labels[row]] -= weight
            for label in 0..<classes { slopes[label] += residual[label] }
        }
        return total
    }

    private func isAllowed(_ row: Int, _ label: Int) -> Bool { allowed.map { $0[row * classes + label] } ?? true }
}
