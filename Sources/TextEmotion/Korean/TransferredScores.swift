import Foundation

/// What film ratings and translated texts teach: linear scores of other labels, given to the fit as further columns and
/// afterwards put into the weights of the words themselves, so that the model stays one linear layer.
struct TransferredScores {
    /// The scores' own weights.
    private let teacher: LogisticRegression.Fit
    /// What each score is lowered by and multiplied with.
    private let means: [Float]
    private let factors: [Float]
    private let features: Int

    /// Number of scores.
    var count: Int { teacher.biases.count }

    /// - Parameters:
    ///   - targets: for each row of the matrix one number a score, not-a-number where it is unknown.
    ///   - taught: the rows to learn from.
    ///   - scaled: the rows on which a score's spread is made 1 before it is multiplied with its strength.
    ///   - strengths: how much each score counts.
    init(
        _ matrix: SparseMatrix, targets: [[Float]], taught: [Int], scaled: [Int], strengths: [Float],
        regression: LogisticRegression
    ) {
        let count = strengths.count
        let fit = regression.fit(matrix, targets: targets, labels: count, rows: taught)
        var sums = [Double](repeating: 0, count: count)
        var squares = sums
        for row in scaled {
            for (score, value) in LogisticRegression.scores(fit, matrix, row: row).enumerated() {
                sums[score] += Double(value)
                squares[score] += Double(value) * Double(value)
            }
        }
        let rows = Double(scaled.count)
        means = sums.map { Float($0 / rows) }
        factors = (0..<count).map { score in
            let mean = sums[score] / rows
            let deviation = max(squares[score] / rows - mean * mean, 1e-12).squareRoot()
            return strengths[score] / Float(deviation)
        }
        (teacher, features) = (fit, matrix.columns)
    }

    /// The first rows of a matrix with the scores as further columns.
    func extended(_ matrix: SparseMatrix, rows: Int) -> SparseMatrix {
        var result = SparseMatrix(columns: features + count)
        for row in 0..<rows {
            let scores = LogisticRegression.scores(teacher, matrix, row: row)
            let known = (matrix.starts[row]..<matrix.starts[row + 1]).map {
                (column: Int(matrix.indices[$0]), value: matrix.values[$0])
            }
            let further = scores.indices.map {
                (column: features + $0, value: factors[$0] * (scores[$0] - means[$0]))
            }
            result.append(known + further)
        }
        return result
    }

    /// The fit to extended rows as one to plain rows, with the same scores.
    func folded(_ fit: LogisticRegression.Fit) -> LogisticRegression.Fit {
        let stride = fit.stride
        var weights = Array(fit.weights[..<(features * stride)])
        var biases = fit.biases
        // What a unit of each score adds to each label.
        let effects = (0..<count).map { score in
            (0..<stride).map { fit.weights[(features + score) * stride + $0] * factors[score] }
        }
        for score in 0..<count {
            for label in biases.indices {
                biases[label] += effects[score][label] * (teacher.biases[score] - means[score])
            }
        }
        weights.withUnsafeMutableBufferPointer { weights in
            for feature in 0..<features {
                for score in 0..<count {
                    let weight = teacher.weights[feature * teacher.stride + score]
                    if weight == 0 { continue }
                    effects[score].withUnsafeBufferPointer { effects in
                        for label in 0..<stride { weights[feature * stride + label] += weight * effects[label] }
                    }
                }
            }
        }
        return LogisticRegression.Fit(weights: weights, biases: biases, stride: stride)
    }
}
