import Neural
import Testing

/// Every operation, module and loss against numerical differentiation.
struct GradientTests {
    /// Numbers that keep away from 0, where ReLU has its corner.
    private func away(_ shape: [Int], seed: UInt64 = 1) throws -> Tensor {
        let tensor = try Samples.tensor(shape, seed: seed)
        return try Tensor(tensor.elements.map { $0 + ($0 < 0 ? -0.2 : 0.2) }, shape: shape)
    }

    @Test func arithmetic() throws {
        let (a, b) = (try Samples.tensor([3, 7], seed: 1), try Samples.tensor([3, 7], seed: 2))
        try NumericalGradient.check([a, b]) { try $0[0].adding($0[1]) }
        try NumericalGradient.check([a, b]) { try $0[0].multiplied(by: $0[1]) }
        try NumericalGradient.check([a]) { try $0[0].multiplied(by: $0[0]).adding($0[0]) }
        try NumericalGradient.check([a]) { $0[0].scaled(by: -1.7, shift: 0.4) }
        try NumericalGradient.check([a]) { try $0[0].reshaped([7, 3]) }
        try NumericalGradient.check([a]) { $0[0].sum() }
        try NumericalGradient.check([a]) { $0[0].mean() }
    }

    @Test func activations() throws {
        let x = try away([5, 19])
        try NumericalGradient.check([x]) { $0[0].relu() }
        try NumericalGradient.check([x]) { $0[0].tanh() }
        try NumericalGradient.check([x]) { $0[0].sigmoid() }
        try NumericalGradient.check([x]) { $0[0].gelu() }
        try NumericalGradient.check([x]) { try $0[0].softmax() }
        for module: any Module in [ReLU(), Tanh(), Sigmoid(), GELU(), Flatten()] {
            try NumericalGradient.check([try away([2, 3, 4])]) { try module($0[0]) }
        }
    }

    @Test(arguments: [1, 2, 3, 17]) func linear(rows: Int) throws {
        let (x, w, b) = (try Samples.tensor([rows, 9], seed: 1), try Samples.tensor([5, 9], seed: 2), try away([5]))
        try NumericalGradient.check([x, w, b]) { try $0[0].linear(weight: $0[1], bias: $0[2]) }
        try NumericalGradient.check([x, w]) { try $0[0].linear(weight: $0[1]) }
    }

    @Test func rectifiedLinear() throws {
        // One input and weights of one sign: the sum stays on one side of the corner.
        let x = try Tensor([0.5, 1, 2], shape: [3, 1])
        let w = try Tensor([1, -1, 0.5, -2], shape: [4, 1])
        let b = try Tensor([0.5, -0.5, 0.1, -1], shape: [4])
        try NumericalGradient.check([x, w, b]) { try $0[0].linear(weight: $0[1], bias: $0[2], rectified: true) }
    }

    @Test func denseOverSeveralAxes() throws {
        var random = PhiloxGenerator(seed: 4)
        let dense = try Dense(from: 4, to: 3, using: &random)
        try NumericalGradient.check(dense, try Samples.tensor([2, 5, 4]))
    }

    @Test func dropout() throws {
        let x = try Samples.tensor([11, 13])
        try NumericalGradient.check([x]) { $0[0].dropout(rate: 0.4) }
        try NumericalGradient.check(try Dropout(0.7), x)
    }

    @Test func batchNorm() throws {
        var module = try BatchNorm(features: 5)
        module.weight.value = try away([5], seed: 6)
        module.bias.value = try Samples.tensor([5], seed: 7)
        try NumericalGradient.check(module, try Samples.tensor([8, 5], scale: 2))
        module.runningMean.value = try Samples.tensor([5], seed: 8)
        // A single row is normalised by the running figures.
        try NumericalGradient.check(module, try Samples.tensor([1, 5]))
    }

    @Test(arguments: [3, 16, 21]) func layerNorm(features: Int) throws {
        var module = try LayerNorm(features: features)
        module.weight.value = try away([features], seed: 6)
        module.bias.value = try Samples.tensor([features], seed: 7)
        try NumericalGradient.check(module, try Samples.tensor([2, 3, features], scale: 2))
    }

