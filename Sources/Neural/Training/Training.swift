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
    ///   - file: where checkpoints are written, and what is there is gone on from.
    ///   - loss: the loss of the given rows, a single number on the given tape.
    ///   - validate: judges the network after each epoch.
    ///   - onEpoch: called after each epoch; an error that it throws ends training.
    ///   - isCancelled: asked before each step.
    /// - Throws: `NeuralError` for settings that cannot work or a loss that is not finite, `CancellationError`, and what
    ///   the closures throw.
    @discardableResult
    public mutating func train(
        sampleCount: Int, configuration: TrainingConfiguration, resumingFrom checkpoint: TrainingCheckpoint? = nil,
        checkpointsTo file: CheckpointFile? = nil,
        loss: (_ network: Self, _ rows: ArraySlice<Int>, _ tape: Tape) throws -> Variable,
        validate: ((_ network: Self, _ device: Device) throws -> ValidationResult)? = nil,
        onEpoch: (EpochEvent) throws -> Void = { _ in }, isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> TrainingHistory {
        // The closure serves only while this call runs.
        try withoutActuallyEscaping(loss) { loss in
            try configuration.check(sampleCount: sampleCount, isValidated: validate != nil)
            return try run(
                TrainingLoop<Self>(configuration: configuration, sampleCount: sampleCount), from: checkpoint, file,
                begin: { rows, _, _ in
                    { network, part, tape in
                        let own = rows[(rows.startIndex + part.lowerBound)..<(rows.startIndex + part.upperBound)]
                        return (try loss(network, own, tape), Double(own.count) / Double(rows.count))
                    }
                },
                validate: validate, onEpoch: onEpoch, isCancelled: isCancelled)
        }
    }

    /// Runs a loop to its end.
    mutating func run(
        _ loop: TrainingLoop<Self>, from checkpoint: TrainingCheckpoint?, _ file: CheckpointFile?,
        begin: (ArraySlice<Int>, Int, Device) throws -> TrainingLoop<Self>.StepLoss,
        validate: ((Self, Device) throws -> ValidationResult)?, onEpoch: (EpochEvent) throws -> Void,
        isCancelled: () -> Bool
    ) throws -> TrainingHistory {
        var loop = loop
        var writing = try file.map { try CheckpointWriting($0) }
        if let checkpoint = try checkpoint ?? writing?.found() { try loop.resume(from: checkpoint, network: &self) }
        while !loop.isOver {
            let trainingLoss = try loop.runEpoch(of: &self, isCancelled: isCancelled, begin: begin)
            let validation = try validate?(self, loop.device)
            let report = loop.endEpoch(of: self, trainingLoss: trainingLoss, validation: validation)
            let snapshot = loop
            let network = self
            // Before the caller learns of the epoch: whatever happens there, the epoch is kept.
            try writing?.take(isLast: loop.isOver) { snapshot.checkpoint(of: network) }
            try onEpoch(
                EpochEvent(report: report, plannedEpochs: loop.configuration.epochs) {
                    snapshot.checkpoint(of: network)
                })
        }
        return loop.finish(&self)
    }
}
