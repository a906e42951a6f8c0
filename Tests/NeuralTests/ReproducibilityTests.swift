import Neural
import Testing

/// Bit-reproducible: same instruction set, same build, any number of threads.
struct ReproducibilityTests {
    /// Large enough that matrix products and elementwise functions use several threads.
    private func trained(threads: Int, seed: UInt64 = 1, shuffles: Bool = true) throws -> (Sequential, [Double]) {
        var random = PhiloxGenerator(seed: 5)
        var network = Sequential(
            try Dense(from: 200, to: 300, using: &random), try BatchNorm(features: 300), ReLU(), try Dropout(0.3),
            try Dense(from: 300, to: 260, using: &random), try LayerNorm(features: 260), GELU(), try Dropout(0.3),
            try Dense(from: 260, to: 5, using: &random))
        var configuration = TrainingConfiguration(
            epochs: 2, batchSize: 400, shuffles: shuffles, seed: seed, threads: threads, optimizer: Adam.pyTorchW(),
            clipping: .globalNorm(1), penalty: .keras(lambda: 1e-4))
        configuration.schedule = CosineDecay(warmUpEpochs: 0.5)
        let history = try network.fit(
            inputs: try Samples.tensor([900, 200]), targets: Samples.labels(900, classes: 5),
            loss: SoftmaxCrossEntropy(classWeights: [1, 2, 1, 1, 0.5], labelSmoothing: 0.1),
            configuration: configuration)
        return (network, history.trainingLosses)
    }

    @Test func threadsDoNotChangeABit() throws {
        let (one, losses) = try trained(threads: 1)
        for threads in [2, 3] {
            let (network, others) = try trained(threads: threads)
            #expect(areIdentical(network, one))
            #expect(others == losses)
        }
    }

    @Test func seedsChangeTheResult() throws {
        let (one, losses) = try trained(threads: 1)
        let (again, sameLosses) = try trained(threads: 1)
        #expect(areIdentical(one, again) && losses == sameLosses)
        let (other, otherLosses) = try trained(threads: 1, seed: 2)
        #expect(!areIdentical(one, other) && losses != otherLosses)
    }

    @Test func everyRowIsSeenOnceInAnEpochInAnotherOrder() throws {
        var network = try Samples.network([6, 3])
        let data = try Samples.clouds(50, classes: 3)
        var epochs: [[Int]] = [[]]
        var sizes: Set<Int> = []
        try network.train(
            sampleCount: 50, configuration: TrainingConfiguration(epochs: 3, batchSize: 16),
            loss: { network, rows, tape in
                epochs[epochs.count - 1] += rows
                sizes.insert(rows.count)
                return try network(tape.constant(data.inputs.gathered(rows))).mean()
            }, onEpoch: { _ in epochs.append([]) })
        #expect(epochs.dropLast().allSatisfy { $0.sorted() == Array(0..<50) })
        #expect(Set(epochs.dropLast()).count == 3)
        // The last step takes what is left.
        #expect(sizes == [16, 2])
    }

    @Test func everyStepOfEveryEpochDrawsAnewAndMovesTheSchedule() throws {
        var network = try Samples.network([6, 3])
        let ones = try Tensor(repeating: 1, shape: [64])
        var masks: [[Float]] = []
        let history = try network.train(
            sampleCount: 8,
            configuration: TrainingConfiguration(epochs: 4, batchSize: 2, schedule: CosineDecay()),
            loss: { network, rows, tape in
                masks.append(tape.constant(ones).dropout(rate: 0.5).value.elements)
                return try network(tape.constant(Samples.tensor([rows.count, 6]))).mean()
            })
        #expect(masks.count == 16 && Set(masks).count == 16)
        let rates = history.epochs.map(\.learningRate)
        #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 } && rates[3] < 0.02 * rates[0])
    }

    @Test func aTrainedNetworkServesSeveralTasks() async throws {
        let network = try Samples.network([30, 40, 5])
        let x = try Samples.tensor([64, 30])
        let expected = try network.predictProbabilities(x)
        try await withThrowingTaskGroup(of: Tensor.self) { group in
            for _ in 0..<8 { group.addTask { try network.predictProbabilities(x) } }
            for try await result in group { #expect(result.isIdentical(to: expected)) }
        }
    }
}
