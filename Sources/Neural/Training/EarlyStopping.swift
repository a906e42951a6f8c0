/// When to end training before the planned epochs.
public struct EarlyStopping: Sendable, Equatable {
    /// What is watched.
    public enum Monitor: String, Sendable {
        /// The training loss of the epoch, lower is better.
        case trainingLoss
        /// The validation loss, lower is better.
        case validationLoss
        /// The validation metric, higher is better.
        case validationMetric
    }

    /// How epochs are counted.
    public enum Convention: Sendable {
        /// An epoch must be better than the best by more than `minimumDelta`, which then is the best; training ends
        /// after `patience` epochs that are not.
        case keras
        /// The same, but every better epoch becomes the best, and training ends one epoch later (scikit-learn's
        /// `tol` and `n_iter_no_change`).
        case scikitLearn
    }

    /// What is watched.
    public var monitor: Monitor
    /// Epochs without improvement.
    public var patience: Int
    /// How much better an epoch must be to count.
    public var minimumDelta: Double
    /// Whether the network of the best epoch is the result, rather than that of the last.
    public var restoresBest: Bool
    /// How epochs are counted.
    public var convention: Convention

    /// A rule as Keras's `EarlyStopping`.
    public init(
        monitor: Monitor = .validationLoss, patience: Int = 10, minimumDelta: Double = 0, restoresBest: Bool = true,
        convention: Convention = .keras
    ) {
        (self.monitor, self.patience, self.minimumDelta) = (monitor, patience, minimumDelta)
        (self.restoresBest, self.convention) = (restoresBest, convention)
    }

    /// The rule of scikit-learn's `MLPClassifier` without a validation set: ends when the training loss has not
    /// fallen by more than `tolerance` for more than `patience` epochs; the last network is the result.
    public static func scikitLearn(tolerance: Double = 1e-4, patience: Int = 10) -> EarlyStopping {
        EarlyStopping(
            monitor: .trainingLoss, patience: patience, minimumDelta: tolerance, restoresBest: false,
            convention: .scikitLearn)
    }
}

/// How far a stopping rule has counted.
struct StoppingCount: Sendable {
    /// The best value so far, turned so that lower is better.
    var best = Double.infinity
    var bestEpoch = 0
    var epochsWithout = 0

    /// Takes in an epoch.
    ///
    /// - Returns: whether it is the best so far, and whether training should end.
    mutating func take(_ value: Double, epoch: Int, rule: EarlyStopping) -> (isBest: Bool, ends: Bool) {
        let turned = rule.monitor == .validationMetric ? -value : value
        let improves: Bool
        let isBest: Bool
        switch rule.convention {
        case .keras:
            improves = turned < best - rule.minimumDelta
            isBest = improves
        case .scikitLearn:
            improves = turned <= best - rule.minimumDelta
            isBest = turned < best
        }
        if isBest { (best, bestEpoch) = (turned, epoch) }
        epochsWithout = improves ? 0 : epochsWithout + 1
        let limit = rule.convention == .keras ? max(1, rule.patience) : rule.patience + 1
        return (isBest, epochsWithout >= limit)
    }
}
