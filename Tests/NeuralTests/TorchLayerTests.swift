import Neural
import Testing

/// Layers beside PyTorch's: results and gradients of layers.py.
struct TorchLayerTests {
    private func compare(
        _ name: String, _ module: some Module, lengths: [Int]? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let golden = try Golden(name)
        var module = module
        try module.load(golden.network("parameters"))
        let tape = Tape(device: Device(threads: 2), mode: .training)
        let x = tape.leaf(try golden.tensor("x"))
        let y = try lengths.map { try module(x, lengths: $0) } ?? module(x)
        #expect(y.shape == (try golden.tensor("y").shape), sourceLocation: sourceLocation)
        let weights = tape.constant(try golden.tensor("weights"))
        let gradients = try tape.gradients(of: y.multiplied(by: weights).sum())
        func check(_ found: Tensor?, _ expected: Tensor, _ what: String) {
            let gap = distance(
                found?.elements.map(Double.init) ?? [], expected.elements.map(Double.init), absolute: 2e-5,
                relative: 2e-5)
            #expect(gap <= 1, "\(what) of \(name)", sourceLocation: sourceLocation)
        }
        check(y.value, try golden.tensor("y"), "result")
        check(gradients[x], try golden.tensor("dx"), "input's gradient")
        let expected = golden.network("gradients")
        for (key, parameter) in module.parameters {
            check(gradients[parameter], try #require(expected[key]), "gradient of \(key)")
        }
    }

    @Test func convolutions() throws {
        var random = PhiloxGenerator(seed: 1)
        try compare("conv1d", Convolution(from: 5, to: 6, window: [3], padding: .same, using: &random))
        try compare(
            "conv2d",
            Convolution(from: 3, to: 4, window: [3, 2], stride: [2, 1], padding: .places([1, 0]), using: &random))
        try compare(
            "conv3d",
            Convolution(
                from: 2, to: 3, window: [2, 3, 3], stride: [1, 2, 1], padding: .places([0, 1, 1]), using: &random))
        try compare("depthwise", DepthwiseConvolution(channels: 6, window: [3, 3], padding: .same, using: &random))
    }

    @Test func recurrentLayers() throws {
        var random = PhiloxGenerator(seed: 1)
        try compare("lstm", LSTM(from: 5, to: 7, using: &random))
        try compare("gru", GRU(from: 5, to: 7, using: &random))
        let lengths = [6, 2, 4]
        try compare("lstm_both_ways", LSTM(from: 5, to: 7, isBidirectional: true, using: &random), lengths: lengths)
        try compare("gru_both_ways", GRU(from: 5, to: 7, isBidirectional: true, using: &random), lengths: lengths)
    }

    @Test func attention() throws {
        var random = PhiloxGenerator(seed: 1)
        let lengths = [6, 3, 5]
        try compare("attention", MultiHeadAttention(features: 8, heads: 2, using: &random), lengths: lengths)
        try compare(
            "transformer",
            TransformerEncoderLayer(features: 8, heads: 2, hidden: 12, dropout: 0, using: &random), lengths: lengths)
        try compare(
            "transformer_first",
            TransformerEncoderLayer(
                features: 8, heads: 2, hidden: 12, dropout: 0, activation: .gelu, normalizesFirst: true,
                using: &random), lengths: lengths)
    }
}
