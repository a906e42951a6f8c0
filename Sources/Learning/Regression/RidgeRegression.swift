/// A linear function of a row, learned by least squares with a penalty on the squared weights.
///
/// Ridge regression: Hoerl & Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal Problems", Technometrics 12 (1970).
/// The intercept bears no penalty.
public struct RidgeRegression: Sendable, Hashable {
    /// One weight for each feature.
    public let weights: [Float]

    /// What a row of zeros gives.
    public let intercept: Double

    /// A function with known weights.
    public init(weights: [Float], intercept: Double) {
        self.weights = weights
        self.intercept = intercept
    }

    /// Learns from rows.
    ///
    /// - Parameters:
    ///   - targets: one number for each row.
    ///   - penalty: above 0, in units of the rows' mean squared length after centring.
    ///   - threads: threads of the computation; the result does not depend on it.
    /// - Throws: as `PairProducts.solve(rows:targets:penalty:)`.
    public init(fitting rows: FeatureRows, targets: [Double], penalty: Double, threads: Int = 1) throws(LearningError) {
        let products = PairProducts(rows, threads: threads)
        self.init(try products.solve(rows: Array(0..<rows.rows), targets: targets, penalty: penalty), of: rows)
    }

    /// The same function in terms of features.
    public init(_ solution: PairProducts.Solution, of rows: FeatureRows) {
        var sums = [Double](repeating: 0, count: rows.columns)
        for (row, coefficient) in zip(solution.rows, solution.coefficients) {
            let values = rows[row]
            for (column, value) in zip(sums.indices, values) { sums[column] += coefficient * Double(value) }
        }
        self.init(weights: sums.map(Float.init), intercept: solution.intercept)
    }

    /// The value for one row of as many features as there are weights.
    ///
    /// - Throws: `LearningError.raggedRows`, `.nonFinite` or `.tooLarge`.
    public func callAsFunction(_ row: [Float]) throws(LearningError) -> Double {
        try FeatureRows.check(row, columns: weights.count)
        var sum = intercept
        for (weight, value) in zip(weights, row) { sum += Double(weight) * Double(value) }
        return sum
    }
}
