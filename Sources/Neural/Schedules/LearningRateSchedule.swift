/// Where training stands when a learning rate is asked for.
public struct TrainingProgress: Sendable, Equatable {
    /// Completed epochs.
    public let epoch: Int
    /// Completed steps since the start.
    public let step: Int
    /// Steps of one epoch.
    public let stepsPerEpoch: Int
    /// Epochs that are planned.
    public let epochs: Int

    /// A place in training.
    public init(epoch: Int, step: Int, stepsPerEpoch: Int, epochs: Int) {
        (self.epoch, self.step, self.stepsPerEpoch, self.epochs) = (epoch, step, stepsPerEpoch, epochs)
    }
}

/// How the learning rate changes during training: a factor to the optimiser's own rate.
public protocol LearningRateSchedule: Sendable {
    /// The factor for the next step.
    func factor(at progress: TrainingProgress) -> Double

    /// Learns of a completed epoch.
    ///
    /// - Parameter loss: the validation loss if there is a validation set, else the training loss.
    mutating func endEpoch(loss: Double)

    /// What the schedule remembers, to be saved and restored.
    var memory: [Double] { get set }
}

extension LearningRateSchedule {
    /// Does nothing: the schedule follows the clock only.
    public mutating func endEpoch(loss: Double) {}

    /// Nothing to remember.
    public var memory: [Double] {
        get { [] }
        set {}
    }
}

/// The optimiser's rate throughout.
public struct ConstantRate: LearningRateSchedule {
    /// The schedule has no settings.
    public init() {}

    /// The factor for the next step.
    public func factor(at progress: TrainingProgress) -> Double { 1 }
}

/// The rate is multiplied by a factor every so many epochs (PyTorch's `StepLR`).
public struct StepDecay: LearningRateSchedule {
    /// Epochs between two changes, at least 1.
    public let interval: Int
    /// Factor at each change.
    public let decay: Double

    /// A schedule of the given interval in epochs.
    public init(every interval: Int, by decay: Double = 0.1) {
        (self.interval, self.decay) = (max(1, interval), decay)
    }

    /// The factor for the next step.
    public func factor(at progress: TrainingProgress) -> Double {
        power(decay, Double(progress.epoch / interval))
    }
}

/// The rate rises linearly, then falls along half a cosine wave (Loshchilov and Hutter 2017).
///
/// Without warm-up and by epochs it is PyTorch's `CosineAnnealingLR` with `T_max` the planned epochs.
public struct CosineDecay: LearningRateSchedule {
    /// When the rate changes.
    public enum Granularity: Sendable {
        /// At each step.
        case steps
        /// Between epochs.
        case epochs
    }

    /// Epochs of linear rise at the start; may be a fraction.
    public let warmUpEpochs: Double
    /// The factor at the end.
    public let minimum: Double
    /// When the rate changes.
    public let granularity: Granularity

    /// A schedule over the planned epochs.
    public init(warmUpEpochs: Double = 0, minimum: Double = 0, granularity: Granularity = .steps) {
        (self.warmUpEpochs, self.minimum, self.granularity) = (max(0, warmUpEpochs), minimum, granularity)
    }

    /// The factor for the next step.
    public func factor(at progress: TrainingProgress) -> Double {
        let perEpoch = Double(max(1, progress.stepsPerEpoch))
        let isByStep = granularity == .steps
        // Warm-up counts the step about to be taken, so that the first one moves.
        let risen = isByStep ? Double(progress.step + 1) / perEpoch : Double(progress.epoch + 1)
        if risen < warmUpEpochs { return risen / warmUpEpochs }
        let now = isByStep ? Double(progress.step) / perEpoch : Double(progress.epoch)
        let span = Double(progress.epochs) - warmUpEpochs
        let share = span > 0 ? min(1, max(0, (now - warmUpEpochs) / span)) : 1
        return minimum + (1 - minimum) * (1 + cosine(.pi * share)) / 2
    }
}

/// The rate falls when the loss has stopped falling (PyTorch's `ReduceLROnPlateau` with its relative threshold).
public struct ReduceOnPlateau: LearningRateSchedule {
    /// Factor at each change.
    public let decay: Double
    /// Epochs without improvement that are borne; one more and the rate falls.
    public let patience: Int
    /// Share of the best loss by which a loss must be lower to count.
    public let threshold: Double
    /// The smallest factor.
    public let minimum: Double

    private var best = Double.infinity
    private var badEpochs = 0.0
    private var current = 1.0

    /// PyTorch's defaults.
    public init(by decay: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4, minimum: Double = 0) {
        (self.decay, self.patience, self.threshold, self.minimum) = (decay, patience, threshold, minimum)
    }

    /// The factor for the next step.
    public func factor(at progress: TrainingProgress) -> Double { current }

    /// Counts the epochs without improvement.
    public mutating func endEpoch(loss: Double) {
        if loss < best * (1 - threshold) {
            best = loss
            badEpochs = 0
        } else {
            badEpochs += 1
        }
        if badEpochs > Double(patience) {
            current = max(minimum, current * decay)
            badEpochs = 0
        }
    }

    /// Best loss, epochs without improvement, factor.
    public var memory: [Double] {
        get { [best, badEpochs, current] }
        set {
            guard newValue.count == 3 else { return }
            (best, badEpochs, current) = (newValue[0], newValue[1], newValue[2])
        }
    }
}
