import Neural
import Testing

struct ModuleTests {
    private func network() throws -> Sequential {
        var random = PhiloxGenerator(seed: 5)
        return Sequential(
            Flatten(), try Dense(from: 6, to: 4, using: &random), try BatchNorm(features: 4), ReLU(), try Dropout(0.5),
            Sequential(try LayerNorm(features: 4), try Dense(from: 4, to: 2, hasBias: false, using: &random)))
    }

    @Test func namesAreThoseOfPyTorch() throws {
        #expect(
            try network().parameters.map(\.name) == [
                "1.weight", "1.bias", "2.weight", "2.bias", "2.running_mean", "2.running_var", "5.0.weight", "5.0.bias",
                "5.1.weight",
            ])
        #expect(try network().tensors["1.weight"]?.shape == [4, 6])
        #expect(try network().trainableCount == 24 + 4 + 4 + 4 + 4 + 4 + 8)
    }

    @Test func takesOverTensorsByName() throws {
        let source = try network()
        var target = try network()
        try target.visitParameters { $1.value = try Tensor(repeating: 3, shape: $1.value.shape) }
        var tensors = source.tensors
        tensors["2.num_batches_tracked"] = Tensor([5])
        try target.load(tensors)
        #expect(areIdentical(source, target))
    }

    @Test func refusesWhatDoesNotFitAndStaysAsItWas() throws {
        let tensors = try network().tensors
        var missing = tensors
        missing["5.1.weight"] = nil
        var extra = tensors
        extra["9.weight"] = Tensor([1])
        var reshaped = tensors
        reshaped["1.weight"] = try Tensor(repeating: 0, shape: [6, 4])
        for (wrong, name) in [(missing, "5.1.weight"), (extra, "9.weight"), (reshaped, "1.weight")] {
            var target = try network()
            try target.visitParameters { $1.value = try Tensor(repeating: 3, shape: $1.value.shape) }
            let before = target
            let error = #expect(throws: NeuralError.self) { try target.load(wrong) }
            #expect(error?.kind == .tensors && error?.description.contains(name) == true && error?.hint != "")
            #expect(areIdentical(before, target))
        }
        var target = try network()
        try target.load(extra, allowsOthers: true)
        #expect(areIdentical(target, try network()))
    }

    @Test func aCopyIsASnapshot() throws {
        var network = try network()
        let before = network
        let data = try Samples.clouds(20, classes: 2)
        try network.fit(data, configuration: TrainingConfiguration(epochs: 1))
        #expect(!areIdentical(network, before))
        #expect(areIdentical(before, try self.network()))
    }

    @Test func frozenPartsStay() throws {
        var network = try network()
        network.setFrozen(true) { $0.hasPrefix("1.") }
        let before = network.tensors
        try network.fit(try Samples.clouds(20, classes: 2), configuration: TrainingConfiguration(epochs: 2))
        for (name, tensor) in network.tensors {
            #expect(tensor.isIdentical(to: before[name]!) == name.hasPrefix("1."), "\(name)")
        }
    }

    @Test func fusedDenseAndReLUEqualTheTwo() throws {
        var random = PhiloxGenerator(seed: 5)
        let dense = try Dense(from: 7, to: 9, using: &random)
        let fused = Sequential(dense, ReLU())
        let apart = Sequential(Sequential(dense), ReLU())
        func run(_ network: Sequential) throws -> [Tensor] {
            let tape = Tape(device: Device(), mode: .training)
            let x = tape.leaf(try Samples.tensor([20, 7]))
            let y = try network(x)
            let gradients = try tape.gradients(of: try y.multiplied(by: y).sum())
            return [y.value, try #require(gradients[x]), try #require(gradients[dense.weight])]
        }
        for (a, b) in zip(try run(fused), try run(apart)) { #expect(a.isIdentical(to: b)) }
    }

    @Test func runningFiguresFollowTheirConventions() throws {
        let x = try Tensor([1, 10, 2, 20, 6, 60], shape: [3, 2])
        // Mean 3, squared offsets 4 + 1 + 9: biased variance 14/3, unbiased 7.
        func after(_ convention: BatchNorm.Convention) throws -> [Double] {
            var network = try BatchNorm(features: 2, convention: convention)
            try network.train(
                sampleCount: 3, configuration: TrainingConfiguration(epochs: 1, shuffles: false),
                loss: { network, rows, tape in try network(tape.constant(x.gathered(rows))).sum() })
            return [
                Double(network.runningMean.value.elements[0]), Double(network.runningVariance.value.elements[0]),
            ]
        }
        #expect(distance(try after(.pyTorch), [0.3, 0.9 + 0.7], absolute: 1e-5, relative: 0) <= 1)
        #expect(distance(try after(.keras), [0.03, 0.99 + 0.14 / 3], absolute: 1e-5, relative: 0) <= 1)
    }

    @Test func aBatchOfOneRowLeavesRunningFigures() throws {
        var network = try BatchNorm(features: 2)
        try network.train(
            sampleCount: 1, configuration: TrainingConfiguration(epochs: 1),
            loss: { network, _, tape in try network(tape.constant(Tensor([5, 6], shape: [1, 2]))).sum() })
        #expect(network.runningMean.value.elements == [0, 0] && network.runningVariance.value.elements == [1, 1])
        #expect(network.tensors.values.allSatisfy { $0.isFinite })
    }

    @Test func normalisationSurvivesAFarMean() throws {
        // Deviations of about 1 around 10 000.
        let noise = try Samples.tensor([50, 3])
        let x = try Tensor(noise.elements.map { $0 + 10_000 }, shape: [50, 3])
        let tape = Tape(device: Device(), mode: .training)
        let y = try BatchNorm(features: 3)(tape.constant(x)).value
        for column in 0..<3 {
            let values = (0..<50).map { Double(y.row($0)[column]) }
            #expect(abs(values.reduce(0, +) / 50) < 2e-3)
            #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 50 - 1) < 1e-2)
        }
    }

    @Test func shapesThatDoNotFitAreErrors() throws {
        let tape = Tape(device: Device(), mode: .inference)
        let x = tape.constant(try Samples.tensor([2, 5]))
        let dense = try Samples.network([6, 3])
        let error = #expect(throws: NeuralError.self) { try dense(x) }
        #expect(error?.kind == .mismatch && error?.expected.contains("6") == true && error?.found.contains("5") == true)
        #expect(throws: NeuralError.self) { try BatchNorm(features: 4)(x) }
        #expect(throws: NeuralError.self) { try LayerNorm(features: 4)(x) }
        #expect(throws: NeuralError.self) { try x.adding(tape.constant(try Samples.tensor([5, 2]))) }
        #expect(throws: NeuralError.self) { try x.multiplied(by: tape.constant(Tensor([1]))) }
        #expect(throws: NeuralError.self) { try x.reshaped([3, 3]) }
        #expect(throws: NeuralError.self) { try x.linear(weight: tape.constant(Tensor([1]))) }
        #expect(throws: NeuralError.self) { try tape.constant(Tensor(repeating: 1, shape: [])).softmax() }
        #expect(throws: NeuralError.self) { try Sequential.multilayerPerceptron(sizes: [4]) }
        #expect(throws: NeuralError.self) { try Sequential.multilayerPerceptron(sizes: [4, 0, 2]) }
        #expect(throws: NeuralError.self) { try Dense(weight: Tensor([1, 2])) }
        #expect(throws: NeuralError.self) { try Dense(weight: Tensor([1, 2], shape: [2, 1]), bias: Tensor([1])) }
        #expect(throws: NeuralError.self) { try BatchNorm(features: 0) }
        #expect(throws: NeuralError.self) { try LayerNorm(features: -1) }
    }

    /// A pass leaves nothing behind: a program that reads for hours would otherwise grow.
    @Test(arguments: [Tape.Mode.inference, .training]) func tapesAreGivenBack(mode: Tape.Mode) throws {
        weak var kept: Tape?
        func pass() throws {
            let tape = Tape(device: Device(), mode: mode)
            kept = tape
            let loss = try Samples.network([4, 8, 3])(tape.constant(Samples.tensor([2, 4]))).sum()
            if mode == .training { _ = try tape.gradients(of: loss) }
        }
        try pass()
        #expect(kept == nil)
    }
}
