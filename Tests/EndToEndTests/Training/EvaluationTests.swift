import Foundation
import NunchiTesting
import Testing

/// `nunchi.evaluation/1`, under each protocol.
@Suite struct EvaluationTests {
    private static let evaluate = [
        "evaluate", "--recipe", "seed-mel", "--epochs", "100", "--data", "corpus", "--json", "--quiet",
    ]

    @Test func keysAndFigures() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(Self.evaluate, in: folder)
            #expect(run.code == 0)
            #expect(run.errors.isEmpty)
            let result = try run.object()
            #expect(
                result.keys.isSuperset(of: [
                    "schema", "corpus", "recipe", "protocol", "classes", "folds", "uar", "uar_pooled", "wa", "macro_f1",
                    "uar_ci95", "confusion", "chance_uar", "seed", "seconds",
                ]))
            #expect(try result.text("schema") == "nunchi.evaluation/1")
            #expect(try result.text("corpus") == "corpus")
            #expect(try result.text("recipe") == "seed-mel")
            #expect(try result.integer("n") == 18)
            #expect(abs(try result.number("chance_uar") - 1 / 3) < 1e-5)
            let confusion = try result.table("confusion")
            #expect(confusion.map { $0.reduce(0, +) } == [6, 6, 6])
            let hits = confusion.indices.map { confusion[$0][$0] }
            #expect(abs(try result.number("wa") - hits.reduce(0, +) / 18) < 1e-5)
            #expect(abs(try result.number("uar_pooled") - hits.map { $0 / 6 }.reduce(0, +) / 3) < 1e-5)
            let folds = try result.objects("folds")
            let recalls = try folds.map { try $0.number("uar") }
            #expect(abs(try result.number("uar") - recalls.reduce(0, +) / Double(recalls.count)) < 1e-5)
            let interval = try result.numbers("uar_ci95")
            try #require(interval.count == 2)
            #expect(interval[0] <= interval[1])
            for fold in folds { #expect(fold.keys == ["test_speakers", "n", "uar", "wa", "trainings"]) }
        }
    }

    @Test(arguments: [
        ("leave-one-speaker-out", [["s0"], ["s1"], ["s2"], ["s3"]]), ("grouped:2", [["s0", "s1"], ["s2", "s3"]]),
        ("grouped:3", [["s0", "s1"], ["s2"], ["s3"]]),
    ])
    func speakersAreApart(name: String, expected: [[String]]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 4))
            let result = try await Program.run(Self.evaluate + ["--protocol", name], in: folder).object()
            #expect(try result.text("protocol") == name)
            let speakers = try result.objects("folds").map { try $0.texts("test_speakers") }
            #expect(speakers == expected.map { $0.map { "corpus:" + $0 } })
        }
    }

    /// Made-up voices can be told apart by a stranger, so a recipe that cannot has lost its way.
    @Test func strangersAreUnderstood() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let result = try await Program.run(
                "evaluate", "--recipe", "acoustic", "--epochs", "5", "--data", "corpus", "--json", in: folder
            ).object()
            let confusion = try result.table("confusion")
            #expect(try result.number("uar") > 0.75, "\(confusion)")
        }
    }

    @Test func randomIsNamedAsSuch() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let result = try await Program.run(Self.evaluate + ["--protocol", "random:2"], in: folder).object()
            #expect(try result.text("protocol") == "random:2")
            let folds = try result.objects("folds")
            #expect(try folds.map { try $0.integer("n") } == [9, 9])
            let words = Self.evaluate.filter { !["--json", "--quiet"].contains($0) }
            let told = try await Program.run(words + ["--protocol", "random:2"], in: folder)
            #expect(told.output.contains("random split") && told.output.contains("flatters"))
        }
    }

    @Test func subsetsAndPredictions() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let result = try await Program.run(
                Self.evaluate + ["--speakers", "s[0", "--speakers", "s1", "--predictions", "clips.csv"], in: folder
            ).object()
            // A pattern that matches nobody has no figures.
            let subsets = try result.objects("subsets")
            #expect(try subsets.map { try $0.text("speakers") } == ["s1"])
            #expect(try subsets.first?.integer("n") == 6)
            let rows = String(decoding: try folder.bytes("clips.csv"), as: UTF8.self)
                .split(whereSeparator: \.isNewline)
            #expect(rows.count == 19)
        }
    }

    /// One seed, one result, however many files, folds or threads at once.
    @Test(arguments: [["--jobs", "1"], ["--jobs", "3", "--threads", "2"]])
    func doesNotDependOnThreads(_ options: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let plain = try await Program.run(Self.evaluate, in: folder).object()
            let other = try await Program.run(Self.evaluate + options, in: folder).object()
            #expect(try plain.canonical(without: ["seconds"]) == other.canonical(without: ["seconds"]))
        }
    }
}
