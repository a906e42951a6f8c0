import Foundation
import NunchiTesting
import Testing

/// Data sets with rows, files or classes that cannot be used.
@Suite struct CorpusFaultTests {
    private static let evaluate = ["evaluate", "--data", "corpus", "--recipe", "seed-mel", "--epochs", "20"]

    @Test func rowWhoseFileIsMissing() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(rows: ["gone.wav\tjoy\ts0"])
            let run = try await Program.run(Self.evaluate + ["--json"], in: folder)
            #expect(run.code == 0)
            let result = try run.object()
            #expect(try result.integer("n") == 18)
            #expect(try result.texts("warnings").contains { $0.contains("gone.wav: no such file") })
            #expect(run.errorLines == ["nunchi: line 20: gone.wav: no such file; restore it or remove the row"])
            let info = try await Program.run("corpus", "info", "corpus", "--json", in: folder)
            #expect(info.code == 0)
            #expect(try info.object().integer("recordings") == 18)
            #expect(try info.object().texts("issues").count == 1)
        }
    }

    /// A folder without sounds lacks more than a layout.
    @Test func folderWithoutSounds() async throws {
        try await withTemporaryDirectory { folder in
            let texts = try folder.folder("corpus")
            try texts.file("notes.txt", Array("no sound".utf8))
            let told = try await Program.run(Self.evaluate, in: folder)
            expectFailure(told, naming: "corpus", cause: "there are no sound files in this folder")
            #expect(told.errors.contains("a folder for each label, or add a manifest.tsv"))
            let korean = try await Program.run(Self.evaluate + ["--language", "ko"], in: folder)
            #expect(korean.errors.contains("소리 파일이 없습니다") && korean.errors.contains("manifest.tsv"))
            try texts.file("one.wav", SyntheticVoices.voice(seconds: 0.5).pcm16.bytes)
            expectFailure(
                try await Program.run(Self.evaluate, in: folder), naming: "corpus", cause: "follows no known layout")
        }
    }

    /// Even where nobody reads standard error, the result says that something was passed over.
    @Test func quietIsNotSilent() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(rows: ["gone.wav\tjoy\ts0", "lost.wav\tjoy\ts1"])
            let run = try await Program.run(Self.evaluate + ["--json", "--quiet"], in: folder)
            #expect(run.errors.isEmpty)
            #expect(try run.object().texts("warnings").contains { $0.hasPrefix("corpus: passed over: 2;") })
        }
    }

    @Test func clipThatCannotBeDecoded() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try folder.corpus(rows: ["broken.wav\tjoy\ts0"])
            try corpus.file("broken.wav", Array("no sound".utf8))
            let run = try await Program.run(Self.evaluate + ["--json"], in: folder)
            #expect(run.code == 1)
            let objects = try run.objects()
            #expect(try objects.map { try $0.text("schema") } == ["nunchi.evaluation/1", "nunchi.error/1"])
            #expect(try objects[0].integer("n") == 18)
            #expect(try objects[1].text("source").hasSuffix("corpus/broken.wav"))
        }
    }

    @Test func classWithOneSpeaker() async throws {
        try await withTemporaryDirectory { folder in
            let lone = SyntheticVoices.clips(speakers: 1, emotions: ["neutral"])
            try folder.corpus(clips: SyntheticVoices.clips() + lone)
            let run = try await Program.run(Self.evaluate + ["--json"], in: folder)
            #expect(!run.crashed)
            #expect(run.code == 0)
            let result = try run.object()
            #expect(try result.texts("classes").contains("neutral"))
            #expect(
                try result.texts("warnings").contains { $0.contains("corpus:s0") && $0.contains("have neutral") })
            let told = try await Program.run(Self.evaluate, in: folder)
            #expect(told.lines.contains { $0.hasPrefix("! fold 1: ") && $0.contains("neutral") })
        }
    }

    @Test(arguments: ["train", "evaluate"])
    func oneClassOnly(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(emotions: ["joy"]))
            let output = command == "train" ? ["--output", "model.safetensors", "--protocol", "none"] : []
            let arguments = [command, "--data", "corpus", "--recipe", "seed-mel"] + output
            let told = try await Program.run(arguments, in: folder)
            expectFailure(told, naming: "corpus", cause: "at least two classes")
            try expectJSONFailure(
                try await Program.run(arguments + ["--json"], in: folder), source: "corpus",
                code: "voice.too_few_classes")
            #expect(try folder.names() == ["corpus"])
        }
    }

    /// What keeps a class from being there is told of before that it is missing.
    @Test(arguments: ["train", "evaluate"])
    func oneClassCannotBeRead(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try folder.corpus(
                clips: SyntheticVoices.clips(emotions: ["joy"]), rows: ["a.wav\tsadness\ts0", "b.wav\tsadness\ts1"])
            for name in ["a.wav", "b.wav"] { try corpus.file(name, Array("no sound of \(name)".utf8)) }
            let output = command == "train" ? ["--output", "model.safetensors"] : []
            let arguments = [command, "--data", "corpus", "--recipe", "seed-mel"] + output
            let told = try await Program.run(arguments, in: folder)
            #expect(told.code == 1 && told.output.isEmpty)
            let lines = told.errorLines.filter { $0.hasPrefix("nunchi: ") }
            #expect(lines.count == 3, "\(told.errors)")
            #expect(lines.first?.contains("a.wav: ") == true && lines.last?.contains("found: joy") == true)
            let objects = try await Program.run(arguments + ["--json"], in: folder).objects()
            let codes = try objects.map { try $0.text("code") }
            #expect(codes.count == 3 && codes.last == "voice.too_few_classes")
            #expect(try folder.names() == ["corpus"])
        }
    }

    @Test func oneSpeakerOnly() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 1))
            let told = try await Program.run(Self.evaluate, in: folder)
            expectFailure(told, naming: "corpus", cause: "needs at least 2 speakers, the data has 1")
        }
    }

    @Test(arguments: ["train", "evaluate", "corpus"])
    func noDataSet(_ command: String) async throws {
        try await withTemporaryDirectory { folder in
            _ = try folder.folder("bare")
            let cases = [("gone", "there is no such folder"), ("bare", "there are no sound files in this folder")]
            for (name, cause) in cases {
                let arguments =
                    switch command {
                    case "corpus": ["corpus", "info", name]
                    case "train": ["train", "--data", name, "--output", "model.safetensors"]
                    default: [command, "--data", name]
                    }
                expectFailure(try await Program.run(arguments, in: folder), naming: name, cause: cause)
            }
        }
    }
}
