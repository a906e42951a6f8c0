import Foundation
import Neural
import Testing

struct CheckpointTests {
    private static let optimizers: [any Optimizer & Sendable] = [
        Adam.pyTorchW(), Adam.scikitLearn(), SGD(learningRate: 0.05, momentum: 0.9, isNesterov: true),
    ]

    private func configuration(_ optimizer: any Optimizer, epochs: Int = 9) -> TrainingConfiguration {
        TrainingConfiguration(
            epochs: epochs, batchSize: 16, seed: 4, optimizer: optimizer,
            schedule: ReduceOnPlateau(by: 0.5, patience: 1), stopping: EarlyStopping(patience: 50))
    }

    private func network() throws -> Sequential {
        var random = PhiloxGenerator(seed: 5)
        return Sequential(
            try Dense(from: 6, to: 12, using: &random), try BatchNorm(features: 12), ReLU(), try Dropout(0.3),
            try Dense(from: 12, to: 3, using: &random))
    }

    @Test(arguments: [0, 1, 2], [1, 4, 8]) func resumedEqualsUninterrupted(optimizer: Int, epoch: Int) throws {
        let (data, validation) = (try Samples.clouds(70, classes: 3), try Samples.clouds(30, classes: 3, seed: 9))
        let configuration = configuration(Self.optimizers[optimizer])
        var checkpoint: TrainingCheckpoint?
        var whole = try network()
        let history = try whole.fit(data, validation: validation, configuration: configuration) { event in
            if event.report.epoch == epoch { checkpoint = event.checkpoint() }
        }
        // By way of a file, into a network with other weights.
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try #require(checkpoint).write(to: url)
        let read = try TrainingCheckpoint(contentsOf: url)
        #expect(read.reports == Array(history.epochs.prefix(epoch)))
        var resumed = try network()
        try resumed.visitParameters { $1.value = try Tensor(repeating: 7, shape: $1.value.shape) }
        let rest = try resumed.fit(
            data, validation: validation, configuration: configuration, resumingFrom: read)
        #expect(areIdentical(resumed, whole))
        #expect(rest == history)
    }

    @Test func aCheckpointIsASnapshot() throws {
        let data = try Samples.clouds(40, classes: 3)
        var checkpoints: [TrainingCheckpoint] = []
        var network = try network()
        try network.fit(data, configuration: TrainingConfiguration(epochs: 3)) { checkpoints.append($0.checkpoint()) }
        let weights = try checkpoints.map { try #require($0.network["0.weight"]).elements }
        #expect(Set(weights).count == 3)
        #expect(weights[2] == network.tensors["0.weight"]?.elements)
    }

    @Test func otherSettingsAreRefused() throws {
        let data = try Samples.clouds(40, classes: 3)
        var checkpoint: TrainingCheckpoint?
        var first = try network()
        try first.fit(data, configuration: TrainingConfiguration(epochs: 1)) { checkpoint = $0.checkpoint() }
        var other = TrainingConfiguration(epochs: 2)
        other.batchSize = 8
        var second = try network()
        let error = #expect(throws: NeuralError.self) {
            try second.fit(data, configuration: other, resumingFrom: checkpoint)
        }
        #expect(error?.expected.contains("batches of 32") == true && error?.found.contains("batches of 8") == true)
        var narrow = try Samples.network([6, 3])
        #expect(throws: NeuralError.self) {
            try narrow.fit(data, configuration: TrainingConfiguration(epochs: 2), resumingFrom: checkpoint)
        }
    }

    @Test func anotherFileIsNoCheckpoint() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try SafeTensors(tensors: ["a": Tensor([1])]).write(to: url)
        let error = #expect(throws: NeuralError.self) { try TrainingCheckpoint(contentsOf: url) }
        #expect(error?.kind == .format && error?.file == url.path)
    }
}
