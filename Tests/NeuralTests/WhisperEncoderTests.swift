import Neural
import Testing

/// An encoder of Whisper's form, small and random; its layers beside PyTorch's are in `TorchLayerTests`.
struct WhisperEncoderTests {
    private func encoder(
        features: Int = 8, hidden: Int = 12, layers: Int = 2, bands: Int = 4, longest: Int = 20
    ) throws -> WhisperEncoder {
        var random = PhiloxGenerator(seed: 4)
        var encoder = try WhisperEncoder(
            WhisperEncoder.Sizes(
                bands: bands, features: features, heads: 2, hidden: hidden, longest: longest, layers: layers),
            using: &random)
        encoder.positions.value = try Samples.tensor([longest, features], seed: 8, scale: 0.3)
        return encoder
    }

    private func states(
        _ encoder: WhisperEncoder, _ mel: Tensor, after layers: [Int], threads: Int = 1, lengths: [Int]? = nil
    ) throws -> [Tensor] {
        let tape = Tape(device: Device(threads: threads), mode: .inference)
        return try encoder.hiddenStates(of: tape.constant(mel), after: layers, lengths: lengths).map(\.value)
    }

    @Test func gradientsOfAllParameters() throws {
        // Places that differ much keep the normalisations from bending within a step.
        var encoder = try encoder(hidden: 6)
        encoder.positions.value = try Samples.tensor([20, 8], seed: 8, scale: 2)
        try NumericalGradient.check(encoder, Samples.tensor([2, 7, 4], seed: 3), step: 0.01)
    }

    @Test func oneStateForEachLayerAskedFor() throws {
        let encoder = try encoder()
        let mel = try Samples.tensor([1, 11, 4])
        let all = try states(encoder, mel, after: [0, 1, 2])
        #expect(all.map(\.shape) == [[1, 6, 8], [1, 6, 8], [1, 6, 8]])
        let some = try states(encoder, mel, after: [2, 0])
        #expect(some[0].isIdentical(to: all[2]) && some[1].isIdentical(to: all[0]))
        var cut = encoder
        cut.layers.removeLast()
        let lower = try states(cut, mel, after: [1])
        #expect(lower[0].isIdentical(to: all[1]))
        #expect(!all[1].isIdentical(to: all[2]))
    }

    /// Whisper's keys have no bias; that of the layer does nothing.
    @Test func biasOfTheKeysChangesNothing() throws {
        var encoder = try encoder()
        let mel = try Samples.tensor([1, 12, 4])
        let before = try states(encoder, mel, after: [2])[0].elements
        let shift = try Samples.tensor([8], seed: 9).elements
        encoder.visitParameters { name, parameter in
            guard name.hasSuffix("in_proj_bias") else { return }
            parameter.value.withUnsafeMutableBufferPointer { for index in 0..<8 { $0[8 + index] += shift[index] } }
        }
        let after = try states(encoder, mel, after: [2])[0].elements
        #expect(zip(before, after).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test func paddingChangesNothing() throws {
        let encoder = try encoder()
        let lengths = [9, 14, 6]
        let padded = try Samples.tensor([3, 14, 4], seed: 6)
        let together = try states(encoder, padded, after: [2], lengths: lengths)[0]
        #expect(encoder.lengths(after: lengths) == [5, 7, 3])
        for (row, length) in lengths.enumerated() {
            let alone = try Tensor(Array(padded.row(row).prefix(length * 4)), shape: [1, length, 4])
            let expected = try states(encoder, alone, after: [2])[0].elements
            let found = together.row(row).prefix(expected.count)
            #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "sound \(row)")
        }
    }

    @Test func threadsChangeNoBit() throws {
        let encoder = try encoder(features: 128, hidden: 512, layers: 2, bands: 80, longest: 200)
        let mel = try Samples.tensor([1, 400, 80])
        let one = try states(encoder, mel, after: [1, 2], threads: 1)
        let two = try states(encoder, mel, after: [1, 2], threads: 2)
        #expect(one[0].isIdentical(to: two[0]) && one[1].isIdentical(to: two[1]))
    }

    @Test func frozenLayersGetNoGradient() throws {
        var encoder = try encoder()
        let mel = try Samples.tensor([1, 10, 4])
        for (layer, trained) in [
            (-1, ["conv", "layers.0", "layers.1"]), (0, ["layers.0", "layers.1"]), (1, ["layers.1"]),
        ] {
            encoder.freeze(through: layer)
            let tape = Tape(device: Device(), mode: .training)
            let state = try encoder(tape.constant(mel))
            let gradients = try tape.gradients(of: state.multiplied(by: state).sum())
            for (name, parameter) in encoder.parameters {
                let isTrained = trained.contains { name.hasPrefix($0) }
                #expect((gradients[parameter] != nil) == isTrained, "\(name) frozen through \(layer)")
            }
        }
    }

    @Test func tensorsMakeTheSameEncoder() throws {
        let encoder = try encoder()
        let tensors = encoder.tensors
        let copy = try WhisperEncoder(layers: 2, heads: 2) { try #require(tensors[$0]) }
        let mel = try Samples.tensor([1, 10, 4])
        let (first, second) = (try states(encoder, mel, after: [2])[0], try states(copy, mel, after: [2])[0])
        #expect(first.isIdentical(to: second))
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let encoder = try encoder()
        #expect(throws: NeuralError.self) { try states(encoder, Samples.tensor([1, 10, 5]), after: [1]) }
        #expect(throws: NeuralError.self) { try states(encoder, Samples.tensor([1, 41, 4]), after: [1]) }
        #expect(try states(encoder, Samples.tensor([1, 40, 4]), after: [1])[0].shape == [1, 20, 8])
        for layers in [[3], [-1], []] {
            #expect(throws: NeuralError.self) { try states(encoder, Samples.tensor([1, 10, 4]), after: layers) }
        }
        var tensors = encoder.tensors
        tensors["layers.1.linear1.weight"] = try Samples.tensor([12, 7])
        #expect(throws: NeuralError.self) {
            try WhisperEncoder(layers: 2, heads: 2) { try #require(tensors[$0]) }
        }
        #expect(throws: NeuralError.self) { try WhisperEncoder(layers: 1, heads: 3) { try #require(tensors[$0]) } }
    }
}
