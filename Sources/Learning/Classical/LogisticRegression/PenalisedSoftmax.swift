/// The minimum of a softmax loss with a penalty on the squares of the coefficients.
///
/// The best coefficients are sums of rows (the gradient of the loss is one), so with more features than rows they are sought
/// as sums of rows. A direction is then the pair of its multipliers and of the scores that it gives each row; inner products
/// of coefficients are products of the one's multipliers with the other's scores. Each step costs one product with the rows'
/// Gram matrix, whatever the number of features, and takes the same path as the search among the coefficients themselves.
struct PenalisedSoftmax {
    private let loss: SoftmaxLoss
    private let features: FeatureRows
    private let form: Form
    private let threads: Int

    private enum Form {
        /// The rows' products with each other.
        case rows(gram: DenseMatrix)
        /// The rows and, for the gradient, the columns.
        case columns(rows: DenseMatrix, columns: DenseMatrix)
    }

    /// A minimum.
    struct Minimum {
        /// What `start` of a further search takes.
        let point: [Double]
        let iterations: Int
        let isConverged: Bool
    }

    init(_ features: FeatureRows, loss: SoftmaxLoss, threads: Int) {
        self.loss = loss
        self.features = features
        self.threads = threads
        let (rows, columns) = (features.rows, features.columns)
        let matrix = DenseMatrix(features)
        // The Gram matrix pays for itself within about a hundred steps.
        let steps = 100 * loss.width
        if rows * columns / 2 + steps * rows < 2 * steps * columns {
            form = .rows(gram: matrix.gram(threads: threads))
        } else {
            form = .columns(rows: matrix, columns: matrix.transposed())
        }
    }

    /// Rows of multipliers or coefficients.
    private var height: Int {
        switch form {
        case .rows(let gram): DenseMatrix.padded(gram.rows)
        case .columns(_, let columns): DenseMatrix.padded(columns.rows)
        }
    }

    private var isDual: Bool { if case .rows = form { true } else { false } }

    /// Numbers in a block of multipliers, scores or coefficients.
    private var size: Int { height * loss.width }

    /// Searches from a point that an earlier search found, or from 0.
    ///
    /// - Parameter penalty: half of it times the squares' sum is added to the mean loss.
    func minimum(penalty: Double, from start: [Double]?, settings: LogisticRegression.Settings) -> Minimum {
        let blocks = isDual ? 2 : 1
        let zeros = [Double](repeating: 0, count: blocks * size + loss.width)
        let search = LimitedMemoryBFGS(
            iterations: settings.iterations, gradientTolerance: settings.tolerance, valueTolerance: 0)
        let product = { (left: [Double], right: [Double]) in self.product(left, right) }
        var scratch = [Double](repeating: 0, count: 2 * DenseMatrix.padded(features.rows) * loss.width)
        let outcome = search.minimize(from: start ?? zeros, product: product) { point, gradient in
            point.withUnsafeBufferPointer { point in
                gradient.withUnsafeMutableBufferPointer { gradient in
                    scratch.withUnsafeMutableBufferPointer { scratch in
                        guard let point = point.baseAddress, let gradient = gradient.baseAddress,
                            let scratch = scratch.baseAddress
                        else { return 0 }
                        return value(point, gradient, scratch, penalty)
                    }
                }
            }
        }
        return Minimum(point: outcome.point, iterations: outcome.iterations, isConverged: outcome.isConverged)
    }

    /// The coefficients of a class, feature by feature, and its intercept.
    func coefficients(of label: Int, at point: [Double]) -> (weights: [Double], intercept: Double) {
        let intercept = point[(isDual ? 2 : 1) * size + label]
        guard isDual else {
            return ((0..<features.columns).map { point[$0 * loss.width + label] }, intercept)
        }
        var sums = [Double](repeating: 0, count: features.columns)
        features.values.withUnsafeBufferPointer { values in
            for row in 0..<features.rows {
                let multiplier = point[row * loss.width + label]
                let first = row * features.columns
                for column in sums.indices { sums[column] += multiplier * Double(values[first + column]) }
            }
        }
        return (sums, intercept)
    }

    private func product(_ left: [Double], _ right: [Double]) -> Double {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                let (blocks, end) = (isDual ? 2 : 1, left.count)
                let other = (blocks - 1) * size
                let intercepts = LimitedMemoryBFGS.dot(
                    UnsafeBufferPointer(rebasing: left[blocks * size..<end]),
                    UnsafeBufferPointer(rebasing: right[blocks * size..<end]))
                return intercepts
                    + LimitedMemoryBFGS.dot(
                        UnsafeBufferPointer(rebasing: left[0..<size]),
                        UnsafeBufferPointer(rebasing: right[other..<other + size]))
            }
        }
    }

    /// Mean loss with penalty, and its gradient.
    private func value(
        _ point: UnsafePointer<Double>, _ gradient: UnsafeMutablePointer<Double>,
        _ scratch: UnsafeMutablePointer<Double>, _ penalty: Double
    ) -> Double {
        let width = loss.width
        var sum = 0.0
        switch form {
        case .rows(let gram):
            let (multipliers, scores) = (point, point + size)
            sum = loss(
                scores: scores, intercepts: point + 2 * size, residuals: gradient, slopes: gradient + 2 * size)
            for index in 0..<size { gradient[index] += penalty * multipliers[index] }
            gram.multiply(gradient, width: width, into: gradient + size, threads: threads)
            var squares = 0.0
            for index in 0..<size { squares += multipliers[index] * scores[index] }
            return sum + 0.5 * penalty * squares
        case .columns(let rows, let columns):
            let residuals = scratch + DenseMatrix.padded(rows.rows) * width
            rows.multiply(point, width: width, into: scratch, threads: threads)
            sum = loss(scores: scratch, intercepts: point + size, residuals: residuals, slopes: gradient + size)
            columns.multiply(residuals, width: width, into: gradient, threads: threads)
            var squares = 0.0
            for index in 0..<size {
                squares += point[index] * point[index]
                gradient[index] += penalty * point[index]
            }
            return sum + 0.5 * penalty * squares
        }
    }
}
