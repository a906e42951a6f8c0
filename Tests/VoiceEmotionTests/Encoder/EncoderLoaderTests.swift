import Foundation
import Inference
import NunchiTesting
import Testing
import VoiceEmotion

/// Encoders by name and by path, and what is said of those that are none.
struct EncoderLoaderTests {
    private func nowhere() -> ModelFolder { ModelFolder(url: URL(filePath: "/nowhere/models")) }

    @Test func aMissingEncoderTellsTheCommandThatInstallsIt() throws {
        for name in ["whisper-base", "whisper-base-encoder"] {
            let error = #expect(throws: ModelStoreError.self) { try SpeechEncoders.load(name, models: nowhere()) }
            guard case .notInstalled(let entry, let command) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(entry == "whisper-base-encoder" && error?.isSomethingMissing == true)
            #expect(command.hasPrefix("nunchi models install whisper-base-encoder"))
        }
    }

    @Test(arguments: ["wav2vec2", "", "silero-vad"])
    func unknownNames(_ name: String) {
        #expect(throws: SpeechEncoderError.unknown(name: name, known: ["whisper-base"])) {
            try SpeechEncoders.load(name, models: nowhere())
        }
    }

    @Test func aFileIsKnownByItsContent() throws {
        let encoder = try Encoders.tiny()
        let data = try Data(contentsOf: Encoders.file("tiny_whisper.onnx"))
        #expect(encoder.name == "tiny_whisper.onnx")
        #expect(encoder.checksum == SHA256.digest(of: [UInt8](data)))
    }

    @Test func filesThatAreNone() throws {
        #expect(throws: InferenceError.noFile(path: "/nowhere/encoder.onnx")) {
            try SpeechEncoders.load("/nowhere/encoder.onnx")
        }
        try withTemporaryDirectory { folder in
            let whole = try Data(contentsOf: Encoders.file("tiny_whisper.onnx"))
            for (content, code) in [
                (Data(), "inference.empty"), (Data("hello, world\n".utf8), "inference.not_a_model"),
                (whole.prefix(whole.count / 2), "inference.damaged"),
            ] {
                let file = folder.appending(path: "encoder.onnx")
                try content.write(to: file)
                let error = #expect(throws: InferenceError.self) { try SpeechEncoders.load(file.path) }
                #expect(error?.code == code)
            }
        }
    }

    /// Weights under other names, as an older conversion wrote them.
    @Test func weightsThatAreMissing() throws {
        try withTemporaryDirectory { folder in
            var data = try Data(contentsOf: Encoders.file("tiny_whisper.onnx"))
            for name in ["conv1.weight", "linear2.bias"] {
                while let range = data.range(of: Data(name.utf8)) { data[range.lowerBound] ^= 1 }
                let file = folder.appending(path: "encoder.onnx")
                try data.write(to: file)
                let error = #expect(throws: InferenceError.self) {
                    try SpeechEncoders.load(file.path).hiddenStates(of: [0.1], layers: [1])
                }
                #expect(error?.code == "inference.other_model")
                data = try Data(contentsOf: Encoders.file("tiny_whisper.onnx"))
            }
        }
    }

    /// An installation that the catalogue's conversion has left behind says how to renew it.
    @Test func anOlderInstallation() throws {
        try withTemporaryDirectory { root in
            let folder = root.appending(path: "whisper-base-encoder")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var data = try Data(contentsOf: Encoders.file("tiny_whisper.onnx"))
            while let range = data.range(of: Data("conv1.weight".utf8)) { data[range.lowerBound] ^= 1 }
            try data.write(to: folder.appending(path: "encoder.onnx"))
            let digest = SHA256.digest(of: [UInt8](data))
            let manifest = """
                {"schema": "nunchi.installed/1", "name": "whisper-base-encoder", "version": "1.0.0", "licence": "MIT",
                 "installed": "2026-01-01T00:00:00Z", "origins": [], "converter": "whisper.py 1",
                 "files": [{"path": "encoder.onnx", "bytes": \(data.count), "sha256": "\(digest)"}]}
                """
            try Data(manifest.utf8).write(to: folder.appending(path: "manifest.json"))
            let error = #expect(throws: ModelStoreError.self) {
                try SpeechEncoders.load("whisper-base", models: ModelFolder(url: root))
            }
            guard case .damaged(_, _, _, let command) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(command.contains("nunchi models install whisper-base-encoder"))
        }
    }
}
