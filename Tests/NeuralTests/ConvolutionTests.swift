import Neural
import Testing

/// Convolution over one to three axes: gradients by differences, values by hand, bad input.
struct ConvolutionTests {
    struct Case: Sendable {
        let places: [Int]
        let channels: Int
        let outputs: Int
        let window: [Int]
        let stride: [Int]
        let padding: [WindowPadding]
    }

    static let cases = [
        Case(places: [7], channels: 3, outputs: 2, window: [3], stride: [1], padding: [WindowPadding(1)]),
        Case(places: [9], channels: 2, outputs: 3, window: [4], stride: [2], padding: [.same(window: 4)]),
        Case(
            places: [5, 6], channels: 1, outputs: 2, window: [3, 3], stride: [1, 1],
            padding: [1, 1].map(WindowPadding.init)),
        Case(
            places: [4, 5], channels: 13, outputs: 3, window: [2, 3], stride: [1, 1],
            padding: [0, 0].map(WindowPadding.init)),
        Case(
            places: [6, 7], channels: 2, outputs: 2, window: [3, 2], stride: [2, 3],
            padding: [2, 1].map(WindowPadding.init)),
        Case(
            places: [3, 4, 3], channels: 2, outputs: 2, window: [2, 3, 2], stride: [1, 2, 1],
            padding: [1, 0, 1].map(WindowPadding.init)),
        Case(
            places: [3, 1, 1], channels: 4, outputs: 5, window: [1, 1, 1], stride: [1, 1, 1],
            padding: [0, 0, 0].map(WindowPadding.init)),
    ]

    @Test(arguments: cases) func gradients(_ one: Case) throws {
        let x = try Samples.tensor([2] + one.places + [one.channels], seed: 1)
        let w = try Samples.tensor([one.outputs, one.channels] + one.window, seed: 2)
        let b = try Samples.tensor([one.outputs], seed: 3)
        try NumericalGradient.check([x, w, b]) {
            try $0[0].convolution(weight: $0[1], bias: $0[2], stride: one.stride, padding: one.padding)
        }
    }

    /// The gradient of a weight is the same whether its column is copied for the product (65 outputs) or read where it lies.
    @Test func gradientsOfManyOutputsDoNotDependOnTheirNumber() throws {
        let x = try Samples.tensor([2, 6, 33, 3])
        let w = try Samples.tensor([65, 3, 3, 3], seed: 2)
        let dy = try Samples.tensor([2, 4, 31, 65], seed: 3)
        func gradient(_ outputs: Int) throws -> [Float] {
            let tape = Tape(device: Device(), mode: .training)
            let weight = tape.leaf(try Tensor(Array(w.elements.prefix(outputs * 27)), shape: [outputs, 3, 3, 3]))
            let kept = dy.elements.enumerated().filter { $0.offset % 65 < outputs }.map(\.element)
            let y = try tape.constant(x).convolution(
                weight: weight, stride: [1, 1], padding: [0, 0].map(WindowPadding.init))
            let loss = try y.multiplied(by: tape.constant(Tensor(kept, shape: [2, 4, 31, outputs]))).sum()
            return try #require(try tape.gradients(of: loss)[weight]).elements
        }
        #expect(try gradient(64) == Array(gradient(65).prefix(64 * 27)))
    }

    /// The sum over the window, place by place.
    @Test(arguments: cases) func valuesAreTheSumsOverTheWindow(_ one: Case) throws {
        let x = try Samples.tensor([2] + one.places + [one.channels], seed: 1)
        let w = try Samples.tensor([one.outputs, one.channels] + one.window, seed: 2)
        let tape = Tape(device: Device(), mode: .inference)
        let y = try tape.constant(x).convolution(
            weight: tape.constant(w), stride: one.stride, padding: one.padding
        ).value
        let (xs, ws, ys) = (x.elements, w.elements, y.elements)
        let output = Array(y.shape.dropFirst().dropLast())
        for image in 0..<2 {
            for place in all(output) {
                for out in 0..<one.outputs {
                    var sum = 0.0
                    for offset in all(one.window) {
                        let from = place.indices.map {
                            place[$0] * one.stride[$0] + offset[$0] - one.padding[$0].before
                        }
                        guard from.indices.allSatisfy({ (0..<one.places[$0]).contains(from[$0]) }) else { continue }
                        for channel in 0..<one.channels {
                            let a = xs[index([image] + from + [channel], x.shape)]
                            let b = ws[index([out, channel] + offset, w.shape)]
                            sum += Double(a) * Double(b)
                        }
                    }
                    #expect(abs(Double(ys[index([image] + place + [out], y.shape)]) - sum) < 1e-4)
                }
            }
        }
    }

