/// What a validation set says of a network.
public struct ValidationResult: Sendable, Equatable {
    /// Lower is better.
    public let loss: Double
    /// Higher is better; nil if there is none.
    public let metric: Double?

    /// A result of the given figures.
    public init(loss: Double, metric: Double? = nil) {
        (self.loss, self.metric) = (loss, metric)
    }
}

extension Module {
    /// Trains the network with a loss of your own: the loop under `fit`.
    ///
    /// A network may take several inputs, masks or lengths: `loss` picks the rows of a batch from whatever it captures.
    /// On an error, cancellation included, the network keeps the state it had reached.
    ///
    /// - Parameters:
    ///   - sampleCount: rows of data; `loss` is called with their numbers.
    ///   - checkpoint: where to go on from; the configuration must be the same.
    ///   - loss: the loss of the given rows, a single number on the given tape.
    ///   - validate: judges the network after each epoch.
    ///   - onEpoch: called after each epoch; an error that it throws ends training.
    ///   - isCancelled: asked before each step.
    /// - Throws: `NeuralError` for settings that cannot work or a loss that is not finite, `CancellationError`, and what
    ///   the closures throw.
    @discardableResult
    public mutating func train(
        sampleCount: Int, configuration: TrainingConfiguration, resumingFrom checkpoint: TrainingCheckpoint? = nil,
        loss: (_ network: Self, _ rows: ArraySlice<Int>, _ tape: Tape) throws -> Variable,
        validate: ((_ network: Self, _ device: Device) throws -> ValidationResult)? = nil,
        onEpoch: (EpochEvent) throws -> Void = { _ in }, isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> TrainingHistory {
        try configuration.check(sampleCount: sampleCount, isValidated: validate != nil)
        var loop = TrainingLoop<Self>(configuration: configuration, sampleCount: sampleCount)
        if let checkpoint { try loop.resume(from: checkpoint, network: &self) }
        while !loop.isOver {
            let trainingLoss = try loop.runEpoch(of: &self, isCancelled: isCancelled, loss: loss)
            let validation = try validate?(self, loop.device)
            let report = loop.endEpoch(of: self, trainingLoss: trainingLoss, validation: validation)
            let snapshot = loop
            let network = self
            try onEpoch(
                EpochEvent(report: report, plannedEpochs: configuration.epochs) { snapshot.checkpoint(of: network) })
        }
        return loop.finish(&self)
    }
}
