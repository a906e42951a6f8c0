import Neural
import Testing

/// Data and settings that cannot work, and training that is ended from outside.
struct TrainingInputTests {
    private func fit(
        _ data: ClassificationData, loss: SoftmaxCrossEntropy = SoftmaxCrossEntropy(),
        configuration: TrainingConfiguration = TrainingConfiguration(epochs: 1)
    ) throws {
        var network = try Samples.network([6, 3])
        try network.fit(data, loss: loss, configuration: configuration)
    }

    private func expectError(
        _ kind: NeuralError.Kind, mentions: String, _ location: SourceLocation = #_sourceLocation,
        _ body: () throws -> Void
    ) {
        let error = #expect(throws: NeuralError.self, sourceLocation: location, performing: body)
        #expect(error?.kind == kind, sourceLocation: location)
        #expect(error?.description.contains(mentions) == true, "\(error?.description ?? "")", sourceLocation: location)
    }

    @Test func badDataAreErrors() throws {
        let good = try Samples.clouds(9, classes: 3)
        expectError(.mismatch, mentions: "found 8") {
            try fit(ClassificationData(inputs: good.inputs, targets: Array(good.targets.dropLast())))
        }
        for wrong in [-1, 3] {
            var data = good
            data.targets[4] = wrong
            expectError(.mismatch, mentions: "0..<3") { try fit(data) }
        }
        for number in [Float.nan, .infinity] {
            var data = good
            data.inputs.withUnsafeMutableBufferPointer { $0[5] = number }
            expectError(.mismatch, mentions: "NaN") { try fit(data) }
        }
        var narrow = good
        narrow.inputs = try Samples.tensor([9, 5])
        expectError(.mismatch, mentions: "last axis of 6") { try fit(narrow) }
        expectError(.configuration, mentions: "at least 1 row") {
            try fit(ClassificationData(inputs: Tensor(repeating: 0, shape: [0, 6]), targets: []))
        }
        var weighted = good
        weighted.sampleWeights = [1, 2]
        expectError(.mismatch, mentions: "sample weights") { try fit(weighted) }
        weighted.sampleWeights = [Float](repeating: -1, count: 9)
        expectError(.mismatch, mentions: "sample weights") { try fit(weighted) }
        var masked = good
        masked.classMask = try Tensor(repeating: 1, shape: [8, 3])
        expectError(.mismatch, mentions: "class mask") { try fit(masked) }
        masked.classMask = try Tensor(repeating: 0, shape: [9, 3])
        expectError(.mismatch, mentions: "masked out") { try fit(masked) }
    }

    @Test func badSettingsAreErrors() throws {
        let good = try Samples.clouds(9, classes: 3)
        expectError(.configuration, mentions: "batch size") {
            try fit(good, configuration: TrainingConfiguration(batchSize: 0))
        }
        expectError(.configuration, mentions: "epochs") {
            try fit(good, configuration: TrainingConfiguration(epochs: -1))
        }
        expectError(.configuration, mentions: "class weights") {
            try fit(good, loss: SoftmaxCrossEntropy(classWeights: [1]))
        }
        expectError(.configuration, mentions: "class weights") {
            try fit(good, loss: SoftmaxCrossEntropy(classWeights: [1, .nan, 1]))
        }
        expectError(.configuration, mentions: "smoothing") {
            try fit(good, loss: SoftmaxCrossEntropy(labelSmoothing: 1))
        }
    }

    @Test func noEpochsLeaveTheNetwork() throws {
        var network = try Samples.network([6, 3])
        let history = try network.fit(
            try Samples.clouds(9, classes: 3), configuration: TrainingConfiguration(epochs: 0))
        #expect(history.epochs.isEmpty && history.resultEpoch == 0)
        #expect(areIdentical(network, try Samples.network([6, 3])))
    }

