import Neural
import Testing

/// Training curves against PyTorch's: loss of every step, tensors at the end, logits after training.
struct TorchCurveTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var layers: Layers = .plain
        var configuration: TrainingConfiguration
        var loss = SoftmaxCrossEntropy()

        var testDescription: String { name }
    }

    enum Layers { case plain, batchNorm, layerNorm, tanhSigmoid }

    static func settings(_ optimizer: any Optimizer) -> TrainingConfiguration {
        TrainingConfiguration(epochs: 20, batchSize: 16, shuffles: false, optimizer: optimizer)
    }

    static let adam = settings(Adam.pyTorch(learningRate: 1e-2))

    static let cases: [Case] = [
        Case(name: "sgd", configuration: settings(SGD(learningRate: 0.1))),
        Case(
            name: "sgd_nesterov",
            configuration: settings(SGD(learningRate: 0.05, momentum: 0.9, isNesterov: true, weightDecay: 1e-3))),
        Case(name: "adam", configuration: settings(Adam.pyTorch(learningRate: 1e-2, weightDecay: 1e-3))),
        Case(name: "adamw", configuration: settings(Adam.pyTorchW(learningRate: 1e-2, weightDecay: 0.1))),
        Case(name: "batch_norm", layers: .batchNorm, configuration: adam),
        Case(name: "layer_norm", layers: .layerNorm, configuration: settings(Adam.pyTorchW(learningRate: 1e-2))),
        Case(name: "tanh_sigmoid", layers: .tanhSigmoid, configuration: adam),
        Case(
            name: "class_weights", configuration: adam,
            loss: SoftmaxCrossEntropy(classWeights: [0.5, 1, 2, 1.5], labelSmoothing: 0.1)),
        Case(name: "sample_weights", configuration: adam),
        Case(name: "class_mask", configuration: adam),
        Case(
            name: "clipping",
            configuration: TrainingConfiguration(
                epochs: 20, batchSize: 16, shuffles: false, optimizer: SGD(learningRate: 0.5),
                clipping: .globalNorm(0.3))),
        Case(
            name: "cosine",
            configuration: TrainingConfiguration(
                epochs: 20, batchSize: 16, shuffles: false, optimizer: SGD(learningRate: 0.1),
                schedule: CosineDecay(minimum: 0.1, granularity: .epochs))),
        Case(
            name: "step_decay",
            configuration: TrainingConfiguration(
                epochs: 20, batchSize: 16, shuffles: false, optimizer: SGD(learningRate: 0.1),
                schedule: StepDecay(every: 6, by: 0.5))),
    ]

    static func network(_ layers: Layers) throws -> Sequential {
        var random = PhiloxGenerator(seed: 0)
        func dense(_ from: Int, _ to: Int, hasBias: Bool = true) throws -> Dense {
            try Dense(from: from, to: to, hasBias: hasBias, using: &random)
        }
        switch layers {
        case .plain:
            return try Samples.network([12, 16, 8, 4])
        case .batchNorm:
            return Sequential(try dense(12, 16, hasBias: false), try BatchNorm(features: 16), ReLU(), try dense(16, 4))
        case .layerNorm:
            return Sequential(try dense(12, 19), try LayerNorm(features: 19), GELU(), try dense(19, 4))
        case .tanhSigmoid:
            return Sequential(try dense(12, 16), Tanh(), try dense(16, 8), Sigmoid(), try dense(8, 4))
        }
    }

    @Test(arguments: cases)
    func followsPyTorch(_ test: Case) throws {
        let golden = try Golden(test.name)
        let inputs = try golden.tensor("inputs")
        let targets = try golden.targets()
        let sampleWeights = golden.file.tensors["sample_weights"]?.elements
        let mask = golden.file.tensors["class_mask"]
        var network = try Self.network(test.layers)
        try network.load(golden.network("initial"))
        var losses: [Double] = []
        let history = try network.train(
            sampleCount: targets.count, configuration: test.configuration,
            loss: { network, rows, tape in
                let loss = try test.loss(
                    network(tape.constant(inputs.gathered(rows))), targets: rows.map { targets[$0] },
                    sampleWeights: sampleWeights.map { weights in rows.map { weights[$0] } },
                    classMask: mask?.gathered(rows))
                losses.append(Double(loss.value.scalar))
                return loss
            })
        let rates = history.epochs.map(\.learningRate)
        #expect(losses.count == 60)
        #expect(distance(losses, try golden.numbers("losses"), absolute: 2e-5, relative: 2e-5) <= 1)
        #expect(distance(rates, try golden.numbers("rates"), absolute: 1e-9, relative: 1e-6) <= 1)
        #expect(distance(network.tensors, golden.network("final"), absolute: 2e-4, relative: 1e-4) <= 1)
        let logits = try network.predict(inputs).elements.map(Double.init)
        #expect(distance(logits, try golden.numbers("logits"), absolute: 5e-4, relative: 1e-4) <= 1)
    }

    @Test func squaredErrorFollowsPyTorch() throws {
        let golden = try Golden("squared_error")
        let inputs = try golden.tensor("inputs")
        let wanted = try golden.tensor("wanted")
        var network = try Self.network(.plain)
        try network.load(golden.network("initial"))
        var losses: [Double] = []
        try network.train(
            sampleCount: 40, configuration: Self.adam,
            loss: { network, rows, tape in
                let loss = try MeanSquaredError()(
                    network(tape.constant(inputs.gathered(rows))), targets: wanted.gathered(rows))
                losses.append(Double(loss.value.scalar))
                return loss
            })
        #expect(distance(losses, try golden.numbers("losses"), absolute: 2e-5, relative: 2e-5) <= 1)
        #expect(distance(network.tensors, golden.network("final"), absolute: 2e-4, relative: 1e-4) <= 1)
    }

    @Test func plateauFollowsPyTorch() throws {
        let golden = try Golden("plateau")
        var schedule = ReduceOnPlateau(by: 0.5, patience: 2, minimum: 0.1)
        let rates = try golden.numbers("losses").map { loss in
            schedule.endEpoch(loss: loss)
            return schedule.factor(at: TrainingProgress(epoch: 0, step: 0, stepsPerEpoch: 1, epochs: 1))
        }
        #expect(distance(rates, try golden.numbers("rates"), absolute: 1e-9, relative: 1e-7) <= 1)
    }
}
