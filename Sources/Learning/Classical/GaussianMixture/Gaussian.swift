internal import Foundation

/// One Gaussian, ready to be evaluated.
struct Gaussian: Sendable, Hashable {
    private let mean: [Double]
    /// What turns differences from the mean into standard normal numbers: a factor for each feature, or a lower triangle to
    /// be solved, row after row.
    private let root: [Double]
    private let form: GaussianMixture.Covariance
    private let constant: Double

    /// Nil when the covariance is not positive definite.
    init?(mean: [Double], covariance: [Double], form: GaussianMixture.Covariance) {
        self.mean = mean
        self.form = form
        let count = mean.count
        switch form {
        case .diagonal:
            guard covariance.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
            root = covariance.map { 1 / $0.squareRoot() }
            constant = root.reduce(-0.5 * Double(count) * log(2 * .pi)) { $0 + log($1) }
        case .full:
            guard let triangle = Self.triangle(covariance, count) else { return nil }
            root = triangle
            constant = (0..<count).reduce(-0.5 * Double(count) * log(2 * .pi)) { $0 - log(triangle[$1 * count + $1]) }
        }
    }

    /// The logarithm of the density.
    func logDensity(_ row: [Double]) -> Double {
        let count = mean.count
        var squares = 0.0
        switch form {
        case .diagonal:
            for index in 0..<count {
                let distance = (row[index] - mean[index]) * root[index]
                squares += distance * distance
            }
        case .full:
            var solved = [Double](repeating: 0, count: count)
            for index in 0..<count {
                var value = row[index] - mean[index]
                for other in 0..<index { value -= root[index * count + other] * solved[other] }
                solved[index] = value / root[index * count + index]
                squares += solved[index] * solved[index]
            }
        }
        return constant - 0.5 * squares
    }

    /// The lower triangle whose product with its transpose is the matrix (Cholesky).
    private static func triangle(_ matrix: [Double], _ count: Int) -> [Double]? {
        var result = [Double](repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0...row {
                var value = matrix[row * count + column]
                for index in 0..<column { value -= result[row * count + index] * result[column * count + index] }
                if row == column {
                    guard value > 0, value.isFinite else { return nil }
                    result[row * count + row] = value.squareRoot()
                } else {
                    result[row * count + column] = value / result[column * count + column]
                }
            }
        }
        return result
    }
}
