internal import Foundation

extension GaussianMixture {
    /// Fits to rows, such as all frames of one class, starting from k-means groups.
    ///
    /// - Parameters:
    ///   - weights: a weight of 0 or more for each row; 1 each if nil.
    ///   - threads: how many work at once; they change nothing in the result.
    /// - Throws: `LearningError.tooFewRows` with fewer rows than components, `badSetting`.
    public init(
        fitting table: FeatureTable, weights: [Float]? = nil, settings: Settings = Settings(), threads: Int = 1
    ) throws(LearningError) {
        guard settings.components >= 1 else {
            throw .badSetting(name: "components", value: "\(settings.components)", allowed: "1 or more")
        }
        guard settings.regularisation > 0 else {
            throw .badSetting(name: "regularisation", value: "\(settings.regularisation)", allowed: "above 0")
        }
        guard table.rows >= settings.components else {
            throw .tooFewRows(model: "Gaussian mixture", found: table.rows, needed: settings.components)
        }
        let groups = try KMeans(
            fitting: table, count: settings.components, weights: weights,
            settings: KMeans.Settings(restarts: 1, seed: settings.seed), threads: threads)
        let steps = MixtureSteps(table, weights: weights, settings: settings, threads: threads)
        let start = try steps.mixture(
            shares: groups.groups.map { group in (0..<settings.components).map { $0 == group ? 1 : 0 } })
        self = try Self.improved(start, steps, settings)
    }

    /// Fits to rows from a known start, whose number and form of Gaussians are kept.
    public init(
        fitting table: FeatureTable, weights: [Float]? = nil, from start: GaussianMixture,
        settings: Settings = Settings(), threads: Int = 1
    ) throws(LearningError) {
        guard table.columns == start.features else {
            throw .raggedRows(row: 0, expected: start.features, found: table.columns)
        }
        var settings = settings
        (settings.components, settings.covariance) = (start.means.count, start.covariance)
        let steps = MixtureSteps(table, weights: weights, settings: settings, threads: threads)
        self = try Self.improved(start, steps, settings)
    }

    private static func improved(
        _ start: GaussianMixture, _ steps: MixtureSteps, _ settings: Settings
    ) throws(LearningError) -> GaussianMixture {
        var mixture = start
        var before = -Double.infinity
        for _ in 0..<settings.iterations {
            let (shares, likelihood) = steps.shares(mixture)
            mixture = try steps.mixture(shares: shares)
            if abs(likelihood - before) < settings.tolerance { break }
            before = likelihood
        }
        return mixture
    }
}

/// The two steps of the fit.
private struct MixtureSteps {
    let rows: [[Double]]
    let weights: [Double]
    let settings: GaussianMixture.Settings
    let threads: Int
    let floors: [Double]

    init(_ table: FeatureTable, weights: [Float]?, settings: GaussianMixture.Settings, threads: Int) {
        rows = (0..<table.rows).map { table[$0].map { Double($0) } }
        let weights = weights?.map { Double($0) } ?? [Double](repeating: 1, count: table.rows)
        self.weights = weights
        (self.settings, self.threads) = (settings, threads)
        let total = max(weights.reduce(0, +), .leastNormalMagnitude)
        let rows = rows
        floors = (0..<table.columns).map { column in
            let mean = zip(rows, weights).reduce(0) { $0 + $1.0[column] * $1.1 } / total
            let spread = zip(rows, weights).reduce(0) { $0 + $1.1 * ($1.0[column] - mean) * ($1.0[column] - mean) }
            return settings.varianceFloor * spread / total
        }
    }

    /// Each Gaussian's share of each row, and the mean log-likelihood. The rows go in parts of fixed size, summed in order.
    func shares(_ mixture: GaussianMixture) -> (shares: [[Double]], likelihood: Double) {
        let side = 512
        let parts = Parallel.map((rows.count + side - 1) / side, threads: threads) { part in
            var sum = 0.0
            let range = part * side..<min((part + 1) * side, rows.count)
            let shares = range.map { row in
                let scores = mixture.parts(rows[row])
                let whole = logSum(scores)
                sum += weights[row] * whole
                return scores.map { exp($0 - whole) }
            }
            return (shares, sum)
        }
        return (parts.flatMap(\.0), parts.reduce(0) { $0 + $1.1 } / max(weights.reduce(0, +), .leastNormalMagnitude))
    }

    /// The mixture that fits the shares best. Each Gaussian is one part, so its sums have one order.
    func mixture(shares: [[Double]]) throws(LearningError) -> GaussianMixture {
        let width = floors.count
        let fits = Parallel.map(settings.components, threads: threads) { index in
            // As scikit-learn, a trace of weight keeps a Gaussian without rows from dividing by 0.
            var total = 10 * Double.ulpOfOne
            var mean = [Double](repeating: 0, count: width)
            for row in rows.indices {
                let share = shares[row][index] * weights[row]
                guard share > 0 else { continue }
                total += share
                for column in 0..<width { mean[column] += share * rows[row][column] }
            }
            mean = mean.map { $0 / total }
            return (total, mean, covariance(index, shares, mean, total))
        }
        let whole = fits.reduce(0) { $0 + $1.0 }
        return try GaussianMixture(
            covariance: settings.covariance, weights: fits.map { $0.0 / whole }, means: fits.map(\.1),
            covariances: fits.map(\.2))
    }

    private func covariance(_ index: Int, _ shares: [[Double]], _ mean: [Double], _ total: Double) -> [Double] {
        let width = mean.count
        let isFull = settings.covariance == .full
        var sums = [Double](repeating: 0, count: isFull ? width * width : width)
        var distances = mean
        for row in rows.indices {
            let share = shares[row][index] * weights[row]
            guard share > 0 else { continue }
            for column in 0..<width { distances[column] = rows[row][column] - mean[column] }
            for column in 0..<width {
                let scaled = share * distances[column]
                if isFull {
                    for other in 0...column { sums[column * width + other] += scaled * distances[other] }
                } else {
                    sums[column] += scaled * distances[column]
                }
            }
        }
        for place in sums.indices { sums[place] /= total }
        for column in 0..<width {
            let place = isFull ? column * width + column : column
            // Raising the diagonal alone keeps the matrix positive definite.
            sums[place] = max(sums[place], floors[column]) + settings.regularisation
            if isFull { for other in 0..<column { sums[other * width + column] = sums[column * width + other] } }
        }
        return sums
    }
}
