import Neural
import Testing

/// Training on sequences of different lengths and on rows of any shape.
struct SequenceTrainingTests {
    /// Whether a tone rises or falls, in clips of 5 to 24 places.
    private func tones(_ count: Int, seed: UInt64 = 1) throws -> SequenceData {
        var random = PhiloxGenerator(seed: seed, stream: 6)
        var targets: [Int] = []
        let sequences = try (0..<count).map { row in
            let length = 5 + random.nextIndex(below: 20)
            let target = row % 2
            targets.append(target)
            let elements = (0..<length).flatMap { time in
                let place = Double(time) / Double(length - 1)
                let height = 5 * (target == 0 ? place : 1 - place)
                return (0..<6).map { Float(abs(height - Double($0)) < 0.7 ? 1 : 0) + Float(0.2 * random.nextNormal()) }
            }
            return try Tensor(elements, shape: [length, 6])
        }
        return SequenceData(sequences: sequences, targets: targets)
    }

    private func convolutional() throws -> Sequential {
        var random = PhiloxGenerator(seed: 5)
        return Sequential(
            try Convolution(from: 6, to: 8, window: [3], padding: .same, using: &random), ReLU(),
            MaxPooling(window: [2]),
            try DepthwiseConvolution(channels: 8, window: [3], padding: .same, using: &random),
            try BatchNorm(features: 8),
            try Convolution(from: 8, to: 8, window: [3], padding: .same, using: &random), ReLU(),
            try LSTM(from: 8, to: 10, isBidirectional: true, result: .last, using: &random),
            try Dense(from: 20, to: 2, using: &random))
    }

    @Test func tonesAreLearnt() throws {
        var network = try convolutional()
        let validation = try tones(40, seed: 2)
        let history = try network.fit(
            try tones(80), validation: validation,
            configuration: TrainingConfiguration(epochs: 25, batchSize: 8, optimizer: Adam.keras(learningRate: 0.01)))
        #expect(try #require(history.epochs.last?.validationMetric) >= 0.95)
        let probabilities = try network.predictProbabilities(sequences: validation.sequences)
        #expect(Metric.accuracy.value(probabilities, validation.targets) == history.epochs.last?.validationMetric)
    }

    /// Beside others in a padded batch a sequence gives what it gives alone, through every kind of layer.
    @Test func paddingDoesNotCount() throws {
        let network = try convolutional()
        let sequences = try tones(30).sequences
        let together = try network.predict(sequences: sequences, batchSize: 30)
        for (row, sequence) in sequences.enumerated() {
            let alone = try network.predict(sequence.reshaped([1] + sequence.shape))
            let gap = distance(
                together.row(row).map(Double.init), alone.elements.map(Double.init), absolute: 1e-5, relative: 1e-4)
            #expect(gap <= 1, "sequence \(row)")
        }
        #expect(try network.predict(sequences: sequences, batchSize: 7).shape == together.shape)
    }

    @Test func operationsOnPaddingHaveRightGradients() throws {
        let x = try Samples.tensor([3, 5, 2])
        let lengths = [5, 2, 4]
        try NumericalGradient.check([x]) { try $0[0].zeroingPadding(lengths) }
        try NumericalGradient.check([x]) { try $0[0].realPlaces(lengths) }
        try NumericalGradient.check([try Samples.tensor([11, 2])]) { try $0[0].spread(over: lengths, times: 6) }
        let norm = try BatchNorm(features: 2)
        try NumericalGradient.check([x]) { try norm($0[0], lengths: lengths) }
        var random = PhiloxGenerator(seed: 5)
        let convolution = try Convolution(from: 2, to: 3, window: [3], padding: .same, using: &random)
        try NumericalGradient.check([x]) { try convolution($0[0], lengths: lengths) }
        let tape = Tape(device: Device(), mode: .inference)
        #expect(throws: NeuralError.self) { try tape.constant(x).zeroingPadding([5, 6, 1]) }
        #expect(throws: NeuralError.self) { try tape.constant(x).spread(over: [1, 1], times: 6) }
    }

    @Test func batchNormalisationCountsRealPlacesOnly() throws {
        var norm = try BatchNorm(features: 2)
        let x = try Samples.tensor([2, 4, 2])
        let tape = Tape(device: Device(), mode: .training)
        let y = try norm(tape.constant(x), lengths: [4, 1])
        norm.apply(tape.bufferUpdates)
        let real = [0, 1, 2, 3, 4].map { Array(x.elements[2 * $0..<2 * $0 + 2]) }
        let mean = real.reduce(0) { $0 + Double($1[0]) } / 5
        #expect(abs(Double(norm.runningMean.value.elements[0]) - 0.1 * mean) < 1e-6)
        #expect(y.value.row(1).dropFirst(2).allSatisfy { $0 == 0 })
    }