    @Test func networksOfAllLayers() throws {
        var random = PhiloxGenerator(seed: 4)
        let network = Sequential(
            try Dense(from: 6, to: 9, using: &random), try LayerNorm(features: 9), GELU(),
            try Dense(from: 9, to: 8, hasBias: false, using: &random), try BatchNorm(features: 8), Tanh(),
            try Dropout(0.25), Sequential(try Dense(from: 8, to: 3, using: &random), Sigmoid()))
        try NumericalGradient.check(network, try Samples.tensor([7, 6]))
    }

    @Test(arguments: [SoftmaxCrossEntropy.Normalization.weights, .rows, .none], [Float(0), 0.15])
    func crossEntropy(normalization: SoftmaxCrossEntropy.Normalization, smoothing: Float) throws {
        let logits = try Samples.tensor([6, 5], scale: 2)
        let targets = [0, 4, 2, 2, 1, 3]
        let mask = try Tensor(
            (0..<30).map { $0 % 5 == targets[$0 / 5] || $0 % 3 != 0 ? 1 : 0 }, shape: [6, 5])
        let plain = SoftmaxCrossEntropy(labelSmoothing: smoothing, normalization: normalization)
        var weighted = plain
        weighted.classWeights = [0.5, 2, 1, 0, 3]
        let samples: [Float] = [1, 0.3, 2, 0, 1.5, 1]
        for loss in [plain, weighted] {
            for sampleWeights in [nil, samples] {
                for classMask in [nil, mask] {
                    try NumericalGradient.check([logits]) {
                        try loss($0[0], targets: targets, sampleWeights: sampleWeights, classMask: classMask)
                    }
                }
            }
        }
    }

    @Test func squaredError() throws {
        let (x, wanted) = (try Samples.tensor([4, 3], seed: 1), try Samples.tensor([4, 3], seed: 2))
        try NumericalGradient.check([x]) { try MeanSquaredError()($0[0], targets: wanted) }
        try NumericalGradient.check([x]) {
            try MeanSquaredError()($0[0], targets: wanted, sampleWeights: [1, 0, 2.5, 0.5])
        }
    }

    @Test func aParameterUsedTwiceGetsBothGradients() throws {
        var random = PhiloxGenerator(seed: 4)
        let dense = try Dense(from: 4, to: 4, using: &random)
        let x = try Samples.tensor([3, 4])
        try NumericalGradient.check([x, dense.weight.value]) {
            try $0[0].linear(weight: $0[1]).tanh().linear(weight: $0[1])
        }
        let tape = Tape(device: Device(), mode: .training)
        let twice = try dense(dense(tape.constant(x))).sum()
        let gradients = try tape.gradients(of: twice)
        let single = Tape(device: Device(), mode: .training)
        let once = try single.gradients(of: dense(single.constant(x)).sum())
        let (a, b) = (try #require(gradients[dense.weight]), try #require(once[dense.weight]))
        #expect(!a.isIdentical(to: b))
    }

    @Test func frozenParametersAndConstantsGetNone() throws {
        var network = try Samples.network([4, 5, 3])
        network.setFrozen(true) { $0.hasPrefix("0.") }
        let tape = Tape(device: Device(), mode: .training)
        let gradients = try tape.gradients(of: network(tape.constant(try Samples.tensor([2, 4]))).sum())
        for (name, parameter) in network.parameters { #expect((gradients[parameter] == nil) == name.hasPrefix("0.")) }
        let inference = Tape(device: Device(), mode: .inference)
        #expect(try network(inference.leaf(try Samples.tensor([2, 4]))).requiresGradient == false)
    }

    @Test func aLossIsOneNumber() throws {
        let tape = Tape(device: Device(), mode: .training)
        let error = #expect(throws: NeuralError.self) { try tape.gradients(of: tape.leaf(try Samples.tensor([2]))) }
        #expect(error?.kind == .mismatch)
    }
}
