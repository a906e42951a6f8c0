import Foundation
import NunchiTesting
import Testing

/// Data sets that hold the same clips: each counts once, and no copy of a clip that was learned is tested.
@Suite struct RepeatedDataTests {
    private static let recipe = ["--recipe", "seed-mel", "--epochs", "5"]

    /// Figures are those of the one data set, and the result says why.
    @Test(arguments: ["copy", "corpus", "./corpus/"])
    func evaluation(second: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            try folder.corpus("copy")
            let arguments = ["evaluate"] + Self.recipe + ["--json", "--data", "corpus"]
            let alone = try await Program.run(arguments, in: folder).object()
            let run = try await Program.run(arguments + ["--data", second], in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let both = try run.object()
            #expect(try alone.texts("warnings").isEmpty)
            let note = second == "copy" ? "copy" : "corpus"
            let warning = "\(note): 18 recording(s) of identical content are in corpus as well and count once, there"
            #expect(try both.texts("warnings") == [warning])
            #expect(run.errorLines.contains("nunchi: " + warning))
            let (figures, same) = try (
                both.canonical(without: ["seconds", "warnings"]), alone.canonical(without: ["seconds", "warnings"])
            )
            #expect(figures == same)
        }
    }

    /// Of a copy with clips of its own, those alone count.
    @Test func partlyRepeated() async throws {
        try await withTemporaryDirectory { folder in
            let clips = SyntheticVoices.clips(speakers: 4)
            try folder.corpus("one", clips: clips.filter { $0.speaker != "s3" })
            try folder.corpus("two", clips: clips.filter { $0.speaker != "s0" })
            let run = try await Program.run(
                ["evaluate"] + Self.recipe + ["--json", "--data", "one", "--data", "two"], in: folder)
            let result = try run.object()
            #expect(try result.integer("n") == 24)
            let speakers = try result.objects("folds").map { try $0.texts("test_speakers") }
            #expect(speakers == [["one:s0"], ["one:s1"], ["one:s2"], ["two:s3"]])
            #expect(try result.texts("warnings").count == 1)
        }
    }

    @Test func training() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(
                ["train"] + Self.recipe + [
                    "--json", "--data", "corpus", "--data", "corpus", "--output", "m.safetensors",
                ],
                in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.errors.contains("18 recording(s) of identical content are in corpus as well"))
            let model = try run.object()
            #expect(try model.objects("sources").map { try $0.integer("clips") } == [18])
            #expect(try model.objects("figures").map { try $0.integer("n") } == [18])
        }
    }

    @Test func tuning() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            try folder.corpus("copy")
            let run = try await Program.run(
                ["tune"] + Self.recipe
                    + [
                        "--json", "--data", "corpus", "--data", "copy", "--vary", "training.epochs=2..3", "--trials",
                        "2",
                    ],
                in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.errors.contains("copy: 18 recording(s) of identical content are in corpus as well"))
            #expect(try run.object().text("corpus") == "corpus")
        }
    }
}
