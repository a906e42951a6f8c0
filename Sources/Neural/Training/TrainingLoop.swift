/// The state of a training run between epochs.
struct TrainingLoop<Network: Module> {
    let configuration: TrainingConfiguration
    let sampleCount: Int
    let plan: BatchPlan
    /// Stands for data, loss and augmentations, if they are known.
    let digest: UInt64?
    let device: Device
    let stepsPerEpoch: Int
    let baseRate: Double
    var optimizer: any Optimizer
    var schedule: any LearningRateSchedule
    var count = StoppingCount()
    var best: [String: Tensor]?
    var reports: [EpochReport] = []
    var isStopped = false

    /// The loss of some rows of a step, by their places in it, and their share in the step's loss.
    typealias StepLoss = (_ network: Network, _ part: Range<Int>, _ tape: Tape) throws -> (
        value: Variable, share: Double
    )

    init(configuration: TrainingConfiguration, sampleCount: Int, lengths: [Int]? = nil, digest: UInt64? = nil) {
        self.configuration = configuration
        (self.sampleCount, self.digest) = (sampleCount, digest)
        plan = BatchPlan(
            sampleCount: sampleCount, batchSize: configuration.batchSize, shuffles: configuration.shuffles,
            seed: configuration.seed, lengths: lengths, pool: configuration.pooledBatches)
        device = Device(threads: configuration.threads)
        stepsPerEpoch = (sampleCount + configuration.batchSize - 1) / configuration.batchSize
        optimizer = configuration.optimizer
        baseRate = configuration.optimizer.learningRate
        schedule = configuration.schedule
    }

    var isOver: Bool { isStopped || reports.count >= configuration.epochs }

    /// Trains on every row once.
    ///
    /// - Parameter begin: takes the rows of a step and its number since the start.
    /// - Returns: the mean over rows of the steps' losses.
    mutating func runEpoch(
        of network: inout Network, isCancelled: () -> Bool,
        begin: (_ rows: ArraySlice<Int>, _ step: Int, _ device: Device) throws -> StepLoss
    ) throws -> Double {
        var total = 0.0
        for (index, rows) in plan.batches(epoch: reports.count).enumerated() {
            if isCancelled() { throw CancellationError() }
            let step = reports.count * stepsPerEpoch + index
            let stepLoss = try runStep(step, of: &network, rows: rows.count, loss: begin(rows, step, device))
            guard stepLoss.isFinite else { throw NeuralError.divergence(epoch: reports.count + 1, loss: stepLoss) }
            total += stepLoss * Double(rows.count)
        }
        return total / Double(sampleCount)
    }

    private mutating func runStep(
        _ step: Int, of network: inout Network, rows: Int, loss: StepLoss
    ) throws -> Double {
        var (stepLoss, gradients) = try passes(step, of: &network, rows: rows, loss: loss)
        if let penalty = configuration.penalty {
            stepLoss += penalty.apply(to: &gradients, of: &network, rows: rows, on: device)
        }
        configuration.clipping?.apply(to: &gradients, of: &network, on: device)
        let progress = TrainingProgress(
            epoch: reports.count, step: step, stepsPerEpoch: stepsPerEpoch, epochs: configuration.epochs)
        optimizer.learningRate = baseRate * schedule.factor(at: progress)
        optimizer.step(&network, by: gradients, on: device)
        return stepLoss
    }

    /// Loss and gradients of a step, its parts one after another.
    private func passes(
        _ step: Int, of network: inout Network, rows: Int, loss: StepLoss
    ) throws -> (loss: Double, gradients: Gradients) {
        let parts = configuration.parts
        var result: (loss: Double, gradients: Gradients)?
        for part in 0..<parts {
            let places = rows * part / parts..<rows * (part + 1) / parts
            if places.isEmpty { continue }
            let tape = Tape(device: device, mode: .training, seed: configuration.seed, step: step * parts + part)
            let (value, share) = try loss(network, places, tape)
            let partLoss = Double(value.value.scalar) * share
            let gradients = try tape.gradients(of: share == 1 ? value : value.scaled(by: Float(share)))
            network.apply(tape.bufferUpdates)
            guard result != nil else {
                result = (partLoss, gradients)
                continue
            }
            result!.loss += partLoss
            result!.gradients.add(gradients, on: device)
        }
        // A step has at least one row, so at least one part has some.
        return result!
    }

    /// Takes in the figures of a completed epoch.
    mutating func endEpoch(
        of network: Network, trainingLoss: Double, validation: ValidationResult?
    ) -> EpochReport {
        let report = EpochReport(
            epoch: reports.count + 1, trainingLoss: trainingLoss, validationLoss: validation?.loss,
            validationMetric: validation?.metric, learningRate: optimizer.learningRate)
        reports.append(report)
        schedule.endEpoch(loss: validation?.loss ?? trainingLoss)
        if let rule = configuration.stopping {
            let value =
                switch rule.monitor {
                case .trainingLoss: trainingLoss
                case .validationLoss: validation?.loss ?? .infinity
                case .validationMetric: validation?.metric ?? -.infinity
                }
            let verdict = count.take(value, epoch: report.epoch, rule: rule)
            if verdict.isBest && rule.restoresBest { best = network.tensors }
            isStopped = verdict.ends
        }
        return report
    }

    /// The history; puts the best network in place if the rule says so.
    func finish(_ network: inout Network) -> TrainingHistory {
        var resultEpoch = reports.count
        if let best {
            network.visitParameters { name, parameter in
                if let value = best[name] { parameter.value = value }
            }
            resultEpoch = count.bestEpoch
        }
        return TrainingHistory(
            epochs: reports, end: isStopped ? .earlyStopping : .plannedEpochs, resultEpoch: resultEpoch)
    }
}
