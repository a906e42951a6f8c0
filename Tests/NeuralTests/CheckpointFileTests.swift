import Foundation
import Neural
import Testing

/// A run that writes its checkpoints to a file and is interrupted goes on as if it had not been.
struct CheckpointFileTests {
    private struct Killed: Error {}

    private func withFile(_ body: (URL) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url)
    }

    private func network() throws -> Sequential {
        var random = PhiloxGenerator(seed: 5)
        return Sequential(
            try LSTM(from: 6, to: 9, using: &random), try Dropout(0.3), MeanOverTime(), try BatchNorm(features: 9),
            try Dense(from: 9, to: 3, using: &random))
    }

    private func data(_ count: Int, seed: UInt64) throws -> SequenceData {
        SequenceData(
            sequences: try (0..<count).map { try Samples.tensor([3 + $0 % 7, 6], seed: seed + UInt64($0)) },
            targets: Samples.labels(count, classes: 3, seed: seed))
    }

    /// Ten epochs of which the file sees `interruptions`, and the same without.
    private func compare(
        _ configuration: TrainingConfiguration, interruptions: [Int], everyEpochs: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (training, validation) = (try data(50, seed: 1), try data(20, seed: 900))
        func run(
            _ network: inout Sequential, _ file: CheckpointFile?, threads: Int, until epoch: Int?
        ) throws -> TrainingHistory {
            var configuration = configuration
            configuration.threads = threads
            return try network.fit(
                training, validation: validation, loss: FocalLoss(),
                augmentations: [SpecAugment(maximumBands: 2, maximumTimes: 2), Mixup(alpha: 0.3)],
                configuration: configuration, checkpointsTo: file
            ) { event in
                if event.report.epoch == epoch { throw Killed() }
            }
        }
        var whole = try network()
        let history = try run(&whole, nil, threads: 1, until: nil)
        try withFile { url in
            let file = CheckpointFile(url, everyEpochs: everyEpochs)
            for epoch in interruptions {
                var part = try network()
                #expect(throws: Killed.self, sourceLocation: sourceLocation) {
                    try run(&part, file, threads: 2, until: epoch)
                }
            }
            // Into a network with other weights: all that counts is in the file.
            var last = try network()
            try last.visitParameters { $1.value = try Tensor(repeating: 7, shape: $1.value.shape) }
            let rest = try run(&last, file, threads: 1, until: nil)
            #expect(areIdentical(last, whole), sourceLocation: sourceLocation)
            #expect(rest == history, sourceLocation: sourceLocation)
            // A run that is over stays as it is.
            var again = try network()
            #expect(try run(&again, file, threads: 1, until: nil) == history, sourceLocation: sourceLocation)
            #expect(areIdentical(again, whole), sourceLocation: sourceLocation)
        }
    }

    @Test func anInterruptedRunEqualsAWholeOne() throws {
        var configuration = TrainingConfiguration(
            epochs: 10, batchSize: 16, seed: 4, optimizer: Adam.pyTorchW(learningRate: 0.01),
            schedule: CosineDecay(warmUpEpochs: 2), clipping: .globalNorm(1))
        try compare(configuration, interruptions: [4])
        configuration.parts = 3
        try compare(configuration, interruptions: [1, 9])
    }

    @Test func earlyStoppingGoesOnCounting() throws {
        let configuration = TrainingConfiguration(
            epochs: 10, batchSize: 16, seed: 4, optimizer: Adam.pyTorch(learningRate: 0.05),
            schedule: ReduceOnPlateau(by: 0.5, patience: 1), stopping: EarlyStopping(patience: 3))
        try compare(configuration, interruptions: [2, 4])
    }

    /// The file lags behind where it is written more seldom; the epochs since are done again.
    @Test func epochsSinceTheLastCheckpointAreDoneAgain() throws {
        let configuration = TrainingConfiguration(epochs: 10, batchSize: 16, seed: 4)
        try compare(configuration, interruptions: [5], everyEpochs: 3)
    }

    @Test func theFileIsWrittenWhenDue() throws {
        try withFile { url in
            func epochsInFile(_ file: CheckpointFile, after epoch: Int) throws -> Int? {
                try? FileManager.default.removeItem(at: url)
                var network = try Samples.network([6, 3])
                var found: Int?
                try network.fit(
                    try Samples.clouds(9, classes: 3), configuration: TrainingConfiguration(epochs: 5),
                    checkpointsTo: file
                ) { event in
                    if event.report.epoch == epoch { found = try? TrainingCheckpoint(contentsOf: url).reports.count }
                }
                return found
            }
            let thirds = CheckpointFile(url, everyEpochs: 3)
            // The last epoch always; and each where no second need have passed.
            let found = [
                try epochsInFile(thirds, after: 2), try epochsInFile(thirds, after: 4),
                try epochsInFile(thirds, after: 5),
                try epochsInFile(CheckpointFile(url, everyEpochs: 9, everySeconds: 0), after: 2),
                try epochsInFile(CheckpointFile(url, everyEpochs: 9, everySeconds: 1e6), after: 4),
            ]
            #expect(found == [nil, 3, 5, 2, nil])
        }
    }

    @Test func anotherRunsFileIsRefused() throws {
        try withFile { url in
            let data = try Samples.clouds(30, classes: 3)
            func run(
                _ data: ClassificationData, loss: any ClassificationLoss = SoftmaxCrossEntropy(),
                augmentations: [any BatchAugmentation] = [], parts: Int = 1, resumes: Bool = true
            ) throws {
                var network = try Samples.network([6, 3])
                var configuration = TrainingConfiguration(epochs: 2)
                configuration.parts = parts
                try network.fit(
                    data, loss: loss, augmentations: augmentations, configuration: configuration,
                    checkpointsTo: CheckpointFile(url, resumes: resumes))
            }
            try run(data)
            var other = data
            other.inputs.withUnsafeMutableBufferPointer { $0[3] += 1 }
            let error = #expect(throws: NeuralError.self) { try run(other) }
            #expect(error?.hint.contains("remove the checkpoint") == true)
            #expect(throws: NeuralError.self) { try run(data, loss: FocalLoss()) }
            #expect(throws: NeuralError.self) { try run(data, augmentations: [Mixup()]) }
            #expect(throws: NeuralError.self) { try run(data, parts: 2) }
            try run(other, resumes: false)
            try run(other)
            // Half a file, as no interruption leaves it.
            let bytes = try Data(contentsOf: url)
            try bytes.prefix(bytes.count / 2).write(to: url)
            let broken = #expect(throws: NeuralError.self) { try run(other) }
            #expect(broken?.file == url.path)
        }
    }

    @Test func impossibleIntervalsAreErrors() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        for file in [CheckpointFile(url, everyEpochs: 0), CheckpointFile(url, everySeconds: -1)] {
            var network = try Samples.network([6, 3])
            let error = #expect(throws: NeuralError.self) {
                try network.fit(
                    try Samples.clouds(9, classes: 3), configuration: TrainingConfiguration(), checkpointsTo: file)
            }
            #expect(error?.subject == "interval of checkpoints")
        }
    }
}
