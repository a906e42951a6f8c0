import Neural
import NunchiTesting
import Testing

/// What fine-tuning needs of the engine: statistics over time, mixtures within a network, rates of their own.
struct TunedPartsTests {
    @Test func statisticsAreMeansAndDeviations() throws {
        let x = try Tensor([1, 10, 3, 10, 99, -99, 2, 0, 4, 0, 9, 0], shape: [2, 3, 2])
        let tape = Tape(device: Device(), mode: .inference)
        let found = try tape.constant(x).statisticsOverTime(lengths: [2, 3]).value
        #expect(found.shape == [2, 4])
        let third = Float((26.0 / 3).squareRoot())
        #expect(mismatch(found.elements, [2, 10, 1, 1e-3, 5, 0, third, 1e-3], absolute: 1e-6) == nil)
        // Small changes about a large mean are not lost.
        let large = try Tensor([1000.5, 999.5, 1000.5, 999.5], shape: [1, 4, 1])
        #expect(try tape.constant(large).statisticsOverTime().value.elements == [1000, 0.5])
        #expect(throws: NeuralError.self) { try tape.constant(Tensor([1, 2])).statisticsOverTime() }
    }

    @Test func gradientsOfStatistics() throws {
        let x = try Samples.tensor([3, 6, 5])
        try NumericalGradient.check([x]) { try $0[0].statisticsOverTime() }
        try NumericalGradient.check([x]) { try $0[0].statisticsOverTime(lengths: [6, 2, 4]) }
    }

    @Test func whatIsFarOffIsCutOff() throws {
        let tape = Tape(device: Device(), mode: .inference)
        #expect(tape.constant(Tensor([-9, -1, 0, 2, 7])).limited(to: 2).value.elements == [-2, -1, 0, 2, 2])
        try NumericalGradient.check([try Tensor([-3, -0.9, 0.2, 1.1, 4], shape: [1, 5])]) { $0[0].limited(to: 2) }
    }

    @Test func rowsAreMixedWithTheirPartners() throws {
        let mixture = RowMixture(partners: [1, 2, 0], shares: [1, 0.5, 0.25])
        let tape = Tape(device: Device(), mode: .inference)
        let x = try Tensor([1, 2, 3, 4, 5, 6], shape: [3, 2])
        #expect(try tape.constant(x).mixedRows(mixture).value.elements == [1, 2, 4, 5, 2, 3])
        try NumericalGradient.check([try Samples.tensor([3, 4])]) { try $0[0].mixedRows(mixture) }
        for partners in [[0, 1], [0, 0, 1], [1, 2, 3]] {
            #expect(throws: NeuralError.self) {
                try tape.constant(x).mixedRows(RowMixture(partners: partners, shares: [1, 1, 1]))
            }
        }
    }

    /// A network that cannot mix must not be taught mixed labels of unmixed rows.
    @Test func onlyNetworksThatMixAreGivenMixtures() throws {
        let data = try Samples.clouds(12, classes: 3)
        var network = try Samples.network([6, 3])
        #expect(throws: NeuralError.self) {
            try network.fit(
                data, augmentations: [InnerMixup(alpha: 0.3)], configuration: TrainingConfiguration(epochs: 1))
        }
        var batch = TrainingBatch(inputs: data.inputs, labels: BatchLabels(.classes(data.targets)))
        var random = PhiloxGenerator(seed: 4)
        try InnerMixup(alpha: 0.3).apply(to: &batch, using: &random)
        let mixture = try #require(batch.mixture)
        #expect(batch.inputs.isIdentical(to: data.inputs))
        guard case .shares(let shares) = batch.labels.targets else {
            Issue.record("labels are not mixed")
            return
        }
        for row in 0..<12 {
            let (own, other) = (data.targets[row], data.targets[mixture.partners[row]])
            var expected = [Float](repeating: 0, count: 3)
            expected[own] += Float(mixture.shares[row])
            expected[other] += Float(1 - mixture.shares[row])
            #expect(mismatch(shares.row(row), expected, absolute: 1e-6) == nil)
        }
    }

    @Test func aGroupTakesStepsOfItsOwnSize() throws {
        var grouped = ParameterGroups(
            Adam.pyTorchW(learningRate: 0.01),
            groups: [.init(prefix: "head.", factor: 10, weightDecay: .coupled(0.3))])
        var (slow, fast) = (Adam.pyTorchW(learningRate: 0.01), Adam.pyTorch(learningRate: 0.1, weightDecay: 0.3))
        let device = Device()
        var values = [Tensor]((0..<4).map { _ in Tensor([1, -2]) })
        for gradient in [[0.5, -1], [0.25, 2], [-1, 0.1]] as [[Float]] {
            grouped.beginStep()
            slow.beginStep()
            fast.beginStep()
            grouped.update("layers.0", &values[0], by: Tensor(gradient), on: device)
            grouped.update("head.weight", &values[1], by: Tensor(gradient), on: device)
            slow.update("a", &values[2], by: Tensor(gradient), on: device)
            fast.update("a", &values[3], by: Tensor(gradient), on: device)
        }
        #expect(values[0].isIdentical(to: values[2]))
        #expect(values[1].isIdentical(to: values[3]))
        #expect(grouped.learningRate == 0.01 && grouped.state.steps == 3)
    }
}
