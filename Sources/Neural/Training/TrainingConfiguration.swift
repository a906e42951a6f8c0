/// How a network is trained.
public struct TrainingConfiguration: Sendable {
    /// Passes over the data at most.
    public var epochs: Int
    /// Rows of a step; the last step of an epoch takes what is left.
    public var batchSize: Int
    /// Parts in which the rows of a step go through the network, one after another, their gradients added: bounds
    /// memory. The loss is that of the whole batch; batch normalisation sees each part alone.
    public var parts = 1
    /// Sequences of like length are brought together among the rows of so many batches, which saves padding; 1 for not
    /// at all.
    public var pooledBatches = 16
    /// Whether rows are shuffled before each epoch.
    public var shuffles: Bool
    /// Source of all chance: order of rows, augmentation and dropout. (First weights are drawn when layers are made.)
    public var seed: UInt64
    /// Threads of one operation; no result depends on it.
    public var threads: Int
    /// How parameters follow gradients.
    public var optimizer: any Optimizer
    /// How the learning rate changes.
    public var schedule: any LearningRateSchedule
    /// When to end early; nil for never.
    public var stopping: EarlyStopping?
    /// A limit for gradients.
    public var clipping: GradientClipping?
    /// An addition to the loss that draws weights to 0.
    public var penalty: WeightPenalty?

    /// Settings of your own; the defaults are those of Keras's `fit` with Adam.
    public init(
        epochs: Int = 10, batchSize: Int = 32, shuffles: Bool = true, seed: UInt64 = 0, threads: Int = 1,
        optimizer: any Optimizer = Adam.keras(), schedule: any LearningRateSchedule = ConstantRate(),
        stopping: EarlyStopping? = nil, clipping: GradientClipping? = nil, penalty: WeightPenalty? = nil
    ) {
        (self.epochs, self.batchSize, self.shuffles, self.seed) = (epochs, batchSize, shuffles, seed)
        (self.threads, self.optimizer, self.schedule) = (threads, optimizer, schedule)
        (self.stopping, self.clipping, self.penalty) = (stopping, clipping, penalty)
    }

    /// Keras's `fit` after `compile(optimizer: "adam")`: batches of 32, Adam with ε 1e-7. Use with layers drawn by
    /// `Initializer.keras` and a loss normalised by rows.
    public static func keras(epochs: Int = 10, seed: UInt64 = 0) -> TrainingConfiguration {
        TrainingConfiguration(epochs: epochs, batchSize: 32, seed: seed, optimizer: Adam.keras())
    }

    /// scikit-learn's `MLPClassifier` with its defaults: Adam, α 1e-4, batches of 200, at most 200 epochs, an end when
    /// the training loss has not fallen by more than 1e-4 for more than 10 epochs. Use with layers drawn by
    /// `Initializer.scikitLearn`.
    ///
    /// scikit-learn gives two classes a single logistic output; here they have a softmax over two.
    public static func scikitLearn(
        maximumIterations: Int = 200, alpha: Double = 1e-4, tolerance: Double = 1e-4, patience: Int = 10,
        seed: UInt64 = 0
    ) -> TrainingConfiguration {
        TrainingConfiguration(
            epochs: maximumIterations, batchSize: 200, seed: seed, optimizer: Adam.scikitLearn(),
            stopping: .scikitLearn(tolerance: tolerance, patience: patience), penalty: .scikitLearn(alpha: alpha))
    }

    func check(sampleCount: Int, isValidated: Bool) throws {
        guard sampleCount > 0 else {
            throw NeuralError.configuration("training", expected: "at least 1 row", found: "none")
        }
        guard epochs >= 0 else {
            throw NeuralError.configuration("epochs", expected: "at least 0", found: "\(epochs)")
        }
        guard batchSize > 0 else {
            throw NeuralError.configuration("batch size", expected: "at least 1", found: "\(batchSize)")
        }
        guard parts > 0, pooledBatches > 0 else {
            throw NeuralError.configuration(
                "parts of a step and pooled batches", expected: "at least 1", found: "\(parts), \(pooledBatches)")
        }
        if let monitor = stopping?.monitor, monitor != .trainingLoss, !isValidated {
            throw NeuralError.configuration(
                "early stopping", expected: "a validation set for \(monitor.rawValue)", found: "none",
                hint: "Give a validation set, or watch the training loss.")
        }
    }
}
