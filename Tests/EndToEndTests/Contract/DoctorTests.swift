import Foundation
import NunchiTesting
import Testing

/// `doctor`: what is installed, what is missing.
@Suite struct DoctorTests {
    @Test func jsonNamesEveryPart() async throws {
        try await withTemporaryDirectory { folder in
            _ = try folder.folder("models").folder("my-model")
            let run = try await Program.run("doctor", "--json", "--models", "models", in: folder)
            #expect(run.code == 0 || run.code == 3)
            let report = try run.object()
            #expect(try report.text("schema") == "nunchi.doctor/1")
            #expect(try report.objects("libraries").map { try $0.text("name") } == ["FFmpeg", "soxr"])
            #expect(try report.objects("runtimes").map { try $0.text("name") } == ["sherpa-onnx", "openvino"])
            #expect(try report.texts("models") == ["my-model"])
            #expect(try report.text("models_folder").hasSuffix("/models"))
        }
    }

    @Test func whatIsMissingIsToldOfWithARemedy() async throws {
        try await withTemporaryDirectory { folder in
            let environment = ["NUNCHI_OPENVINO": "/nowhere", "NUNCHI_SHERPA_ONNX": "/nowhere"]
            let run = try await Program.run(
                ["doctor", "--models", "none", "--language", "en"], in: folder, environment: environment)
            #expect(run.code == 3)
            #expect(run.errors.isEmpty)
            let troubles = run.lines.filter { $0.hasPrefix("! ") }
            #expect(troubles.count == 5)
            #expect(troubles.prefix(2).allSatisfy { $0.contains("cannot be used") && $0.contains("to install it: ") })
            for (trouble, model) in zip(troubles.suffix(3), ["silero-vad", "whisper-base", "whisper-base-encoder"]) {
                #expect(trouble.contains("nunchi models install \(model) --models"))
            }
        }
    }

    /// A model whose files are not what was installed is told of, though its folder is there.
    @Test func aDamagedModelIsToldOf() async throws {
        try await withTemporaryDirectory { folder in
            _ = try folder.folder("models").folder("fer")
            try folder.file("models/fer/manifest.json", Array("{}".utf8))
            let run = try await Program.run("doctor", "--models", "models", "--language", "en", in: folder)
            #expect(run.code == 3)
            #expect(run.lines.contains { $0.hasPrefix("! ") && $0.contains("fer") && $0.contains("damaged") })
        }
    }

    @Test func aLibraryThatIsNoneIsToldOf() async throws {
        try await withTemporaryDirectory { folder in
            for name in ["libsherpa-onnx-c-api.so", "libopenvino_c.so.2641"] {
                try folder.file(name, Array("text".utf8))
            }
            let environment = ["NUNCHI_OPENVINO": folder.path, "NUNCHI_SHERPA_ONNX": folder.path]
            let run = try await Program.run(["doctor", "--language", "ko"], in: folder, environment: environment)
            #expect(run.code == 3)
            #expect(run.lines.count { $0.hasPrefix("! ") } >= 2)
        }
    }
}
