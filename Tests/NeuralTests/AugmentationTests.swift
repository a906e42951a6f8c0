import Neural
import Testing

/// SpecAugment and mixup: what they change, how much, and that seed alone decides.
struct AugmentationTests {
    private func batch(_ shape: [Int], lengths: [Int]? = nil) throws -> TrainingBatch {
        TrainingBatch(
            inputs: try Tensor(repeating: 1, shape: shape), lengths: lengths,
            labels: BatchLabels(.classes([Int](repeating: 0, count: shape[0]))))
    }

    @Test(arguments: [[200, 30, 12], [200, 30, 12, 2]]) func masksAreStretches(shape: [Int]) throws {
        var random = PhiloxGenerator(seed: 3)
        let lengths = (0..<200).map { 5 + $0 % 26 }
        var batch = try batch(shape, lengths: lengths)
        let augment = SpecAugment(
            frequencyMasks: 1, maximumBands: 4, timeMasks: 1, maximumTimes: 10, maximumTimeShare: 0.5)
        try augment.apply(to: &batch, using: &random)
        var (bandCounts, timeCounts) = (Set<Int>(), Set<Int>())
        let frame = shape.dropFirst(2).reduce(1, *)
        for row in 0..<200 {
            let frames = batch.inputs.row(row)
            let isMasked = { (time: Int, band: Int) in
                frames[(time * frame + band * (frame / 12))..<(time * frame + (band + 1) * (frame / 12))]
                    .allSatisfy { $0 == 0 }
            }
            let times = (0..<30).filter { time in (0..<12).allSatisfy { isMasked(time, $0) } }
            let bands = (0..<12).filter { band in (0..<lengths[row]).allSatisfy { isMasked($0, band) } }
            // One stretch each, within the real time, and nothing else is touched.
            #expect(times.isEmpty || times.last! - times[0] == times.count - 1)
            #expect(bands.isEmpty || bands.last! - bands[0] == bands.count - 1)
            #expect(times.count <= min(10, lengths[row] / 2) && (times.last ?? 0) < lengths[row])
            let zeros = frames.count { $0 == 0 }
            let expected = times.count * frame + (lengths[row] - times.count) * bands.count * (frame / 12)
            #expect(zeros == expected)
            bandCounts.insert(bands.count)
            timeCounts.insert(times.count)
        }
        #expect(bandCounts == Set(0...4) && timeCounts.isSuperset(of: Set(0...10)))
    }

    @Test func maskedPlacesMayTakeTheMean() throws {
        var random = PhiloxGenerator(seed: 3)
        var batch = try batch([8, 10, 6], lengths: [Int](repeating: 7, count: 8))
        batch.inputs.withUnsafeMutableBufferPointer { $0[3] = 43 }
        try SpecAugment(maximumBands: 6, maximumTimes: 7, fill: .mean).apply(to: &batch, using: &random)
        // 41 ones and one 43 over 7 · 6 real places.
        #expect(Set(batch.inputs.row(0)).subtracting([1, 43]).allSatisfy { abs($0 - 2) < 1e-6 })
        #expect(batch.inputs.row(1).allSatisfy { $0 == 1 })
    }

    @Test func mixupMixesInputsLabelsWeightsAndMasks() throws {
        var random = PhiloxGenerator(seed: 3)
        let data = try Samples.clouds(40, classes: 3)
        let weights = (0..<40).map { Float($0 % 4) }
        let mask = try Tensor(
            (0..<40).flatMap { row in (0..<4).map { $0 == row % 3 || $0 == 3 && row % 2 == 0 ? Float(1) : 0 } },
            shape: [40, 4])
        var batch = TrainingBatch(
            inputs: data.inputs, labels: BatchLabels(.classes(data.targets), sampleWeights: weights, classMask: mask))
        try Mixup(alpha: 1).apply(to: &batch, using: &random)
        // The same draws, by the definition.
        random = PhiloxGenerator(seed: 3)
        let partners = random.nextPermutation(of: 40)
        let own = partners.map { _ in random.nextBeta(1) }
        let shares = batch.labels.targets.shares(classes: 4)
        for row in 0..<40 {
            let (a, b, share) = (row, partners[row], own[row])
            for (found, pair) in zip(batch.inputs.row(row), zip(data.inputs.row(a), data.inputs.row(b))) {
                #expect(abs(Double(found) - share * Double(pair.0) - (1 - share) * Double(pair.1)) < 1e-5)
            }
            let (first, second) = (share * Double(weights[a]), (1 - share) * Double(weights[b]))
            #expect(abs(Double(try #require(batch.labels.sampleWeights)[row]) - first - second) < 1e-6)
            // Weight times share is what each row's own loss counts.
            for column in 0..<3 where first + second > 0 {
                let expected =
                    (data.targets[a] == column ? first : 0) + (data.targets[b] == column ? second : 0)
                #expect(abs(Double(shares.row(row)[column]) * (first + second) - expected) < 1e-5)
            }
            let allowed = try #require(batch.labels.classMask).row(row)
            #expect(allowed == zip(mask.row(a), mask.row(b)).map { max($0, $1) })
        }
    }