    @Test func batchesAreOfLikeLengthAndSeeEachRowOnce() throws {
        let data = try tones(400)
        let seen = Seen()
        var network = Sequential(MeanOverTime(), try Samples.network([6, 2]))
        try network.fit(
            data, augmentations: [Recorder(seen: seen)],
            configuration: TrainingConfiguration(epochs: 2, batchSize: 8))
        #expect(seen.lengths.flatMap { $0 }.sorted() == (data.lengths! + data.lengths!).sorted())
        let padded = seen.lengths.reduce(0) { $0 + $1.max()! * $1.count }
        let real = seen.lengths.flatMap { $0 }.reduce(0, +)
        // In random order a batch of eight pads by more than half.
        #expect(Double(padded) < 1.15 * Double(real))
        // Batches come in no order of length, and differ from epoch to epoch.
        let (first, second) = (Array(seen.lengths.prefix(50)), Array(seen.lengths.suffix(50)))
        #expect(first.map { $0.max()! } != first.map { $0.max()! }.sorted())
        #expect(first != second)
    }

    @Test func partsGiveTheGradientOfTheWhole() throws {
        var data = try Samples.clouds(60, classes: 3)
        data.sampleWeights = (0..<60).map { Float(1 + $0 % 3) }
        for normalization in [LossNormalization.weights, .rows, .none] {
            let loss = SoftmaxCrossEntropy(classWeights: [1, 2, 0.5], normalization: normalization)
            let networks = try [1, 4].map { parts in
                var network = try Samples.network([6, 8, 3])
                var configuration = TrainingConfiguration(
                    epochs: 3, batchSize: 17, optimizer: SGD(learningRate: 0.01))
                configuration.parts = parts
                let history = try network.fit(data, loss: loss, configuration: configuration)
                return (network.tensors, history.trainingLosses)
            }
            #expect(distance(networks[1].0, networks[0].0, absolute: 1e-5, relative: 1e-4) <= 1)
            #expect(distance(networks[1].1, networks[0].1, absolute: 1e-6, relative: 1e-5) <= 1)
        }
    }

    @Test func rowsOfAnyShapeTrain() throws {
        var random = PhiloxGenerator(seed: 5)
        let cases: [([Int], Sequential)] = [
            (
                [24, 8, 6, 2],
                Sequential(
                    try Convolution(from: 2, to: 4, window: [3, 3], using: &random), ReLU(),
                    MaxPooling(window: [2, 2]), Flatten(), try Dense(from: 24, to: 2, using: &random))
            ),
            (
                [24, 3, 6, 5, 1],
                Sequential(
                    try Convolution(from: 1, to: 3, window: [2, 3, 3], using: &random), ReLU(),
                    MeanPooling(window: [1, 2, 1]), Flatten(), try Dense(from: 36, to: 2, using: &random))
            ),
        ]
        for (shape, network) in cases {
            var network = network
            var inputs = try Samples.tensor(shape)
            let size = inputs.count / 24
            inputs.withUnsafeMutableBufferPointer { elements in
                for place in elements.indices where place / size % 2 == 0 { elements[place] += 0.7 }
            }
            let data = ClassificationData(inputs: inputs, targets: (0..<24).map { $0 % 2 })
            try network.fit(
                data, validation: data,
                configuration: TrainingConfiguration(
                    epochs: 40, batchSize: 8, optimizer: Adam.keras(learningRate: 0.01)))
            #expect(try network.evaluate(on: data).metric == 1, "\(shape)")
        }
    }

    @Test func badSequencesAreErrors() throws {
        func expectError(_ mentions: String, _ data: SequenceData) {
            let error = #expect(throws: NeuralError.self) {
                var network = Sequential(MeanOverTime(), try Samples.network([6, 2]))
                try network.fit(data, configuration: TrainingConfiguration(epochs: 1))
            }
            #expect(error?.description.contains(mentions) == true, "\(error?.description ?? "")")
        }
        let good = try tones(4)
        expectError("one for each sequence", SequenceData(sequences: good.sequences, targets: [0]))
        for (shape, mentions) in [([0, 6], "too short"), ([6], "too short"), ([4, 5], "as in the first")] {
            var bad = good
            bad.sequences[2] = try Samples.tensor(shape)
            expectError(mentions, bad)
        }
        var infinite = good
        infinite.sequences[1].withUnsafeMutableBufferPointer { $0[3] = .infinity }
        expectError("NaN", infinite)
        expectError("at least 1 row", SequenceData(sequences: [], targets: []))
        // A network that keeps time has no result for each sequence.
        let error = #expect(throws: NeuralError.self) {
            try Sequential(ReLU()).predict(sequences: good.sequences, batchSize: 1)
        }
        #expect(error?.hint.contains("pooling over time") == true)
    }
}

/// Notes the lengths of the batches that training sees.
private struct Recorder: BatchAugmentation {
    let seen: Seen

    func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        seen.lengths.append(batch.lengths ?? [])
    }
}

/// One training run writes here, and the test reads after it.
private final class Seen: @unchecked Sendable {
    var lengths: [[Int]] = []
}
