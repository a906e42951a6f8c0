import Neural
import Testing

struct EarlyStoppingTests {
    /// Runs a made-up series of validation results.
    private func run(
        _ values: [Double], rule: EarlyStopping, asMetric: Bool = false
    ) throws -> (history: TrainingHistory, result: Float) {
        // One weight that grows by 1 in each epoch: it tells which epoch's network is the result.
        var network = try Dense(weight: Tensor([0], shape: [1, 1]))
        var epoch = 0
        let history = try network.train(
            sampleCount: 1,
            configuration: TrainingConfiguration(
                epochs: values.count, optimizer: SGD(learningRate: 1), stopping: rule),
            loss: { network, _, tape in
                try network(tape.constant(Tensor([-1], shape: [1, 1]))).sum()
            },
            validate: { _, _ in
                defer { epoch += 1 }
                return ValidationResult(loss: asMetric ? 0 : values[epoch], metric: asMetric ? values[epoch] : nil)
            })
        return (history, network.weight.value.scalar)
    }

    @Test func keepsTheBestNetwork() throws {
        let (history, result) = try run([5, 3, 2, 4, 4, 1, 1], rule: EarlyStopping(patience: 2))
        #expect(history.epochs.count == 5 && history.end == .earlyStopping && history.resultEpoch == 3)
        #expect(result == 3)
    }

    @Test func keepsTheLastNetworkIfAsked() throws {
        let (history, result) = try run([5, 3, 2, 4, 4, 1], rule: EarlyStopping(patience: 2, restoresBest: false))
        #expect(history.resultEpoch == 5 && result == 5)
    }

    @Test func theBestIsRestoredAfterThePlannedEpochsToo() throws {
        let (history, result) = try run([5, 1, 2], rule: EarlyStopping(patience: 9))
        #expect(history.end == .plannedEpochs && history.resultEpoch == 2 && result == 2)
    }

    @Test func smallImprovementsDoNotCount() throws {
        let rule = EarlyStopping(patience: 2, minimumDelta: 0.5)
        let (history, result) = try run([5, 4.6, 4.4, 4.3, 4.2], rule: rule)
        // 4.4 is better than 5 by more than 0.5, 4.3 and 4.2 are not better than 4.4 by as much.
        #expect(history.epochs.count == 5 && history.resultEpoch == 3 && result == 3)
    }

    @Test func metricsRise() throws {
        let rule = EarlyStopping(monitor: .validationMetric, patience: 2)
        let (history, _) = try run([0.1, 0.5, 0.4, 0.5, 0.9], rule: rule, asMetric: true)
        #expect(history.epochs.count == 4 && history.resultEpoch == 2)
    }

    @Test func scikitLearnBearsOneMoreEpochAndKeepsEveryBest() throws {
        let rule = EarlyStopping(
            monitor: .validationLoss, patience: 2, minimumDelta: 0.5, convention: .scikitLearn)
        let (history, _) = try run([5, 4.9, 4.8, 4.7, 4.6, 4.5], rule: rule)
        #expect(history.epochs.count == 4 && history.resultEpoch == 4)
    }

    @Test func aRuleForValidationNeedsValidation() throws {
        var network = try Samples.network([6, 3])
        let data = try Samples.clouds(12, classes: 3)
        let error = #expect(throws: NeuralError.self) {
            try network.fit(data, configuration: TrainingConfiguration(stopping: EarlyStopping()))
        }
        #expect(error?.kind == .configuration && error?.hint.isEmpty == false)
    }

    @Test func realTrainingStopsAtItsBestValidationLoss() throws {
        let data = try Samples.clouds(60, classes: 3)
        let noise = ClassificationData(
            inputs: try Samples.tensor([40, 6], seed: 8), targets: Samples.labels(40, classes: 3))
        var network = try Samples.network([6, 32, 3])
        var configuration = TrainingConfiguration(epochs: 200, optimizer: Adam.keras(learningRate: 1e-2))
        configuration.stopping = EarlyStopping(patience: 5)
        let history = try network.fit(data, validation: noise, configuration: configuration)
        let losses = history.epochs.compactMap(\.validationLoss)
        let best = try #require(losses.min())
        #expect(history.end == .earlyStopping && history.epochs.count == history.resultEpoch + 5)
        #expect(losses[history.resultEpoch - 1] == best)
        #expect(try network.evaluate(on: noise).loss == best)
    }
}
