import Foundation

/// Which features stand in good reviews and which in bad ones: the polarity lexicon, learned and not given.
struct LearnedPolarity {
    /// In how many reviews a feature must stand.
    var fewestReviews = 20
    /// How far from even its odds must be, in standard errors.
    var least = 3.0
    /// The furthest from even that odds count.
    var most: Float = 3

    /// The polarity of each feature: the logarithm of how much likelier it stands in a good review than in a bad one,
    /// 0 where that is unsure.
    ///
    /// - Parameters:
    ///   - polarities: for the rows of the matrix 0 for a bad review, 2 for a good one, nil for another text.
    func polarities(_ matrix: SparseMatrix, polarities: [Int?]) -> [Int8] {
        var good = [Double](repeating: 0.5, count: matrix.columns)
        var bad = good
        for (row, polarity) in polarities.enumerated() where polarity == 0 || polarity == 2 {
            for place in matrix.starts[row]..<matrix.starts[row + 1] {
                let column = Int(matrix.indices[place])
                if polarity == 2 { good[column] += 1 } else { bad[column] += 1 }
            }
        }
        let goods = Double(polarities.count { $0 == 2 }) + 1
        let bads = Double(polarities.count { $0 == 0 }) + 1
        return (0..<matrix.columns).map { column in
            let (positive, negative) = (good[column], bad[column])
            guard positive + negative >= Double(fewestReviews) + 1 else { return 0 }
            let odds = log(positive / (goods - positive)) - log(negative / (bads - negative))
            let error = (1 / positive + 1 / negative).squareRoot()
            guard abs(odds) >= least * error else { return 0 }
            return PolarityLexicon.quantised(max(-most, min(most, Float(odds))))
        }
    }
}
