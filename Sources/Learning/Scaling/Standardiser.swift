/// Moves each feature to mean 0 and scales it to standard deviation 1, as learned from training rows.
public struct Standardiser: Sendable, Hashable {
    /// Mean of each feature.
    public let mean: [Float]

    /// Standard deviation (population) of each feature; 1 for a feature that never changes.
    public let deviation: [Float]

    /// A standardiser with known values, equally many of each.
    public init(mean: [Float], deviation: [Float]) {
        precondition(mean.count == deviation.count, "one deviation for each mean")
        self.mean = mean
        self.deviation = deviation
    }

    /// Learns means and deviations in double precision.
    ///
    /// - Parameter rows: at least one row; all of one length and finite.
    /// - Throws: `LearningError` naming the first row that is not.
    public init(fitting rows: [[Float]]) throws(LearningError) {
        guard let width = rows.first?.count else {
            throw .tooFewSamples(protocol: "standardisation", found: 0, needed: 1)
        }
        var sums = [Double](repeating: 0, count: width)
        for (index, row) in rows.enumerated() {
            guard row.count == width else { throw .raggedRows(row: index, expected: width, found: row.count) }
            for column in 0..<width {
                guard row[column].isFinite else { throw .nonFinite(row: index, column: column) }
                sums[column] += Double(row[column])
            }
        }
        let means = sums.map { $0 / Double(rows.count) }
        var squares = [Double](repeating: 0, count: width)
        for row in rows {
            for column in 0..<width {
                let distance = Double(row[column]) - means[column]
                squares[column] += distance * distance
            }
        }
        mean = means.map(Float.init)
        deviation = zip(squares, means).map { square, mean in
            let value = (square / Double(rows.count)).squareRoot()
            // Rounding leaves a constant feature with a tiny spread, which must not be blown up.
            return value > 1e-7 * max(1, abs(mean)) ? Float(value) : 1
        }
    }

    /// The standardised row, of the same length.
    public func callAsFunction(_ row: [Float]) -> [Float] {
        precondition(row.count == mean.count, "the row has another number of features than the standardiser")
        return row.indices.map { (row[$0] - mean[$0]) / deviation[$0] }
    }
}