    @Test func threadsDoNotMatter() throws {
        var random = PhiloxGenerator(seed: 3)
        let layer = try Convolution(from: 16, to: 24, window: [3, 3], padding: .same, using: &random)
        let x = try Samples.tensor([6, 20, 30, 16])
        let results = try [1, 2, 3].map { threads in
            let tape = Tape(device: Device(threads: threads), mode: .training)
            let leaf = tape.leaf(x)
            let y = try layer(leaf)
            let gradients = try tape.gradients(of: y.multiplied(by: y).sum())
            return (y.value, try #require(gradients[leaf]), try #require(gradients[layer.weight]))
        }
        for other in results.dropFirst() {
            #expect(other.0.isIdentical(to: results[0].0))
            #expect(other.1.isIdentical(to: results[0].1))
            #expect(other.2.isIdentical(to: results[0].2))
        }
    }

    @Test func sameKeepsThePlaces() throws {
        var random = PhiloxGenerator(seed: 3)
        for window in [1, 2, 3, 4, 5] {
            let layer = try Convolution(from: 2, to: 3, window: [window], padding: .same, using: &random)
            #expect(try layer.predict(Samples.tensor([1, 8, 2])).shape == [1, 8, 3])
            #expect(layer.lengths(after: [8, 3]) == [8, 3])
        }
    }

    @Test func whatDoesNotFitIsTold() throws {
        var random = PhiloxGenerator(seed: 3)
        let layer = try Convolution(from: 2, to: 3, window: [3, 3], using: &random)
        for shape in [[1, 2, 5, 2], [1, 5, 5, 3], [1, 5, 2], [2, 2]] {
            let error = #expect(throws: NeuralError.self) { try layer.predict(Samples.tensor(shape)) }
            #expect(error?.kind == .mismatch)
        }
        #expect(throws: NeuralError.self) { try Convolution(from: 0, to: 3, window: [3], using: &random) }
        #expect(throws: NeuralError.self) { try Convolution(from: 1, to: 3, window: [0], using: &random) }
        #expect(throws: NeuralError.self) { try Convolution(from: 1, to: 3, window: [3], stride: [0], using: &random) }
        #expect(throws: NeuralError.self) {
            try Convolution(from: 1, to: 3, window: [3], padding: .places([1, 1]), using: &random)
        }
        #expect(throws: NeuralError.self) { try Convolution(weight: Samples.tensor([3, 2])) }
    }

    /// A small network of images: normalised over all places, a way around, joined features, a recurrent layer.
    @Test func networksOfImages() throws {
        var random = PhiloxGenerator(seed: 6)
        let network = Sequential(
            try Convolution(from: 2, to: 4, window: [3, 3], padding: .same, using: &random),
            try BatchNorm(features: 4), Tanh(), MeanPooling(window: [1, 2]),
            Residual(
                try DepthwiseConvolution(channels: 4, window: [3, 3], padding: .same, using: &random), GELU(),
                try Convolution(from: 4, to: 5, window: [1, 1], using: &random),
                shortcut: [try Convolution(from: 4, to: 5, window: [1, 1], hasBias: false, using: &random)]),
            FlattenFeatures(), try GRU(from: 10, to: 3, result: .last, using: &random))
        try NumericalGradient.check(network, try Samples.tensor([2, 5, 4, 2]), tolerance: 4e-3)
        #expect(try network.predict(Samples.tensor([3, 6, 4, 2])).shape == [3, 3])
    }

    private func all(_ lengths: [Int]) -> [[Int]] {
        lengths.reduce([[]]) { lists, length in lists.flatMap { list in (0..<length).map { list + [$0] } } }
    }

    private func index(_ place: [Int], _ shape: [Int]) -> Int {
        zip(place, shape).reduce(0) { $0 * $1.1 + $1.0 }
    }
}