    @Test func mixedSequencesAreAsLongAsTheLonger() throws {
        var random = PhiloxGenerator(seed: 3)
        var batch = try batch([9, 5, 2], lengths: [1, 2, 3, 4, 5, 1, 2, 3, 4])
        try Mixup().apply(to: &batch, using: &random)
        random = PhiloxGenerator(seed: 3)
        let partners = random.nextPermutation(of: 9)
        let lengths = [1, 2, 3, 4, 5, 1, 2, 3, 4]
        #expect(batch.lengths == (0..<9).map { max(lengths[$0], lengths[partners[$0]]) })
    }

    /// Mean 1/2 and variance 1 / (4 (2α + 1)), and never outside 0...1 or no number, however small α.
    @Test(arguments: [1e-4, 0.1, 0.4, 1, 3]) func betaDraws(alpha: Double) {
        var random = PhiloxGenerator(seed: 3)
        let draws = (0..<20_000).map { _ in random.nextBeta(alpha) }
        #expect(draws.allSatisfy { (0...1).contains($0) })
        let mean = draws.reduce(0, +) / 20_000
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect(abs(mean - 0.5) < 0.015)
        #expect(abs(variance - 0.25 / (2 * alpha + 1)) < 0.005)
    }

    @Test func trainingIsAFunctionOfTheSeed() throws {
        let sequences = try (0..<40).map { try Samples.tensor([4 + $0 % 9, 6], seed: UInt64($0)) }
        let data = SequenceData(sequences: sequences, targets: Samples.labels(40, classes: 3))
        func trained(threads: Int = 1, seed: UInt64 = 1, augmented: Bool = true) throws -> Sequential {
            var random = PhiloxGenerator(seed: 5)
            var network = Sequential(
                try GRU(from: 6, to: 40, using: &random), MeanOverTime(), try Dropout(0.2),
                try Dense(from: 40, to: 3, using: &random))
            try network.fit(
                data, augmentations: augmented ? [SpecAugment(maximumBands: 3, maximumTimes: 4), Mixup()] : [],
                configuration: TrainingConfiguration(epochs: 3, batchSize: 16, seed: seed, threads: threads))
            return network
        }
        let one = try trained()
        #expect(areIdentical(one, try trained(threads: 2)))
        #expect(areIdentical(one, try trained()))
        #expect(!areIdentical(one, try trained(seed: 2)))
        #expect(!areIdentical(one, try trained(augmented: false)))
    }

    @Test func aMixedBatchTeaches() throws {
        var network = try Samples.network([6, 16, 3])
        let data = try Samples.clouds(120, classes: 3)
        let configuration = TrainingConfiguration(epochs: 60, optimizer: Adam.keras(learningRate: 0.01))
        try network.fit(data, loss: FocalLoss(), augmentations: [Mixup()], configuration: configuration)
        #expect(try #require(network.evaluate(on: data).metric) >= 0.95)
    }

    @Test func whatDoesNotFitIsTold() throws {
        var random = PhiloxGenerator(seed: 3)
        for shape in [[4, 6], [4, 2, 3, 4, 5]] {
            var batch = try batch(shape)
            let error = #expect(throws: NeuralError.self) { try SpecAugment().apply(to: &batch, using: &random) }
            #expect(error?.expected.contains("[batch, time, bands]") == true)
        }
        var batch = try batch([4, 6, 5])
        for augment in [SpecAugment(frequencyMasks: -1), SpecAugment(maximumTimeShare: 1.5)] {
            #expect(throws: NeuralError.self) { try augment.apply(to: &batch, using: &random) }
        }
        for alpha in [0, -1, .nan] {
            #expect(throws: NeuralError.self) { try Mixup(alpha: alpha).apply(to: &batch, using: &random) }
        }
    }
}
