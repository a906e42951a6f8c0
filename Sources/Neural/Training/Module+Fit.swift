extension Module {
    /// Trains the network, whose output is logits [rows, classes], as a classifier.
    ///
    /// The result is the same, bit for bit, for the same seed, data, instruction set and build, whatever the threads.
    /// On an error, cancellation included, the network keeps the state it had reached.
    ///
    /// - Parameters:
    ///   - training: rows to learn from.
    ///   - validation: rows to watch; keep their speakers out of `training`.
    ///   - loss: the loss of both; sample weights and masks come with the data.
    ///   - metric: the figure reported on the validation set.
    ///   - checkpoint: where to go on from; data and configuration must be the same.
    ///   - onEpoch: called after each epoch; an error that it throws ends training.
    ///   - isCancelled: asked before each step.
    /// - Throws: `NeuralError` for data or settings that cannot work, or a loss that is not finite; `CancellationError`;
    ///   what `onEpoch` throws.
    @discardableResult
    public mutating func fit(
        _ training: ClassificationData, validation: ClassificationData? = nil,
        loss: SoftmaxCrossEntropy = SoftmaxCrossEntropy(), metric: Metric = .accuracy,
        configuration: TrainingConfiguration, resumingFrom checkpoint: TrainingCheckpoint? = nil,
        onEpoch: (EpochEvent) throws -> Void = { _ in }, isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> TrainingHistory {
        try training.check("training")
        try validation?.check("validation")
        let judge: ((Self, Device) throws -> ValidationResult)? = validation.map { validation in
            { network, device in
                try network.evaluate(on: validation, loss: loss, metric: metric, device: device)
            }
        }
        return try train(
            sampleCount: training.targets.count, configuration: configuration, resumingFrom: checkpoint,
            loss: { network, rows, tape in
                let inputs = tape.constant(training.inputs.gathered(rows, on: tape.device))
                return try loss(
                    network(inputs), targets: rows.map { training.targets[$0] },
                    sampleWeights: training.sampleWeights.map { weights in rows.map { weights[$0] } },
                    classMask: training.classMask?.gathered(rows, on: tape.device))
            },
            validate: judge, onEpoch: onEpoch, isCancelled: isCancelled)
    }

    /// As above, for inputs and labels without weights or masks.
    @discardableResult
    public mutating func fit(
        inputs: Tensor, targets: [Int], validation: ClassificationData? = nil,
        loss: SoftmaxCrossEntropy = SoftmaxCrossEntropy(), metric: Metric = .accuracy,
        configuration: TrainingConfiguration, onEpoch: (EpochEvent) throws -> Void = { _ in },
        isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> TrainingHistory {
        try fit(
            ClassificationData(inputs: inputs, targets: targets), validation: validation, loss: loss, metric: metric,
            configuration: configuration, onEpoch: onEpoch, isCancelled: isCancelled)
    }
}
