import Neural
import Testing

struct FitTests {
    @Test func learnsSeparateClouds() throws {
        let data = try Samples.clouds(120, classes: 4)
        var network = try Samples.network([6, 16, 4])
        let before = try network.evaluate(on: data)
        let history = try network.fit(data, configuration: .keras(epochs: 60))
        let after = try network.evaluate(on: data)
        #expect(history.epochs.count == 60 && history.end == .plannedEpochs && history.resultEpoch == 60)
        #expect(after.loss < 0.2 * before.loss)
        #expect(try #require(after.metric) > 0.95)
        #expect(history.epochs.first!.trainingLoss > history.epochs.last!.trainingLoss)
        let probabilities = try network.predictProbabilities(data.inputs)
        #expect(probabilities.shape == [120, 4])
        for row in 0..<120 { #expect(abs(probabilities.row(row).reduce(0, +) - 1) < 1e-6) }
    }

    @Test func defaultsAreThoseOfTheLibraries() throws {
        let keras = TrainingConfiguration.keras()
        #expect(keras.epochs == 10 && keras.batchSize == 32 && keras.shuffles)
        #expect(keras.stopping == nil && keras.penalty == nil && keras.clipping == nil)
        let adam = try #require(keras.optimizer as? Adam)
        #expect(adam.learningRate == 0.001 && adam.beta1 == 0.9 && adam.beta2 == 0.999 && adam.epsilon == 1e-7)
        #expect(adam.epsilonPlacement == .beforeCorrection && adam.weightDecay == .none)
        let learn = TrainingConfiguration.scikitLearn()
        #expect(learn.epochs == 200 && learn.batchSize == 200 && learn.shuffles)
        #expect(learn.penalty == .scikitLearn(alpha: 1e-4))
        #expect(learn.stopping == .scikitLearn(tolerance: 1e-4, patience: 10))
        #expect((learn.optimizer as? Adam)?.epsilon == 1e-8)
        #expect(Adam.kerasW().weightDecay == .decoupled(0.004) && Adam.pyTorchW().weightDecay == .decoupled(0.01))
    }

    @Test func afterTheFirstEpochNoMemoryIsAsked() throws {
        let data = try Samples.clouds(100, classes: 3)
        var network = try Samples.network([6, 32, 16, 3], dropout: 0.3)
        var devices: [Device] = []
        var allocations: [Int] = []
        try network.train(
            sampleCount: 100, configuration: TrainingConfiguration(epochs: 8, batchSize: 32),
            loss: { network, rows, tape in
                if devices.isEmpty { devices.append(tape.device) }
                let logits = try network(tape.constant(data.inputs.gathered(rows, on: tape.device)))
                return try SoftmaxCrossEntropy()(logits, targets: rows.map { data.targets[$0] })
            },
            onEpoch: { _ in allocations.append(devices[0].memoryAllocations) })
        #expect(allocations[0] > 0)
        #expect(allocations.allSatisfy { $0 == allocations[0] })
    }
}
