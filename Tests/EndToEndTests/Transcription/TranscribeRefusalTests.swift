import Foundation
import NunchiTesting
import Testing

/// What `nunchi transcribe` says when it cannot begin.
@Suite struct TranscribeRefusalTests {
    @Test func aMissingModelIsExitCodeThree() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let run = try await Program.run("transcribe", "voice.wav", "--models", "none", in: folder)
            #expect(run.code == 3)
            #expect(run.output.isEmpty)
            #expect(run.errorLines.count == 1)
            #expect(run.errors.contains("nunchi models install whisper-base"))
            let told = try await Program.run(
                ["transcribe", "voice.wav", "--json"], in: folder,
                environment: ["NUNCHI_MODELS": folder.appendingPathComponent("none").path])
            try expectJSONFailure(told, source: "whisper-base", code: "models.not_installed", exit: 3)
            let korean = try await Program.run(
                "transcribe", "voice.wav", "--models", "none", "--language", "ko", in: folder)
            #expect(korean.errors.contains("설치되지 않았습니다"))
        }
    }

    @Test func theCloudNeedsAKey() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let run = try await Program.run(
                ["transcribe", "voice.wav", "--cloud", "google"], in: folder, environment: ["GOOGLE_API_KEY": ""])
            expectFailure(run, naming: "google", cause: "no key for Google Speech-to-Text")
            #expect(run.errors.contains("GOOGLE_API_KEY"))
        }
    }

    @Test func theKeyGoesToNoOtherPlace() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let run = try await Program.run(
                ["transcribe", "voice.wav", "--cloud", "google"], in: folder,
                environment: ["GOOGLE_API_KEY": "secret-key", "NUNCHI_GOOGLE_SPEECH_URL": "http://example.com/"])
            expectFailure(run, naming: "google", cause: "http://example.com/")
            #expect(!run.errors.contains("secret-key"))
        }
    }

    @Test(arguments: [
        [], ["a.wav", "--format", "doc"], ["a.wav", "--start", "-1"], ["a.wav", "--start", "2", "--end", "1"],
        ["a.wav", "--channel", "-1"], ["-", "-"], ["a.wav", "--json", "--format", "srt"],
        ["a.wav", "--cloud", "azure"],
        ["a.wav", "b.wav", "--output", "one.srt"], ["a.wav", "--jobs", "0"], ["--evaluate"], ["a.wav", "--data", "x"],
        ["a.wav", "--evaluate", "--data", "x"], ["--evaluate", "--data", "x", "--limit", "0"],
        ["a.wav", "--output", ""], ["a.wav", "--output", "a.srt", "--format", "vtt"],
        ["a.wav", "--output", "a.srt", "--json"], ["a.wav", "b.wav", "--format", "srt"],
        ["a.wav", "b.wav", "--format", "vtt"], ["a.wav", "--model", "nonesuch"],
    ])
    func usage(_ arguments: [String]) async throws {
        let run = try await Program.run(["transcribe"] + arguments)
        #expect(run.code == 64, "\(arguments): \(run.errors)")
    }

    @Test func severalSubtitlesNeedAFolder() async throws {
        let run = try await Program.run("transcribe", "a.wav", "b.wav", "--format", "srt")
        #expect(run.errors.contains("--output subtitles/"))
        let other = try await Program.run("transcribe", "a.wav", "--output", "x.srt", "--format", "vtt")
        #expect(other.errors.contains("x.srt asks for srt, but vtt"))
    }

    @Test func aDataSetWithoutTranscripts() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run("transcribe", "--evaluate", "--data", "corpus", in: folder)
            expectFailure(run, naming: "corpus", cause: "no transcripts to compare with")
        }
    }
}
