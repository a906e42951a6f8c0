import Acoustics
import AudioSignal
import Foundation
import Inference
import NunchiTesting
import Testing
import VoiceEmotion

/// Encoders of other makers, beside what onnxruntime makes of the same files.
@Suite(.enabled(if: Encoders.hasOpenVINO, "\(Encoders.noOpenVINO)"))
struct ForeignEncoderTests {
    private func load(_ name: String) throws -> any SpeechEncoder {
        try SpeechEncoders.load(Encoders.file(name + ".onnx").path)
    }

    @Test(arguments: [("samples_encoder", 2), ("masked_encoder", 1), ("mel_encoder", 1)])
    func statesEqualTheFiles(_ name: String, layer: Int) throws {
        let encoder = try load(name)
        let golden = try Encoders.array(name + "_states")
        let state = try encoder.hiddenStates(of: Encoders.clip(), layers: [layer])[0]
        #expect(encoder.layers == layer && encoder.width == 4)
        // Of the mel levels' 100 places 25 belong to the clip; convolutions over samples give 25 for it alone.
        #expect(state.frames == 25 && state.width == 4)
        #expect(mismatch(state.values, golden.floats.prefix(25 * 4), absolute: 1e-4) == nil)
    }

    @Test func layersThatTheFileHas() throws {
        let encoder = try load("mel_encoder")
        let clip = try Encoders.clip()
        // hidden_states.0 is there too, though layers are counted from 1.
        #expect(try encoder.hiddenStates(of: clip, layers: [0, 1]).map(\.width) == [4, 4])
        #expect(throws: SpeechEncoderError.noSuchLayer(encoder: "mel_encoder.onnx", layer: 2, known: [0, 1])) {
            try encoder.hiddenStates(of: clip, layers: [2])
        }
    }

    @Test func loudnessDoesNotMatter() throws {
        let encoder = try load("samples_encoder")
        let clip = try Encoders.clip()
        let loud = try encoder.hiddenStates(of: clip.map { $0 * 3 + 0.1 }, layers: [1])[0]
        let usual = try encoder.hiddenStates(of: clip, layers: [1])[0]
        #expect(mismatch(loud.values, usual.values, absolute: 1e-3) == nil)
    }

    @Test func shortAndLongSounds() throws {
        let encoder = try load("samples_encoder")
        let short = try encoder.hiddenStates(of: [0.5, -0.5, 0.25], layers: [1])[0]
        #expect(short.frames == 1 && short.values.allSatisfy(\.isFinite))
        #expect(try encoder.hiddenStates(of: [Float](repeating: 0, count: 500), layers: [1])[0].frames == 1)
        let long = Signal.noise(seconds: 31).mono
        let state = try encoder.hiddenStates(of: long, layers: [1])[0]
        let half = try encoder.hiddenStates(of: Array(long[..<(775 * 320)]), layers: [1])[0]
        #expect(Array(state.values.prefix(half.values.count)) == half.values)
        #expect(throws: AcousticsError.emptySignal) { try encoder.hiddenStates(of: [], layers: [1]) }
    }
}

/// Networks that are no encoders are refused before any runtime is asked for.
struct ForeignFileTests {
    @Test(arguments: ["matmul", "conv", "gather", "types"])
    func otherNetworks(_ name: String) {
        let file = Encoders.file("../../InferenceTests/Goldens/\(name).onnx").standardizedFileURL
        let error = #expect(throws: SpeechEncoderError.self) { try SpeechEncoders.load(file.path) }
        #expect(error?.code == "encoder.not_an_encoder" && error?.file == file.path)
    }
}
