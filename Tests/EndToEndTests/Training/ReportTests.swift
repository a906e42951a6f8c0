import Foundation
import NunchiTesting
import Testing

/// Pages, kept runs and their comparison, as one types the commands.
@Suite struct ReportTests {
    private static func evaluate(_ more: String...) -> [String] {
        ["evaluate", "--recipe", "seed-mel", "--epochs", "20", "--data", "corpus", "--quiet"] + more
    }

    @Test func aPageAndAKeptRunTellTheSame() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(
                Self.evaluate("--json", "--report", "page.html", "--no-audio", "--save", "run.json"), in: folder)
            #expect(run.code == 0)
            let result = try run.object()
            let page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
            let accuracy = String(format: "%.3f", try result.number("wa"))
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains(accuracy))
            #expect(page.contains("nunchi evaluate --recipe seed-mel") && page.contains("--report page.html"))
            #expect(!page.contains("<audio"))
            let kept = try String(contentsOf: folder.appending(path: "run.json"), encoding: .utf8)
            #expect(kept.hasPrefix("{\"schema\":\"nunchi.run/1\""))
        }
    }

    @Test func filesWrittenAreTold() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(
                "evaluate", "--recipe", "seed-mel", "--epochs", "2", "--data", "corpus", "--save", "run.json",
                "--report", "page.html", "--no-audio", "--plot", "plot.svg", "--predictions", "clips.csv", in: folder)
            #expect(run.code == 0)
            #expect(
                run.errorLines
                    == ["clips.csv", "run.json", "page.html", "plot.svg"].map { "nunchi: wrote \($0)" })
        }
    }

    @Test func runsAreCompared() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            for (name, seed) in [("a", "1"), ("b", "2")] {
                let run = try await Program.run(
                    Self.evaluate("--seed", seed, "--save", "\(name).json"), in: folder)
                #expect(run.code == 0)
            }
            let compared = try await Program.run(
                "compare", "a.json", "b.json", "--json", "--report", "page.html", in: folder)
            #expect(compared.code == 0)
            let result = try compared.object()
            #expect(try result.text("schema") == "nunchi.comparison/1")
            let pair = try #require(try result.objects("pairs").first)
            #expect(try pair.text("first") == "a" && pair.text("second") == "b")
            #expect(try pair.integer("n") == 18)
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "page.html").path))
        }
    }

    @Test func whatIsNoRunIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            try Data("{}".utf8).write(to: folder.appending(path: "a.json"))
            let run = try await Program.run("compare", "a.json", "b.json", "--json", in: folder)
            #expect(run.code == 1)
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.contains("nunchi.error/1") && $0.contains("report.not_read") })
            #expect(try await Program.run("compare", "a.json", in: folder).code == 64)
        }
    }

    @Test(arguments: [
        ("leave-one-corpus-out", "learning.too_few_corpora"), ("speaker-and-sentence", "learning.no_sentences"),
        ("official", "corpus.no_official_folds"),
    ])
    func protocolsThatDoNotFitAreExplained(_ name: String, _ code: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(Self.evaluate("--json", "--protocol", name), in: folder)
            #expect(run.code == 1)
            #expect(run.output.contains(code))
        }
    }

    @Test func oddLabelsAreMapped() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let whole = try await Program.run(Self.evaluate("--json"), in: folder).object()
            let label = try #require(try whole.texts("classes").first)
            let run = try await Program.run(Self.evaluate("--json", "--map", "\(label)=none"), in: folder)
            #expect(try run.object().texts("classes").count == 2)
            #expect(try await Program.run(Self.evaluate("--map", "joy"), in: folder).code == 64)
        }
    }
}
