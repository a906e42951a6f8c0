import Foundation
import NunchiTesting
import Testing

/// `nunchi transcribe --model FOLDER` with a SenseVoice model: a toy that writes chance words, in the right form.
@Suite(.enabled(if: InstalledSpeech.canHear, "\(InstalledSpeech.absence); \(SharedData.absence)"))
struct SenseVoiceTests {
    private var model: String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return tests.appending(path: "InferenceTests/Goldens/sense-voice").path
    }

    private func kids() throws -> String { try #require(InstalledSpeech.kids).path }

    @Test func aModelByItsFolder() async throws {
        let run = try await Program.run("transcribe", try kids(), "--model", model, "-l", "ko", "--json")
        #expect(run.code == 0, "\(run.errors)")
        let transcript = try run.object()
        #expect(try transcript.text("schema") == "nunchi.transcript/1")
        #expect(try transcript.text("language") == "ko")
        #expect(try transcript.object("model").text("name") == "sense-voice")
        #expect(try !transcript.text("text").isEmpty)
        #expect(try !transcript.text("text").contains("<|"))
        let seconds = try transcript.number("seconds")
        let words = try transcript.objects("segments").flatMap { try $0.objects("words") }
        #expect(!words.isEmpty)
        var last = 0.0
        for word in words {
            let (start, end) = (try word.number("start"), try word.number("end"))
            #expect(start >= last - 1e-9 && end > start && end <= seconds)
            last = start
        }
        let again = try await Program.run("transcribe", try kids(), "--model", model, "-l", "ko", "--json")
        #expect(again.output == run.output)
    }

    @Test func aLanguageThatItLacks() async throws {
        let run = try await Program.run("transcribe", try kids(), "--model", model, "-l", "de")
        #expect(run.code == 64)
        #expect(run.errors.contains("sense-voice") && run.errors.contains("yue"))
    }

    @Test func aFolderWithoutItsTokens() async throws {
        try await withTemporaryDirectory { folder in
            let other = try folder.folder("other")
            try FileManager.default.copyItem(
                at: URL(filePath: model).appending(path: "model.onnx"), to: other.appending(path: "model.onnx"))
            let run = try await Program.run("transcribe", try kids(), "--model", "./other", in: folder)
            expectFailure(run, naming: "other", cause: "tokens.txt")
        }
    }
}
