/// All that a training run needs to go on after an epoch as if it had not been interrupted.
public struct TrainingCheckpoint: Sendable {
    /// The figures of the completed epochs.
    public let reports: [EpochReport]
    /// The network's tensors.
    public let network: [String: Tensor]
    /// The tensors of the best network so far, if the stopping rule keeps them.
    public let best: [String: Tensor]?
    /// The optimiser's moments.
    public let optimizer: OptimizerState
    /// What cannot differ when training goes on.
    let plan: Plan

    /// What the run remembers besides tensors, and what it must agree on.
    struct Plan: Sendable, Codable, Equatable {
        var seed: UInt64
        var batchSize: Int
        var sampleCount: Int
        var schedule: [Double]
        var best: Double
        var bestEpoch: Int
        var epochsWithout: Int
        var isStopped: Bool
        /// Parts of a step, pooled batches, and what stands for data, loss and augmentations; nil in older files.
        var parts: Int?
        var pooledBatches: Int?
        var digest: String?
    }
}

extension TrainingLoop {
    func checkpoint(of network: Network) -> TrainingCheckpoint {
        TrainingCheckpoint(
            reports: reports, network: network.tensors, best: best, optimizer: optimizer.state,
            plan: TrainingCheckpoint.Plan(
                seed: configuration.seed, batchSize: configuration.batchSize, sampleCount: sampleCount,
                schedule: schedule.memory, best: count.best, bestEpoch: count.bestEpoch,
                epochsWithout: count.epochsWithout, isStopped: isStopped, parts: configuration.parts,
                pooledBatches: configuration.pooledBatches, digest: digest.map { String($0, radix: 16) }))
    }

    mutating func resume(from checkpoint: TrainingCheckpoint, network: inout Network) throws {
        let plan = checkpoint.plan
        let now = "seed \(configuration.seed), batches of \(configuration.batchSize), \(sampleCount) rows"
        let then = "seed \(plan.seed), batches of \(plan.batchSize), \(plan.sampleCount) rows"
        guard now == then else {
            throw NeuralError.configuration(
                "resumed training", expected: then, found: now, hint: "Go on with the settings and data of the start.")
        }
        let parts = (plan.parts ?? 1, plan.pooledBatches ?? configuration.pooledBatches)
        guard parts == (configuration.parts, configuration.pooledBatches) else {
            throw NeuralError.configuration(
                "resumed training", expected: "steps in \(parts.0) parts, \(parts.1) pooled batches",
                found: "\(configuration.parts) and \(configuration.pooledBatches)",
                hint: "Go on with the settings and data of the start.")
        }
        if let then = plan.digest, let digest, then != String(digest, radix: 16) {
            throw NeuralError.configuration(
                "resumed training", expected: "the data, loss and augmentations of its start", found: "others",
                hint: "Go on with the settings and data of the start, or remove the checkpoint to start anew.")
        }
        try network.load(checkpoint.network)
        optimizer.state = checkpoint.optimizer
        schedule.memory = plan.schedule
        count = StoppingCount(best: plan.best, bestEpoch: plan.bestEpoch, epochsWithout: plan.epochsWithout)
        best = checkpoint.best
        reports = checkpoint.reports
        isStopped = plan.isStopped
    }
}
