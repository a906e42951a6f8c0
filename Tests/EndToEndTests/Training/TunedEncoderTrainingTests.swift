import Foundation
import NunchiTesting
import Testing

/// Training an encoder's layers further by the program, and reading with and without the encoder.
@Suite struct TunedEncoderTrainingTests {
    private static let encoder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "VoiceEmotionTests/Goldens/tiny_whisper.onnx")

    @Test func trainsAndReads() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 2))
            try FileManager.default.copyItem(at: Self.encoder, to: folder.appending(path: "tiny.onnx"))
            let trained = try await Program.run(
                "train", "--recipe", "encoder-tuned", "--data", "corpus", "--encoder", "./tiny.onnx", "--protocol",
                "none", "--set", "features.settings.layer=1", "--set", "training.epochs=2", "--set",
                "learner.layers=1", "--no-cache", "--output", "own.safetensors", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            try folder.voice()
            let read = ["read", "voice.wav", "--model", "own.safetensors", "--json"]
            let reading = try expectReading(try await Program.run(read, in: folder))
            #expect(try reading.object("model").text("name") == "encoder-tuned")
            try FileManager.default.removeItem(at: folder.appending(path: "tiny.onnx"))
            let missing = try await Program.run(read, in: folder)
            // A file that was named by its path, not a model that a command installs.
            #expect(missing.code == 1, "\(missing.output)\(missing.errors)")
            #expect(try missing.object().text("code") == "inference.no_file")
        }
    }

    /// Without the encoder there is nothing to train, and what installs it is told.
    @Test func anEncoderThatIsNotInstalled() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 2))
            let run = try await Program.run(
                "train", "--recipe", "encoder-tuned", "--data", "corpus", "--models", "none", "--output",
                "own.safetensors", "--json", in: folder)
            #expect(run.code == 3, "\(run.output)\(run.errors)")
            #expect(try run.object().text("hint").contains("nunchi models install whisper-base-encoder"))
        }
    }
}
