import Neural

/// A trained feed-forward network.
struct NetworkLearner: TrainedLearner {
    let network: Sequential

    init(
        fitting plan: NetworkPlan, to data: LearningSet, validation: LearningSet?, context: LearnerPlan.Context
    ) throws {
        let training = context.training
        let rows = try data.rows()
        var network = try plan.network(inputs: rows.inputs.columns, outputs: data.classes, seed: context.seed)
        var settings = training.configuration(
            seed: context.seed, threads: context.threads, clips: data.targets.count)
        if validation == nil, training.patience != nil { settings.stopping = nil }
        try context.tellOfEpochsDone()
        try network.fit(
            rows, validation: try validation?.rows(),
            loss: training.engineLoss, metric: .unweightedAverageRecall,
            augmentations: training.augmentations(hasSpectrograms: false), configuration: settings,
            checkpointsTo: context.checkpoint,
            onEpoch: { event in
                context.onEpoch(
                    event.report.epoch, event.plannedEpochs, event.report.trainingLoss, event.report.validationMetric)
            })
        self.network = network
    }

    init(plan: NetworkPlan, tensors: [String: Tensor], inputs: Int, outputs: Int) throws {
        var network = try plan.emptyNetwork(inputs: inputs, outputs: outputs)
        try network.load(tensors)
        self.network = network
    }

    var tensors: [String: Tensor] { network.tensors }

    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]] {
        let logits = try network.predict(Tensor(rows: inputs.map(\.values)), device: Device(threads: threads))
        return inputs.indices.map { logits.row($0).map(Double.init) }
    }
}

extension LearningSet {
    /// The clips in the form that networks on vectors take.
    func rows() throws -> ClassificationData {
        ClassificationData(
            inputs: try Tensor(rows: inputs.map(\.values)), targets: targets, sampleWeights: weights,
            classMask: try allowed.map { try Tensor(rows: $0.map { $0.map { $0 ? Float(1) : 0 } }) })
    }
}
