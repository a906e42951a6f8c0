/// Logistic regression with a penalty on the sum of its coefficients' squares.
public struct LogisticPlan: Sendable, Hashable, Codable {
    /// What a clip's loss counts against the penalty, as in scikit-learn; above 0.
    public var c: Double

    /// A plan.
    public init(c: Double = 1) { self.c = c }
}

/// A support vector machine.
public struct SupportVectorPlan: Sendable, Hashable, Codable {
    /// How alike clips are.
    public enum Kernel: String, Sendable, Codable, CaseIterable {
        /// The product of their values.
        case linear
        /// A bell of their distance.
        case radial
    }

    /// What a clip on the wrong side costs; above 0.
    public var c: Double
    /// How alike clips are.
    public var kernel: Kernel
    /// How fast likeness falls with distance; nil for 1 / (values of a clip x their variance).
    public var gamma: Double?

    /// A plan.
    public init(c: Double = 1, kernel: Kernel = .linear, gamma: Double? = nil) {
        (self.c, self.kernel, self.gamma) = (c, kernel, gamma)
    }
}

/// A random forest.
public struct ForestPlan: Sendable, Hashable, Codable {
    /// Number of trees.
    public var trees: Int
    /// Branches from root to leaf at most; nil for as many as it takes.
    public var depth: Int?
    /// Clips that a leaf needs at least.
    public var leafClips: Int
    /// Values that each branch chooses from; nil for the square root of their number.
    public var values: Int?

    /// A plan.
    public init(trees: Int = 500, depth: Int? = nil, leafClips: Int = 1, values: Int? = nil) {
        (self.trees, self.depth, self.leafClips, self.values) = (trees, depth, leafClips, values)
    }
}

/// A Gaussian mixture for each class, whose frames are taken for independent of each other.
public struct MixturePlan: Sendable, Hashable, Codable {
    /// Gaussians for each class.
    public var components: Int
    /// Whether features vary together (full covariances) or each by itself.
    public var fullCovariance: Bool
    /// Steps at most.
    public var iterations: Int

    /// A plan.
    public init(components: Int = 16, fullCovariance: Bool = false, iterations: Int = 50) {
        (self.components, self.fullCovariance, self.iterations) = (components, fullCovariance, iterations)
    }
}
