import Foundation
import Inference
import NunchiTesting
import Testing

/// Which family a folder's files belong to.
@Suite struct SpeechModelTests {
    private func model(of names: [String]) throws -> SpeechModel {
        try withTemporaryDirectory { folder in
            for name in names { try Data().write(to: folder.appendingPathComponent(name)) }
            return try SpeechModel(path: folder)
        }
    }

    @Test func encoderAndDecoderAreWhisper() throws {
        for names in [
            ["encoder.onnx", "decoder.onnx", "tokens.txt"],
            ["tiny-encoder.onnx", "tiny-decoder.onnx", "tiny-tokens.txt"],
        ] {
            guard case .whisper(let whisper) = try model(of: names) else {
                Issue.record("not Whisper")
                continue
            }
            #expect([whisper.encoder, whisper.decoder, whisper.tokens].map(\.lastPathComponent) == names)
        }
    }

    @Test func ofSeveralPrecisionsTheIntegersAreTaken() throws {
        let names = [
            "base-encoder.onnx", "base-encoder.int8.onnx", "base-decoder.onnx", "base-decoder.int8.onnx",
            "base-tokens.txt",
        ]
        guard case .whisper(let whisper) = try model(of: names) else { throw InferenceError.noFile(path: "whisper") }
        #expect(whisper.encoder.lastPathComponent == "base-encoder.int8.onnx")
        #expect(whisper.decoder.lastPathComponent == "base-decoder.int8.onnx")
    }

    @Test func oneModelWithTokensIsSenseVoice() throws {
        guard case .senseVoice(let sense) = try model(of: ["model.int8.onnx", "tokens.txt"]) else {
            throw InferenceError.noFile(path: "sense voice")
        }
        #expect(sense.model.lastPathComponent == "model.int8.onnx")
    }

    @Test func otherFoldersAreRefused() {
        for names in [[], ["encoder.onnx", "tokens.txt"], ["model.onnx"], ["readme.txt"]] {
            let error = #expect(throws: InferenceError.self) { try model(of: names) }
            #expect(error?.code == "inference.other_model")
        }
        let nowhere = URL(fileURLWithPath: "/nowhere/at/all")
        #expect(throws: InferenceError.noFile(path: nowhere.path)) { try SpeechModel(path: nowhere) }
    }
}
