import Foundation
import NunchiTesting
import Testing

/// `nunchi transcribe` on real voices, on silence, and on files that are none.
@Suite(.enabled(if: InstalledSpeech.canHear, "\(InstalledSpeech.absence); \(SharedData.absence)"))
struct TranscribeTests {
    private func kids() throws -> String { try #require(InstalledSpeech.kids).path }

    @Test func json() async throws {
        let run = try await Program.run("transcribe", try kids(), "--json")
        #expect(run.code == 0, "\(run.errors)")
        let transcript = try run.object()
        #expect(
            transcript.keys == ["schema", "source", "seconds", "language", "text", "segments", "model", "warnings"])
        #expect(try transcript.text("schema") == "nunchi.transcript/1")
        #expect(try transcript.text("source") == kids())
        #expect(try transcript.text("language") == "en")
        #expect(try transcript.object("model").text("name") == "whisper-base")
        #expect(try transcript.text("text").lowercased().contains("talking by the door"))
        let seconds = try transcript.number("seconds")
        let segment = try #require(try transcript.objects("segments").first)
        #expect(segment.keys == ["start", "end", "text", "confidence", "words"])
        let words = try segment.objects("words")
        #expect(words.count == 6)
        var last = 0.0
        for word in words {
            #expect(word.keys == ["text", "start", "end", "confidence"])
            #expect(try word.number("start") >= last && word.number("end") > word.number("start"))
            last = try word.number("end")
        }
        #expect(last <= seconds)
    }

    @Test func textAndSubtitles() async throws {
        try await withTemporaryDirectory { folder in
            let text = try await Program.run("transcribe", try kids(), "-l", "en")
            #expect(text.code == 0)
            #expect(text.lines.count == 1)
            #expect(text.output.lowercased().contains("kids are talking"))
            let none = try await Program.run("transcribe", try kids(), "--no-words", "--json", in: folder)
            #expect(try none.object().objects("segments").allSatisfy { try $0.objects("words").isEmpty })
            let srt = try await Program.run("transcribe", try kids(), "--output", "a.srt", in: folder)
            #expect(srt.code == 0 && srt.output.isEmpty)
            #expect(srt.errors.contains("wrote a.srt"))
            let written = String(decoding: try folder.bytes("a.srt"), as: UTF8.self)
            #expect(written.hasPrefix("1\n00:00:0"))
            #expect(written.lowercased().contains("by the door"))
            let vtt = try await Program.run("transcribe", try kids(), "--format", "vtt")
            #expect(vtt.output.hasPrefix("WEBVTT\n\n00:00:0"))
        }
    }

    @Test func aPartOfASound() async throws {
        let run = try await Program.run("transcribe", try kids(), "--start", "1.5", "--end", "3", "--json")
        let transcript = try run.object()
        #expect(try transcript.number("seconds") == 1.5)
        for segment in try transcript.objects("segments") {
            #expect(try segment.number("start") >= 1.5 && segment.number("end") <= 3)
        }
    }

    /// A file that cannot be read stops none of the others; silence is no failure.
    @Test(arguments: ["1", "3"])
    func severalFiles(jobs: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("empty.wav", [])
            try folder.file("letter.txt", Array("Dear voice".utf8))
            try folder.file("silence.wav", WAVBytes.pcm16([Int16](repeating: 0, count: 32_000)).bytes)
            try folder.file("nan.wav", WAVBytes.float32([0.1, .nan, 0.2]).bytes)
            let names = ["empty.wav", try kids(), "letter.txt", "silence.wav", "gone.wav", "nan.wav"]
            let run = try await Program.run(["transcribe"] + names + ["--json", "--quiet", "--jobs", jobs], in: folder)
            #expect(run.code == 1)
            #expect(run.errors.isEmpty)
            let objects = try run.objects()
            #expect(try objects.map { try $0.text("source") } == names)
            let (good, bad) = ("nunchi.transcript/1", "nunchi.error/1")
            #expect(try objects.map { try $0.text("schema") } == [bad, good, bad, good, bad, bad])
            #expect(try objects[3].text("text").isEmpty)
            #expect(objects[3].isNull("language"))
            #expect(try objects[3].texts("warnings") == ["no_speech"])
            #expect(try objects[5].text("code") == "audio.non_finite")
        }
    }

    @Test func aFolderGetsAFileForEach() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("silence.wav", WAVBytes.pcm16([Int16](repeating: 0, count: 32_000)).bytes)
            let run = try await Program.run(
                "transcribe", try kids(), "silence.wav", "--output", "out/", "--format", "srt", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(
                try folder.appendingPathComponent("out").names() == ["03-01-01-01-01-01-01.srt", "silence.srt"])
            #expect(run.errors.contains("silence.wav: no speech was found"))
            #expect(try folder.bytes("out/silence.srt").isEmpty)
        }
    }

    @Test func aLanguageThatTheModelLacks() async throws {
        let run = try await Program.run("transcribe", try kids(), "-l", "zz")
        expectFailure(run, naming: "whisper-base", cause: "the language 'zz' is not known to whisper-base", code: 64)
        #expect(run.errors.contains(" ko "))
    }

    /// Once its models are installed it needs no network: none is there.
    @Test func offline() async throws {
        let isRoot = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/unshare")
        let nowhere = "http://127.0.0.1:9"
        let run = try await Program.run(
            ["transcribe", try kids(), "-l", "en"],
            environment: ["http_proxy": nowhere, "https_proxy": nowhere, "all_proxy": nowhere],
            launcher: isRoot ? ["/usr/bin/unshare", "-n"] : [])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.lowercased().contains("by the door"))
    }

    @Test func evaluation() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try folder.folder("corpus")
            for (name, path) in [
                ("03-01-01-01-01-01-01.flac", "ravdess/Actor_01/03-01-01-01-01-01-01.flac"),
                ("03-01-01-01-02-01-02.flac", "ravdess/Actor_02/03-01-01-01-02-01-02.flac"),
            ] {
                try FileManager.default.createSymbolicLink(
                    at: corpus.appendingPathComponent(name),
                    withDestinationURL: try #require(SharedData.url(of: path)))
            }
            let run = try await Program.run(
                "transcribe", "--evaluate", "--data", "corpus", "-l", "en", "--json", "--quiet", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let result = try run.object()
            #expect(try result.text("schema") == "nunchi.transcription-evaluation/1")
            #expect(try result.integer("n") == 2)
            #expect(try result.integer("speakers") == 2)
            #expect(try result.object("wer").integer("reference") == 12)
            #expect(try result.object("wer").number("rate") <= 0.25)
            #expect(try result.number("real_time_factor") > 0)
            #expect(
                try result.objects("items").map { try $0.text("reference") }
                    == ["Kids are talking by the door", "Dogs are sitting by the door"])
            let one = try await Program.run(
                "transcribe", "--evaluate", "--data", "corpus", "--limit", "1", "--seed", "3", in: folder)
            #expect(one.output.contains("n = 1"))
        }
    }
}
