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
    }
}

extension TrainingLoop {
    func checkpoint(of network: Network) -> TrainingCheckpoint {
        TrainingCheckpoint(
            reports: reports, network: network.tensors, best: best, optimizer: optimizer.state,
            plan: TrainingCheckpoint.Plan(
                seed: configuration.seed, batchSize: configuration.batchSize, sampleCount: sampleCount,
                schedule: schedule.memory, best: count.best, bestEpoch: count.bestEpoch,
                epochsWithout: count.epochsWithout, isStopped: isStopped))
    }

    mutating func resume(from checkpoint: TrainingCheckpoint, network: inout Network) throws {
        let plan = checkpoint.plan
        let now = "seed \(configuration.seed), batches of \(configuration.batchSize), \(sampleCount) rows"
        let then = "seed \(plan.seed), batches of \(plan.batchSize), \(plan.sampleCount) rows"
        guard now == then else {
            throw NeuralError.configuration(
                "resumed training", expected: then, found: now, hint: "Go on with the settings and data of the start.")
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
