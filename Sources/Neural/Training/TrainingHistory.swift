/// The figures of one completed epoch.
public struct EpochReport: Sendable, Equatable, Codable {
    /// Completed epochs, from 1.
    public let epoch: Int
    /// Mean over rows of the loss, penalty included, as each step found it before its change.
    public let trainingLoss: Double
    /// Loss on the validation set after the epoch.
    public let validationLoss: Double?
    /// Metric on the validation set after the epoch.
    public let validationMetric: Double?
    /// Rate of the epoch's last step.
    public let learningRate: Double
}

/// What happened in training.
public struct TrainingHistory: Sendable, Equatable {
    /// Why training ended.
    public enum End: Sendable, Equatable {
        /// All planned epochs were done. (scikit-learn would warn that it has not converged.)
        case plannedEpochs
        /// The stopping rule ended it.
        case earlyStopping
    }

    /// One report for each epoch.
    public internal(set) var epochs: [EpochReport]
    /// Why training ended.
    public internal(set) var end: End
    /// The epoch whose network is the result, from 1; 0 if none was done.
    public internal(set) var resultEpoch: Int

    /// The training loss of each epoch.
    public var trainingLosses: [Double] { epochs.map(\.trainingLoss) }
}

/// A completed epoch, while training goes on.
public struct EpochEvent {
    /// Its figures.
    public let report: EpochReport
    /// Epochs that are planned.
    public let plannedEpochs: Int
    private let makeCheckpoint: () -> TrainingCheckpoint

    init(report: EpochReport, plannedEpochs: Int, makeCheckpoint: @escaping () -> TrainingCheckpoint) {
        (self.report, self.plannedEpochs, self.makeCheckpoint) = (report, plannedEpochs, makeCheckpoint)
    }

    /// All that is needed to go on from here, bit for bit.
    public func checkpoint() -> TrainingCheckpoint { makeCheckpoint() }
}
