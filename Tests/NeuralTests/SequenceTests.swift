import Neural
import Testing

/// Layers over sequences: gradients by differences, padding, threads.
struct SequenceTests {
    @Test(arguments: [false, true]) func recurrentGradients(isBidirectional: Bool) throws {
        var random = PhiloxGenerator(seed: 2)
        let x = try Samples.tensor([3, 4, 5])
        for result in [RecurrentResult.all, .last] {
            try NumericalGradient.check(
                LSTM(from: 5, to: 3, isBidirectional: isBidirectional, result: result, using: &random), x)
            try NumericalGradient.check(
                GRU(from: 5, to: 3, isBidirectional: isBidirectional, result: result, using: &random), x)
        }
    }

    @Test func attentionGradients() throws {
        var random = PhiloxGenerator(seed: 2)
        let x = try Samples.tensor([2, 4, 6])
        try NumericalGradient.check(MultiHeadAttention(features: 6, heads: 3, dropout: 0.3, using: &random), x)
        try NumericalGradient.check(AttentiveStatisticsPooling(features: 6, hidden: 4, using: &random), x)
        try NumericalGradient.check(
            TransformerEncoderLayer(
                features: 6, heads: 2, hidden: 5, dropout: 0.2, activation: .gelu, using: &random), x,
            tolerance: 5e-3, step: 0.005)
        try NumericalGradient.check(PositionalEncoding(), x)
        try NumericalGradient.check(MeanOverTime(), x)
    }

    /// Whatever stands in the padding, results and gradients of the real places are those of the sequence alone.
    @Test func paddingDoesNotCount() throws {
        var random = PhiloxGenerator(seed: 2)
        let modules: [any Module] = [
            try LSTM(from: 6, to: 3, isBidirectional: true, result: .last, using: &random),
            try GRU(from: 6, to: 3, isBidirectional: true, result: .last, using: &random),
            try AttentiveStatisticsPooling(features: 6, hidden: 4, using: &random),
            MeanOverTime(),
            Sequential(
                PositionalEncoding(),
                try TransformerEncoderLayer(features: 6, heads: 2, hidden: 8, dropout: 0, using: &random),
                MeanOverTime()),
            Sequential(
                Residual(try LSTM(from: 6, to: 6, using: &random)),
                try GRU(from: 6, to: 4, result: .last, using: &random)),
        ]
        let long = try Samples.tensor([2, 7, 6])
        let short = try Tensor(Array(long.row(1).prefix(24)), shape: [1, 4, 6])
        for module in modules {
            let tape = Tape(device: Device(), mode: .training)
            let (both, alone) = (tape.leaf(long), tape.leaf(short))
            let padded = try module(both, lengths: [7, 4])
            let plain = try module(alone)
            #expect(near(padded.value.row(1), plain.value.row(0)), "\(type(of: module))")
            let weights = tape.constant(
                try Tensor([Float](repeating: 0, count: padded.shape[1]) + plain.value.elements, shape: padded.shape))
            let total = try padded.multiplied(by: weights).sum()
                .adding(plain.multiplied(by: tape.constant(plain.value)).sum())
            let gradients = try tape.gradients(of: total)
            let padding = try #require(gradients[both]).row(1)
            #expect(near(Array(padding.prefix(24)), try #require(gradients[alone]).row(0)), "\(type(of: module))")
            #expect(padding.dropFirst(24).allSatisfy { $0 == 0 }, "\(type(of: module))")
        }
    }

    @Test func threadsDoNotMatter() throws {
        var random = PhiloxGenerator(seed: 2)
        let network = Sequential(
            try LSTM(from: 24, to: 20, isBidirectional: true, using: &random),
            try GRU(from: 40, to: 32, using: &random),
            try TransformerEncoderLayer(features: 32, heads: 4, hidden: 64, using: &random),
            try AttentiveStatisticsPooling(features: 32, using: &random))
        let x = try Samples.tensor([33, 50, 24])
        let results = try [1, 2, 4].map { threads in
            let tape = Tape(device: Device(threads: threads), mode: .training, seed: 3)
            let leaf = tape.leaf(x)
            let y = try network(leaf, lengths: (0..<33).map { 18 + $0 })
            let gradients = try tape.gradients(of: y.multiplied(by: y).sum())
            return try [y.value, #require(gradients[leaf])]
                + network.parameters.map { try #require(gradients[$0.parameter]) }
        }
        for other in results.dropFirst() {
            for (a, b) in zip(other, results[0]) { #expect(a.isIdentical(to: b)) }
        }
    }

    @Test func theLastStateIsTheLastOfAll() throws {
        var random = PhiloxGenerator(seed: 2)
        let all = try LSTM(from: 3, to: 4, using: &random)
        random = PhiloxGenerator(seed: 2)
        let last = try LSTM(from: 3, to: 4, result: .last, using: &random)
        let x = try Samples.tensor([2, 5, 3])
        let states = try all.predict(x)
        #expect(try last.predict(x).row(1) == Array(states.row(1).suffix(4)))
    }

    @Test func whatDoesNotFitIsTold() throws {
        var random = PhiloxGenerator(seed: 2)
        let lstm = try LSTM(from: 3, to: 4, using: &random)
        for shape in [[2, 3], [2, 0, 3], [2, 5, 4]] {
            #expect(throws: NeuralError.self) { try lstm.predict(Samples.tensor(shape)) }
        }
        let tape = Tape(device: Device(), mode: .inference)
        let x = tape.constant(try Samples.tensor([2, 5, 3]))
        for lengths in [[5], [5, 6], [-1, 2]] {
            #expect(throws: NeuralError.self) { try lstm(x, lengths: lengths) }
        }
        #expect(throws: NeuralError.self) { try GRU(from: 0, to: 4, using: &random) }
        #expect(throws: NeuralError.self) { try MultiHeadAttention(features: 5, heads: 2, using: &random) }
        #expect(throws: NeuralError.self) {
            try AttentiveStatisticsPooling(features: 3, using: &random)(x, lengths: [5, 0])
        }
    }

    private func near(_ a: [Float], _ b: [Float]) -> Bool {
        distance(a.map(Double.init), b.map(Double.init), absolute: 2e-5, relative: 2e-4) <= 1
    }
}