    @Test func aDivergingLossIsAnError() throws {
        var network = try Samples.network([6, 8, 3])
        let configuration = TrainingConfiguration(epochs: 200, optimizer: SGD(learningRate: 1e30))
        let error = #expect(throws: NeuralError.self) {
            try network.fit(try Samples.clouds(9, classes: 3), configuration: configuration)
        }
        #expect(error?.kind == .divergence && error?.hint.contains("learning rate") == true)
    }

    @Test func oneClassAndOneRowTrain() throws {
        var network = try Samples.network([6, 4, 3])
        let history = try network.fit(
            inputs: try Samples.tensor([1, 6]), targets: [2], configuration: TrainingConfiguration(epochs: 30))
        #expect(history.trainingLosses.last! < history.trainingLosses.first!)
    }

    @Test func rowsThatWeighNothingDoNotTeach() throws {
        var data = try Samples.clouds(30, classes: 3)
        data.sampleWeights = [Float](repeating: 0, count: 30)
        var network = try Samples.network([6, 3])
        let history = try network.fit(data, configuration: TrainingConfiguration(epochs: 2, optimizer: SGD()))
        #expect(history.trainingLosses == [0, 0])
        #expect(areIdentical(network, try Samples.network([6, 3])))
    }

    @Test func aWeightEqualsRepetition() throws {
        let data = try Samples.clouds(6, classes: 3)
        var weighted = data
        weighted.sampleWeights = [1, 2, 1, 1, 3, 1]
        let rows = [0, 1, 1, 2, 3, 4, 4, 4, 5]
        let repeated = ClassificationData(inputs: data.inputs.gathered(rows), targets: rows.map { data.targets[$0] })
        let configuration = TrainingConfiguration(epochs: 5, shuffles: false, optimizer: SGD(learningRate: 0.1))
        var (a, b) = (try Samples.network([6, 3]), try Samples.network([6, 3]))
        let losses = try a.fit(weighted, configuration: configuration).trainingLosses
        let others = try b.fit(repeated, configuration: configuration).trainingLosses
        #expect(distance(losses, others, absolute: 1e-6, relative: 1e-6) <= 1)
    }

    @Test func maskedClassesTakeNoPart() throws {
        var data = try Samples.clouds(40, classes: 2)
        let mask = try Tensor((0..<40).flatMap { _ in [Float(1), 1, 0] }, shape: [40, 3])
        data.classMask = mask
        var network = try Samples.network([6, 3])
        let before = network.tensors["0.weight"]!.row(2)
        try network.fit(data, configuration: TrainingConfiguration(epochs: 3))
        #expect(network.tensors["0.weight"]!.row(2) == before)
        let probabilities = try network.predictProbabilities(data.inputs, classMask: mask)
        for row in 0..<40 {
            #expect(probabilities.row(row)[2] == 0 && abs(probabilities.row(row).reduce(0, +) - 1) < 1e-6)
        }
        #expect(throws: NeuralError.self) {
            try network.predictProbabilities(data.inputs, classMask: Tensor(repeating: 0, shape: [40, 3]))
        }
        #expect(throws: NeuralError.self) {
            try network.predictProbabilities(data.inputs, classMask: Tensor(repeating: 1, shape: [3]))
        }
    }

    @Test func cancellationEndsTraining() async throws {
        let data = try Samples.clouds(100, classes: 3)
        let task = Task {
            var network = try Samples.network([6, 64, 3])
            try network.fit(data, configuration: TrainingConfiguration(epochs: 1_000_000))
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        var steps = 0
        var network = try Samples.network([6, 3])
        #expect(throws: CancellationError.self) {
            try network.fit(data, configuration: TrainingConfiguration(epochs: 1_000_000)) { _ in
            } isCancelled: {
                steps += 1
                return steps > 10
            }
        }
        #expect(steps == 11)
    }

    @Test func anErrorOfTheCallerEndsTraining() throws {
        struct Enough: Error {}
        var reports: [EpochReport] = []
        var network = try Samples.network([6, 3])
        let data = try Samples.clouds(30, classes: 3)
        #expect(throws: Enough.self) {
            try network.fit(data, validation: data, configuration: TrainingConfiguration(epochs: 9)) { event in
                reports.append(event.report)
                #expect(event.plannedEpochs == 9)
                if event.report.epoch == 3 { throw Enough() }
            }
        }
        #expect(reports.map(\.epoch) == [1, 2, 3])
        #expect(reports.allSatisfy { $0.validationLoss != nil && $0.validationMetric != nil })
    }

    @Test func predictionInPartsEqualsPredictionAtOnce() throws {
        let network = try Samples.network([6, 9, 3])
        let x = try Samples.tensor([100, 6])
        let whole = try network.predict(x)
        #expect(try network.predict(x, batchSize: 25).isIdentical(to: whole))
        #expect(throws: NeuralError.self) { try network.predict(Tensor(repeating: 0, shape: [0, 6])) }
        #expect(throws: NeuralError.self) { try network.predict(Tensor(repeating: 0, shape: [])) }
    }

    @Test func metricsCount() throws {
        let probabilities = try Tensor(rows: [[0.9, 0.1, 0], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1], [0.4, 0.4, 0.2]])
        #expect(probabilities.indicesOfRowMaxima == [0, 1, 0, 0])
        let targets = [0, 1, 2, 0]
        #expect(Metric.accuracy.value(probabilities, targets) == 0.75)
        #expect(abs(Metric.unweightedAverageRecall.value(probabilities, targets) - 2.0 / 3) < 1e-12)
        #expect(Metric.accuracy.value(probabilities, []) == 0)
    }
}
