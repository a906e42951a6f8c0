extension Module {
    /// Trains the network, whose output is logits [rows, classes], as a classifier.
    ///
    /// The result is the same, bit for bit, for the same seed, data, instruction set and build, whatever the threads.
    /// On an error, cancellation included, the network keeps the state it had reached.
    ///
    /// - Parameters:
    ///   - training: rows to learn from: of one shape (`ClassificationData`) or sequences (`SequenceData`).
    ///   - validation: rows to watch; keep their speakers out of `training`.
    ///   - loss: the loss of both; sample weights and masks come with the data.
    ///   - metric: the figure reported on the validation set.
    ///   - augmentations: changes of the batches that are learned from, in order.
    ///   - checkpoint: where to go on from; data and configuration must be the same.
    ///   - file: where checkpoints are written, and what is there is gone on from.
    ///   - onEpoch: called after each epoch; an error that it throws ends training.
    ///   - isCancelled: asked before each step.
    /// - Throws: `NeuralError` for data or settings that cannot work, or a loss that is not finite; `CancellationError`;
    ///   what `onEpoch` throws.
    @discardableResult
    public mutating func fit(
        _ training: any LabelledData, validation: (any LabelledData)? = nil,
        loss: any ClassificationLoss = SoftmaxCrossEntropy(), metric: Metric = .accuracy,
        augmentations: [any BatchAugmentation] = [], configuration: TrainingConfiguration,
        resumingFrom checkpoint: TrainingCheckpoint? = nil, checkpointsTo file: CheckpointFile? = nil,
        onEpoch: (EpochEvent) throws -> Void = { _ in }, isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> TrainingHistory {
        try training.check("training")
        try validation?.check("validation")
        try configuration.check(sampleCount: training.targets.count, isValidated: validation != nil)
        let judge: ((Self, Device) throws -> ValidationResult)? = validation.map { validation in
            { network, device in
                try network.evaluate(on: validation, loss: loss, metric: metric, device: device)
            }
        }
        var digest = Digest()
        if file != nil || checkpoint != nil {
            digest.add(training.fullDigest)
            if let validation { digest.add(validation.fullDigest) }
            digest.add("\(loss) \(augmentations)")
        }
        let loop = TrainingLoop<Self>(
            configuration: configuration, sampleCount: training.targets.count, lengths: training.lengths,
            digest: file != nil || checkpoint != nil ? digest.value : nil)
        return try run(
            loop, from: checkpoint, file,
            begin: { rows, step, device in
                var batch = try training.batch(rows, on: device)
                for (index, augmentation) in augmentations.enumerated() {
                    // Apart from the streams of dropout, whose steps never come near the highest bit.
                    let stream = 1 << 63 | UInt64(step) << 16 | UInt64(index)
                    var random = PhiloxGenerator(seed: configuration.seed, stream: stream)
                    try augmentation.apply(to: &batch, using: &random)
                }
                if batch.mixture != nil, configuration.parts > 1 || !(Self.self is any InnerMixing.Type) {
                    throw NeuralError.configuration(
                        "mixture within the network", expected: "steps in one part of a network that can mix",
                        found: "\(configuration.parts) parts of \(Self.self)")
                }
                return Self.stepLoss(of: batch, loss: loss)
            },
            validate: judge, onEpoch: onEpoch, isCancelled: isCancelled)
    }

    private static func stepLoss(
        of batch: TrainingBatch, loss: any ClassificationLoss
    ) -> TrainingLoop<Self>.StepLoss {
        let divisor = loss.divisor(of: batch.labels)
        return { network, part, tape in
            let own = batch.gathered(part, on: tape.device)
            let inputs = tape.constant(own.inputs)
            let logits: Variable
            if let mixture = own.mixture, let network = network as? any InnerMixing {
                logits = try network(inputs, lengths: own.lengths, mixture: mixture)
            } else {
                logits = try own.lengths.map { try network(inputs, lengths: $0) } ?? network(inputs)
            }
            let value = try loss(logits, labels: own.labels.widened(to: logits.shape.last ?? 0))
            let isWhole = part.count == batch.rows
            return (value, isWhole ? 1 : divisor > 0 ? loss.divisor(of: own.labels) / divisor : 0)
        }
    }

    /// As above, for inputs and labels without weights or masks.
    @discardableResult
    public mutating func fit(
        inputs: Tensor, targets: [Int], validation: ClassificationData? = nil,
        loss: any ClassificationLoss = SoftmaxCrossEntropy(), metric: Metric = .accuracy,
        configuration: TrainingConfiguration, onEpoch: (EpochEvent) throws -> Void = { _ in },
        isCancelled: () -> Bool = { Task.isCancelled }
    ) throws -> TrainingHistory {
        try fit(
            ClassificationData(inputs: inputs, targets: targets), validation: validation, loss: loss, metric: metric,
            configuration: configuration, onEpoch: onEpoch, isCancelled: isCancelled)
    }
}
