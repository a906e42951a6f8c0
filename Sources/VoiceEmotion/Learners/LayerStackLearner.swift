import Neural

/// A trained network of layers, on features of one shape or on sequences of any length.
struct LayerStackLearner: TrainedLearner {
    private let network: Sequential
    private let form: ClipForm

    init(
        fitting plan: LayerStackPlan, to data: LearningSet, validation: LearningSet?, context: LearnerPlan.Context
    ) throws {
        let training = context.training
        var built = try plan.network(shape: data.shape, classes: data.classes, seed: context.seed)
        let form = ClipForm(shape: data.shape, shortest: built.shortest)
        var settings = training.configuration(
            seed: context.seed, threads: context.threads, clips: data.targets.count)
        if validation == nil, training.patience != nil { settings.stopping = nil }
        try context.tellOfEpochsDone()
        try built.network.fit(
            try form.rows(of: data), validation: try validation.map(form.rows(of:)), loss: training.engineLoss,
            metric: .unweightedAverageRecall,
            augmentations: training.augmentations(hasSpectrograms: data.shape.count == 2), configuration: settings,
            checkpointsTo: context.checkpoint,
            onEpoch: { event in
                context.onEpoch(
                    event.report.epoch, event.plannedEpochs, event.report.trainingLoss, event.report.validationMetric)
            })
        (network, self.form) = (built.network, form)
    }

    init(plan: LayerStackPlan, tensors: [String: Tensor], shape: [Int?], classes: Int) throws {
        var built = try plan.network(shape: shape, classes: classes, seed: 0)
        try built.network.load(tensors)
        (network, form) = (built.network, ClipForm(shape: shape, shortest: built.shortest))
    }

    var tensors: [String: Tensor] { network.tensors }

    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]] {
        let device = Device(threads: threads)
        // One by one, so that a clip's result does not depend on its company.
        return try inputs.map { input in
            let clip = try form.tensor(of: input)
            return try network.predict(clip.reshaped([1] + clip.shape), device: device).elements.map(Double.init)
        }
    }
}

/// How a network of layers takes clips.
struct ClipForm: Sendable {
    /// Sizes along the axes of a clip; nil for a first axis in which clips differ.
    let shape: [Int?]
    /// Frames without which nothing is left behind the last layer over time.
    let shortest: Int

    private var isSequence: Bool { shape.first == .some(nil) }

    /// A clip, filled up with zeros (the mean of standardised values) where it is too short for the layers.
    func tensor(of array: FeatureArray) throws -> Tensor {
        guard isSequence, array.shape[0] < shortest else {
            return try Tensor(array.values, shape: array.shape)
        }
        let frame = array.shape.dropFirst().reduce(1, *)
        let filling = [Float](repeating: 0, count: (shortest - array.shape[0]) * frame)
        return try Tensor(array.values + filling, shape: [shortest] + array.shape.dropFirst())
    }

    /// Labelled clips: rows of one shape, or sequences.
    func rows(of data: LearningSet) throws -> any LabelledData {
        let mask = try data.allowed.map { try Tensor(rows: $0.map { $0.map { $0 ? Float(1) : 0 } }) }
        if isSequence {
            return SequenceData(
                sequences: try data.inputs.map(tensor(of:)), targets: data.targets, sampleWeights: data.weights,
                classMask: mask)
        }
        let inputs = try Tensor(
            data.inputs.flatMap(\.values), shape: [data.inputs.count] + shape.compactMap { $0 })
        return ClassificationData(
            inputs: inputs, targets: data.targets, sampleWeights: data.weights, classMask: mask)
    }
}
