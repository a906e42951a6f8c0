/// The counts of a polarity lexicon as further columns of the training matrix.
struct LexiconColumns {
    private let counts: [[Float]]
    private let means: [Float]
    private let factors: [Float]

    /// - Parameters:
    ///   - counts: text by text the lexicon's counts.
    ///   - strength: the spread that each column gets, beside a text's own features, whose length is 1.
    init(_ counts: [[Float]], strength: Float) {
        let columns = PolarityLexicon.Count.allCases.indices
        let texts = Float(max(1, counts.count))
        let means = columns.map { column in counts.reduce(0) { $0 + $1[column] } / texts }
        factors = columns.map { column in
            let squares = counts.reduce(Float(0)) { sum, row in
                sum + (row[column] - means[column]) * (row[column] - means[column])
            }
            return strength / max((squares / texts).squareRoot(), 1e-6)
        }
        (self.counts, self.means) = (counts, means)
    }

    /// A matrix of the same texts with the counts as last columns.
    func extended(_ matrix: SparseMatrix) -> SparseMatrix {
        var result = SparseMatrix(columns: matrix.columns + factors.count)
        for row in 0..<matrix.rows {
            let known = (matrix.starts[row]..<matrix.starts[row + 1]).map {
                (column: Int(matrix.indices[$0]), value: matrix.values[$0])
            }
            let further = factors.indices.map {
                (column: matrix.columns + $0, value: factors[$0] * (counts[row][$0] - means[$0]))
            }
            result.append(known + further)
        }
        return result
    }

    /// A fit to extended rows as one to plain rows, and what a count of 1 adds to each label's score, count by count.
    func split(_ fit: LogisticRegression.Fit) -> (plain: LogisticRegression.Fit, weights: [Float]) {
        let stride = fit.stride
        let first = fit.weights.count - factors.count * stride
        var biases = fit.biases
        var weights: [Float] = []
        for column in factors.indices {
            for label in biases.indices {
                let weight = factors[column] * fit.weights[first + column * stride + label]
                biases[label] -= weight * means[column]
                weights.append(weight)
            }
        }
        return (LogisticRegression.Fit(weights: Array(fit.weights[..<first]), biases: biases, stride: stride), weights)
    }
}
