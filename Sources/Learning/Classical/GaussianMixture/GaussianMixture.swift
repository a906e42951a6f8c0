internal import Foundation

/// A density that is a sum of Gaussians, fitted by expectation and maximisation.
public struct GaussianMixture: Sendable, Hashable {
    /// What the covariance of a Gaussian may be.
    public enum Covariance: String, Sendable, Hashable, CaseIterable {
        /// A variance for each feature.
        case diagonal
        /// A variance for each feature and a covariance for each pair.
        case full
    }

    /// How to fit.
    public struct Settings: Sendable, Hashable {
        /// Number of Gaussians, at least 1.
        public var components: Int
        /// Their form.
        public var covariance: Covariance
        /// Steps at most.
        public var iterations: Int
        /// Ends when a step raises the mean log-likelihood by less than this.
        public var tolerance: Double
        /// Added to each variance.
        public var regularisation: Double
        /// No variance falls below this share of the feature's variance over all rows.
        public var varianceFloor: Double
        /// Decides the start.
        public var seed: UInt64

        /// Settings.
        public init(
            components: Int = 8, covariance: Covariance = .diagonal, iterations: Int = 100, tolerance: Double = 1e-3,
            regularisation: Double = 1e-6, varianceFloor: Double = 1e-3, seed: UInt64 = 0
        ) {
            (self.components, self.covariance, self.iterations) = (components, covariance, iterations)
            (self.tolerance, self.regularisation) = (tolerance, regularisation)
            (self.varianceFloor, self.seed) = (varianceFloor, seed)
        }
    }

    /// Number of features.
    public let features: Int

    /// The form of the covariances.
    public let covariance: Covariance

    /// The share of each Gaussian; they add up to 1.
    public let weights: [Double]

    /// The mean of each Gaussian.
    public let means: [[Double]]

    /// For each Gaussian `features` variances, or `features` x `features` covariances, row after row.
    public let covariances: [[Double]]

    let gaussians: [Gaussian]

    /// A mixture with known numbers.
    ///
    /// - Throws: `LearningError.badParameters` when the counts do not agree or a covariance is not positive definite.
    public init(
        covariance: Covariance, weights: [Double], means: [[Double]], covariances: [[Double]]
    ) throws(LearningError) {
        let width = means.first?.count ?? 0
        let size = covariance == .diagonal ? width : width * width
        guard width > 0, weights.count == means.count, covariances.count == means.count,
            means.allSatisfy({ $0.count == width && $0.allSatisfy(\.isFinite) }),
            covariances.allSatisfy({ $0.count == size }), weights.allSatisfy({ $0 >= 0 && $0.isFinite })
        else {
            throw .badParameters(
                model: "Gaussian mixture", name: "means", problem: "do not agree with the other arrays")
        }
        var gaussians: [Gaussian] = []
        for index in means.indices {
            guard let gaussian = Gaussian(mean: means[index], covariance: covariances[index], form: covariance) else {
                throw .badParameters(
                    model: "Gaussian mixture", name: "covariances",
                    problem: "of component \(index) are not positive definite")
            }
            gaussians.append(gaussian)
        }
        features = width
        (self.covariance, self.weights, self.means, self.covariances) = (covariance, weights, means, covariances)
        self.gaussians = gaussians
    }

    /// The logarithm of the density at a row.
    public func logLikelihood(_ row: [Float]) throws(LearningError) -> Double {
        try FeatureTable.check(row, columns: features)
        return logSum(parts(row.map { Double($0) }))
    }

    /// The mean over frames of the logarithm of the density.
    ///
    /// - Parameter frames: at least one row.
    public func meanLogLikelihood(_ frames: [[Float]]) throws(LearningError) -> Double {
        guard !frames.isEmpty else { throw .tooFewRows(model: "Gaussian mixture", found: 0, needed: 1) }
        for (index, row) in frames.enumerated() { try FeatureTable.check(row, row: index, columns: features) }
        return frames.reduce(0) { $0 + logSum(parts($1.map { Double($0) })) } / Double(frames.count)
    }

    /// For each Gaussian the logarithm of its share times its density.
    func parts(_ row: [Double]) -> [Double] {
        gaussians.indices.map { weights[$0] > 0 ? log(weights[$0]) + gaussians[$0].logDensity(row) : -.infinity }
    }
}

/// The logarithm of a sum of exponentials.
func logSum(_ values: [Double]) -> Double {
    let peak = values.max() ?? -.infinity
    guard peak.isFinite else { return peak }
    return peak + log(values.reduce(0) { $0 + exp($1 - peak) })
}
