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
