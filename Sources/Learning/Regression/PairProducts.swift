/// The products of rows with each other, from which regressions on any part of the rows are solved without going back to
/// the features; worth it where features are many and divisions of the rows several.
public struct PairProducts: Sendable {
    /// A linear function as a sum over training rows.
    public struct Solution: Sendable {
        /// The training rows.
        public let rows: [Int]
        /// The factor of each of them; they add up to 0.
        public let coefficients: [Double]
        /// What is added.
        public let intercept: Double
    }

    private let products: DenseMatrix
    private let columns: Int

    /// Multiplies all pairs of rows.
    ///
    /// - Parameter threads: threads of the computation; the result does not depend on it.
    public init(_ rows: FeatureRows, threads: Int = 1) {
        products = DenseMatrix(rows).gram(threads: threads)
        columns = rows.columns
    }

    private func product(_ first: Int, _ second: Int) -> Double { products.values[first * products.stride + second] }

    /// Ridge regression on some of the rows.
    ///
    /// - Parameters:
    ///   - rows: at least two of them.
    ///   - targets: one number for each of `rows`.
    ///   - penalty: above 0, in units of the rows' mean squared length after centring.
    /// - Throws: `LearningError.tooFewRows`, `.wrongCount`, `.badSetting`; `.nothingVaries` where all rows are the same.
    public func solve(rows: [Int], targets: [Double], penalty: Double) throws(LearningError) -> Solution {
        let n = rows.count
        guard n >= 2 else { throw .tooFewRows(model: "ridge regression", found: n, needed: 2) }
        guard targets.count == n else { throw .wrongCount(of: "targets", expected: n, found: targets.count) }
        guard penalty > 0, penalty.isFinite else {
            throw .badSetting(name: "penalty", value: "\(penalty)", allowed: "a number above 0")
        }
        let means = rows.map { row in rows.reduce(0) { $0 + product(row, $1) } / Double(n) }
        let mean = means.reduce(0, +) / Double(n)
        var matrix = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0...i { matrix[i * n + j] = product(rows[i], rows[j]) - means[i] - means[j] + mean }
        }
        let scale = (0..<n).reduce(0) { $0 + matrix[$1 * n + $1] } / Double(n)
        guard scale > 0, scale.isFinite else { throw .nothingVaries(model: "ridge regression", features: columns) }
        for i in 0..<n { matrix[i * n + i] += penalty * scale }
        let middle = targets.reduce(0, +) / Double(n)
        let coefficients = Cholesky.solved(&matrix, size: n, for: targets.map { $0 - middle })
        let offset = zip(coefficients, means).reduce(0) { $0 + $1.0 * $1.1 }
        return Solution(rows: rows, coefficients: coefficients, intercept: middle - offset)
    }

    /// The solution's value for a row of the table.
    public func value(of row: Int, by solution: Solution) -> Double {
        zip(solution.rows, solution.coefficients).reduce(solution.intercept) { $0 + $1.1 * product(row, $1.0) }
    }
}
