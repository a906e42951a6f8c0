import Neural
import Testing

/// Pooling and depthwise convolution.
struct PoolingTests {
    @Test func maximumAndMeanOfWindows() throws {
        let x = try Tensor([1, 5, 2, 4, 3, 6, 9, 7, 8, 0, 1, 2], shape: [1, 3, 4, 1])
        let tape = Tape(device: Device(), mode: .inference)
        #expect(try tape.constant(x).maxPooled(window: [2, 2]).value.elements == [6, 9])
        #expect(try tape.constant(x).meanPooled(window: [2, 2]).value.elements == [3.75, 5.5])
        #expect(try tape.constant(x).maxPooled(window: [3, 2], stride: [1, 1]).value.elements == [8, 9, 9])
    }

    @Test(arguments: [([2], [2]), ([3], [1]), ([3], [2]), ([2], [3])])
    func gradientsOfSequences(window: [Int], stride: [Int]) throws {
        let x = try apart([2, 7, 19])
        try NumericalGradient.check([x]) { try $0[0].maxPooled(window: window, stride: stride) }
        try NumericalGradient.check([x]) { try $0[0].meanPooled(window: window, stride: stride) }
    }

    @Test func gradientsOfImagesAndStacks() throws {
        try NumericalGradient.check(MaxPooling(window: [2, 2]), try apart([2, 5, 4, 3]))
        try NumericalGradient.check(MeanPooling(window: [2, 3], stride: [1, 2]), try apart([2, 5, 7, 3]))
        try NumericalGradient.check(MaxPooling(window: [2, 2, 1]), try apart([1, 4, 4, 2, 3]))
    }

    @Test func ofEqualsTheFirstGetsTheGradient() throws {
        let tape = Tape(device: Device(), mode: .training)
        let x = tape.leaf(try Tensor([3, 3, 1, 3], shape: [1, 4, 1]))
        let gradients = try tape.gradients(of: x.maxPooled(window: [4]).sum())
        #expect(gradients[x]?.elements == [1, 0, 0, 0])
    }

    @Test func notANumberIsNotHidden() throws {
        let tape = Tape(device: Device(), mode: .inference)
        let x = tape.constant(try Tensor([.nan, 3, 1, 3], shape: [1, 2, 2]))
        #expect(try x.maxPooled(window: [2]).value.elements[0].isNaN)
    }

    /// Windows side by side with and without a rest, with gaps, and overlapping.
    @Test(arguments: [([2, 2], [2, 2]), ([2, 3], [2, 3]), ([2, 2], [3, 4]), ([3, 3], [2, 1])])
    func rectifiedMaximumIsThatOfTheRectified(window: [Int], stride: [Int]) throws {
        let x = try Samples.tensor([2, 8, 6, 17])
        let weights = try Samples.tensor([1], seed: 4)
        func run(_ pool: (Variable) throws -> Variable) throws -> (value: [Float], gradient: [Float]?) {
            let tape = Tape(device: Device(), mode: .training)
            let leaf = tape.leaf(x)
            let pooled = try pool(leaf)
            let loss = try pooled.multiplied(by: pooled).scaled(by: weights.elements[0]).sum()
            return (pooled.value.elements, try tape.gradients(of: loss)[leaf]?.elements)
        }
        let apart = try run { try $0.relu().maxPooled(window: window, stride: stride) }
        let joined = try run { try $0.maxPooled(window: window, stride: stride, rectified: true) }
        #expect(joined.value == apart.value)
        #expect(joined.gradient == apart.gradient)
        #expect(apart.gradient?.contains { $0 != 0 } == true)
    }

    /// A chain takes rectifying and pooling together: nothing else may come of it.
    @Test func chainsThatPoolGiveWhatTheirLayersGive() throws {
        var random = PhiloxGenerator(seed: 6)
        let layer = try Convolution(from: 2, to: 32, window: [3, 3], padding: .same, using: &random)
        let x = try Samples.tensor([2, 6, 8, 2])
        func gradient(_ network: (Variable) throws -> Variable) throws -> (value: [Float], gradient: [Float]?) {
            let tape = Tape(device: Device(), mode: .training)
            let result = try network(tape.constant(x))
            let gradients = try tape.gradients(of: result.multiplied(by: result).sum())
            return (result.value.elements, gradients[layer.weight]?.elements)
        }
        let chain = Sequential(layer, ReLU(), MaxPooling(window: [2, 2]))
        let (joined, apart) = (
            try gradient { try chain($0) }, try gradient { try layer($0).relu().maxPooled(window: [2, 2]) }
        )
        #expect(joined.value == apart.value)
        #expect(joined.gradient == apart.gradient)
        let lengths = try gradient { try chain($0, lengths: [6, 4]) }
        let cut = try gradient { try layer($0, lengths: [6, 4]).relu().maxPooled(window: [2, 2]) }
        #expect(lengths.value == cut.value)
        #expect(chain.lengths(after: [6, 5]) == [3, 2])
    }

    @Test func depthwiseGradients() throws {
        var random = PhiloxGenerator(seed: 5)
        let sequence = try DepthwiseConvolution(channels: 17, window: [3], padding: .same, using: &random)
        try NumericalGradient.check(sequence, try Samples.tensor([2, 6, 17]))
        let image = try DepthwiseConvolution(
            channels: 3, window: [3, 2], stride: [2, 1], padding: .places([1, 0]), using: &random)
        try NumericalGradient.check(image, try Samples.tensor([2, 5, 4, 3]))
    }

    /// A depthwise convolution is an ordinary one whose weights between channels are zero.
    @Test func depthwiseIsASparseConvolution() throws {
        var random = PhiloxGenerator(seed: 5)
        let layer = try DepthwiseConvolution(channels: 3, window: [3], padding: .same, using: &random)
        var whole = [Float](repeating: 0, count: 27)
        let taps = layer.weight.value.elements
        for channel in 0..<3 {
            for tap in 0..<3 { whole[(channel * 3 + channel) * 3 + tap] = taps[channel * 3 + tap] }
        }
        let full = try Convolution(
            weight: Tensor(whole, shape: [3, 3, 3]), bias: layer.bias?.value, padding: .same)
        let x = try Samples.tensor([2, 9, 3])
        let (a, b) = (try layer.predict(x), try full.predict(x))
        #expect(distance(a.elements.map(Double.init), b.elements.map(Double.init), absolute: 1e-6, relative: 1e-5) <= 1)
    }

    @Test func windowsThatDoNotFitAreTold() throws {
        let tape = Tape(device: Device(), mode: .inference)
        let x = tape.constant(try Samples.tensor([1, 3, 2]))
        #expect(throws: NeuralError.self) { try x.maxPooled(window: [4]) }
        #expect(throws: NeuralError.self) { try x.maxPooled(window: [2, 2]) }
        #expect(throws: NeuralError.self) { try x.meanPooled(window: [0]) }
        #expect(throws: NeuralError.self) { try x.meanPooled(window: [2], stride: [0]) }
    }

    /// Numbers that keep their order when one of them moves a little.
    private func apart(_ shape: [Int]) throws -> Tensor {
        var random = PhiloxGenerator(seed: 8)
        let count = shape.reduce(1, *)
        return try Tensor(random.nextPermutation(of: count).map { Float($0) * 0.25 }, shape: shape)
    }
}
