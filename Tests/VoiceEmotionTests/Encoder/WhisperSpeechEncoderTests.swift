import Acoustics
import AudioSignal
import Foundation
import Inference
import Neural
import NunchiTesting
import Testing
import VoiceEmotion

/// Whisper's encoder as Nunchi computes it, beside what onnxruntime makes of the same file.
struct WhisperSpeechEncoderTests {
    @Test func statesEqualTheFiles() throws {
        let encoder = try Encoders.tiny()
        #expect(encoder.layers == 3 && encoder.width == 16 && encoder.bands == 80)
        let golden = try Encoders.array("tiny_whisper")
        let clip = try Encoders.clip()
        let states = try encoder.hiddenStates(of: clip, layers: [3, 1, 2])
        for (layer, state) in zip([3, 1, 2], states) {
            // Of 76 places 25 belong to the clip.
            #expect(state.frames == clip.count / 320 && state.width == 16)
            let start = (layer - 1) * 76 * 16
            #expect(mismatch(state.values, golden.floats[start..<(start + 25 * 16)], absolute: 1e-4) == nil)
        }
    }

    @Test func threadsAndOrderChangeNoBit() throws {
        let clip = try Encoders.clip()
        let (one, two) = (try Encoders.tiny(threads: 1), try Encoders.tiny(threads: 2))
        let expected = try one.hiddenStates(of: clip, layers: [1, 2])
        #expect(try two.hiddenStates(of: clip, layers: [1, 2]) == expected)
        // The network was read up to layer 2; now it is read anew.
        #expect(try one.hiddenStates(of: clip, layers: [3, 1])[1] == expected[0])
        #expect(try one.hiddenStates(of: clip, layers: [2])[0] == expected[1])
        #expect(try one.hiddenStates(of: clip, layers: []).isEmpty)
    }

    @Test func manyAtOnce() async throws {
        let encoder = try Encoders.tiny()
        let clip = try Encoders.clip()
        let expected = try encoder.hiddenStates(of: clip, layers: [1])
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { try encoder.hiddenStates(of: clip, layers: [1, 3])[0] == expected[0] }
            }
            for try await isEqual in group { #expect(isEqual) }
        }
    }

    @Test func longSoundsAreCutIntoEqualPieces() throws {
        let encoder = try Encoders.tiny()
        #expect(encoder.longest == 16_000)
        let clip = try Encoders.clip()
        let long = clip + clip.reversed() + clip
        let state = try encoder.hiddenStates(of: long, layers: [2])[0]
        #expect(state.frames == long.count / 320)
        // 77 places in two pieces: 38 and 39.
        let first = try encoder.hiddenStates(of: Array(long[..<(38 * 320)]), layers: [2])[0]
        let second = try encoder.hiddenStates(of: Array(long[(38 * 320)...]), layers: [2])[0]
        #expect(state.values == first.values + second.values)
        let oneTooMany = [Float](repeating: 0.1, count: 16_001)
        #expect(try encoder.hiddenStates(of: oneTooMany, layers: [1])[0].frames == 50)
    }

    @Test func theShortestSoundHasAFrame() throws {
        let state = try Encoders.tiny().hiddenStates(of: [0.5], layers: [1])[0]
        #expect(state.frames == 1 && state.values.allSatisfy(\.isFinite))
    }

    @Test func badInput() throws {
        let encoder = try Encoders.tiny()
        for layers in [[0], [4], [1, -1]] {
            let error = #expect(throws: SpeechEncoderError.self) {
                try encoder.hiddenStates(of: [0.1], layers: layers)
            }
            #expect(error?.code == "encoder.no_such_layer")
        }
        #expect(throws: AcousticsError.emptySignal) { try encoder.hiddenStates(of: [], layers: [1]) }
        #expect(throws: AcousticsError.nonFiniteSample(index: 1)) {
            try encoder.hiddenStates(of: [0, .infinity], layers: [1])
        }
        #expect(throws: SpeechEncoderError.self) { try encoder.network(layers: 4) }
    }

    /// A head on the encoder learns to tell two tones apart, and the layers that are not frozen change with it.
    @Test func canBeTrainedFurther() throws {
        let encoder = try Encoders.tiny()
        var network = try encoder.network(layers: 2)
        network.freeze(through: 1)
        let before = network.tensors
        let tones = [180.0, 700].map { Signal.sine(frequency: $0, seconds: 0.3).mono }
        let levels = try tones.map { try WhisperMel.levels(of: $0) }
        let frames = levels[0].rows
        let input = try Tensor(levels.flatMap(\.elements), shape: [2, frames, 80])
        var random = PhiloxGenerator(seed: 2)
        var head = try Dense(from: 16, to: 2, using: &random)
        let device = Device()
        var losses: [Float] = []
        for _ in 0..<8 {
            let tape = Tape(device: device, mode: .training)
            let pooled = try network(tape.constant(input)).meanOverTime()
            let loss = try SoftmaxCrossEntropy()(head(pooled), targets: [0, 1])
            losses.append(loss.value.scalar)
            let gradients = try tape.gradients(of: loss)
            func step(_ parameter: inout Parameter) {
                guard let gradient = gradients[parameter]?.elements else { return }
                parameter.value.withUnsafeMutableBufferPointer { values in
                    for index in values.indices { values[index] -= 0.1 * gradient[index] }
                }
            }
            network.visitParameters { step(&$1) }
            head.visitParameters { step(&$1) }
        }
        #expect(try #require(losses.last) < 0.5 * losses[0])
        for (name, tensor) in network.tensors {
            let isSame = tensor.isIdentical(to: try #require(before[name]))
            #expect(isSame == !name.hasPrefix("layers.1"), "\(name)")
        }
    }

    @Test(.enabled(if: Encoders.hasWhisper && Encoders.hasOpenVINO, "\(Encoders.noWhisper)"))
    func whisperBaseEqualsItsFile() throws {
        let encoder = try SpeechEncoders.load("whisper-base", threads: 2)
        #expect(encoder.layers == 6 && encoder.width == 512 && encoder.name == "whisper-base")
        let voice = Signal.vowel(pitch: 140, formants: [700, 1200, 2600], seconds: 1.3, sampleRate: 16_000).mono
        let states = try encoder.hiddenStates(of: voice, layers: [1, 2, 3, 4, 5, 6])
        let file = try ModelStore().installed("whisper-base-encoder").file(named: "encoder.onnx")
        let levels = try WhisperMel.levels(of: voice)
        let turned = (0..<80).flatMap { band in (0..<levels.rows).map { levels.elements[$0 * 80 + band] } }
        let results = try Network(contentsOf: file)
            .run(["mel": NetworkTensor(turned, shape: [1, 80, levels.rows])])
        for (layer, state) in zip(1..., states) {
            let expected = try #require(results["hidden_\(layer)"]).floats.prefix(65 * 512)
            let largest = try #require(expected.map(abs).max())
            #expect(state.frames == 65)
            #expect(mismatch(state.values, expected, absolute: 2e-5 * largest) == nil, "layer \(layer)")
        }
    }
}
