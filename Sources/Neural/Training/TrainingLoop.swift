/// The state of a training run between epochs.
struct TrainingLoop<Network: Module> {
    let configuration: TrainingConfiguration
    let sampleCount: Int
    let device: Device
    let stepsPerEpoch: Int
    let baseRate: Double
    var optimizer: any Optimizer
    var schedule: any LearningRateSchedule
    var count = StoppingCount()
    var best: [String: Tensor]?
    var reports: [EpochReport] = []
    var isStopped = false

    init(configuration: TrainingConfiguration, sampleCount: Int) {
        self.configuration = configuration
        self.sampleCount = sampleCount
        device = Device(threads: configuration.threads)
        stepsPerEpoch = (sampleCount + configuration.batchSize - 1) / configuration.batchSize
        optimizer = configuration.optimizer
        baseRate = configuration.optimizer.learningRate
        schedule = configuration.schedule
    }

    var isOver: Bool { isStopped || reports.count >= configuration.epochs }

    /// The rows in the order of the coming epoch: a function of seed and epoch, so that nothing need be remembered.
    private var order: [Int] {
        guard configuration.shuffles else { return Array(0..<sampleCount) }
        var random = PhiloxGenerator(seed: configuration.seed, stream: UInt64(reports.count))
        return random.nextPermutation(of: sampleCount)
    }

    /// Trains on every row once.
    ///
    /// - Returns: the mean over rows of the steps' losses.
    mutating func runEpoch(
        of network: inout Network, isCancelled: () -> Bool,
        loss: (Network, ArraySlice<Int>, Tape) throws -> Variable
    ) throws -> Double {
        let order = order
        var total = 0.0
        for (index, start) in stride(from: 0, to: sampleCount, by: configuration.batchSize).enumerated() {
            if isCancelled() { throw CancellationError() }
            let rows = order[start..<min(start + configuration.batchSize, sampleCount)]
            let stepLoss = try runStep(reports.count * stepsPerEpoch + index, of: &network, rows: rows, loss: loss)
            guard stepLoss.isFinite else { throw NeuralError.divergence(epoch: reports.count + 1, loss: stepLoss) }
            total += stepLoss * Double(rows.count)
        }
        return total / Double(sampleCount)
    }

    private mutating func runStep(
        _ step: Int, of network: inout Network, rows: ArraySlice<Int>,
        loss: (Network, ArraySlice<Int>, Tape) throws -> Variable
    ) throws -> Double {
        let tape = Tape(device: device, mode: .training, seed: configuration.seed, step: step)
        let value = try loss(network, rows, tape)
        var stepLoss = Double(value.value.scalar)
        var gradients = try tape.gradients(of: value)
        if let penalty = configuration.penalty {
            stepLoss += penalty.apply(to: &gradients, of: &network, rows: rows.count, on: device)
        }
        configuration.clipping?.apply(to: &gradients, of: &network, on: device)
        let progress = TrainingProgress(
            epoch: reports.count, step: step, stepsPerEpoch: stepsPerEpoch, epochs: configuration.epochs)
        optimizer.learningRate = baseRate * schedule.factor(at: progress)
        optimizer.step(&network, by: gradients, on: device)
        network.apply(tape.bufferUpdates)
        return stepLoss
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
