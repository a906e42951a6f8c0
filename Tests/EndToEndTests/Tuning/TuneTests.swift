import Foundation
import NunchiTesting
import Testing

/// `nunchi tune` and what goes with it.
@Suite struct TuneTests {
    private static let tune = [
        "tune", "--recipe", "seed-mlp", "--epochs", "6", "--data", "corpus", "--vary", "training.epochs=1..12",
        "--vary",
        "learner.dropout=0..0.6", "--trials", "5", "--protocol", "grouped:3", "--json", "--quiet",
    ]

    @Test func keysAndTheBestRecipe() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(Self.tune + ["--output", "best.json", "--plot", "tune.svg"], in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.errors.isEmpty)
            let found = try run.object()
            #expect(
                found.keys == [
                    "schema", "corpus", "recipe", "protocol", "method", "seed", "space", "best", "failed", "trials",
                    "held_out_uar", "held_out",
                ])
            #expect(try found.text("schema") == "nunchi.search/1")
            #expect(try found.texts("space") == ["training.epochs=1..12", "learner.dropout=0..0.6"])
            let trials = try found.objects("trials")
            #expect(try trials.map { try $0.integer("number") } == [0, 1, 2, 3, 4])
            let scores = try trials.map { try $0.number("uar") }
            let best = try found.object("best")
            #expect(try best.number("uar") == scores.max())
            #expect(found.isNull("held_out_uar"))
            #expect(try String(decoding: folder.bytes("tune.svg"), as: UTF8.self).hasPrefix("<?xml"))

            // What it wrote gives the score that it told of.
            let evaluated = try await Program.run(
                "evaluate", "--recipe", "best.json", "--data", "corpus", "--protocol", "grouped:3", "--json", "--quiet",
                in: folder)
            #expect(evaluated.code == 0, "\(evaluated.errors)")
            let result = try evaluated.object()
            #expect(try result.number("uar") == best.number("uar"))
            #expect(try result.text("recipe") == "best")
            let shown = try await Program.run("train", "--recipe", "best.json", "--show-recipe", in: folder)
            #expect(try shown.output == String(decoding: folder.bytes("best.json"), as: UTF8.self))
        }
    }

    @Test(arguments: [["--method", "random"], ["--method", "halving", "--trials", "9", "--brackets", "2"]])
    func doesNotDependOnJobs(_ method: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let one = try await Program.run(Self.tune + method + ["--jobs", "1"], in: folder)
            let four = try await Program.run(Self.tune + method + ["--jobs", "4", "--threads", "2"], in: folder)
            #expect(one.code == 0, "\(one.errors)")
            #expect(one.output == four.output)
            let other = try await Program.run(Self.tune + method + ["--seed", "1"], in: folder)
            #expect(one.output != other.output)
        }
    }

    @Test func whatTheScoreIsWorth() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 4, takes: 1))
            let base = Array(Self.tune.dropLast(2)) + ["--trials", "2", "--protocol", "grouped:2"]
            let plain = try await Program.run(base + ["--language", "en"], in: folder)
            #expect(plain.code == 0, "\(plain.errors)")
            #expect(plain.output.contains("optimistic; --holdout"))
            let nested = try await Program.run(base + ["--holdout", "grouped:2", "--language", "ko"], in: folder)
            #expect(nested.output.contains("탐색에 쓰지 않은 화자에서 UAR"))
            let found = try await Program.run(base + ["--holdout", "grouped:2", "--json"], in: folder).object()
            let groups = try found.objects("held_out")
            #expect(
                try groups.map { try $0.texts("speakers") } == [
                    ["corpus:s0", "corpus:s1"], ["corpus:s2", "corpus:s3"],
                ])
            let recalls = try groups.map { try $0.number("uar") }
            #expect(abs(try found.number("held_out_uar") - recalls.reduce(0, +) / 2) < 1e-5)
        }
    }

    /// Layers that the features do not have: the trial fails, the search goes on.
    @Test func aTrialThatFailsIsTold() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let command = [
                "tune", "--recipe", "seed-mel", "--epochs", "3", "--data", "corpus", "--method", "grid", "--vary",
                "rows=none,[200]",
            ]
            let found = try await Program.run(command + ["--json"], in: folder).object()
            #expect(try found.integer("failed") == 1)
            #expect(try found.object("best").object("settings").isNull("rows"))
            let told = try await Program.run(command + ["--language", "en"], in: folder)
            #expect(told.code == 0, "\(told.errors)")
            #expect(told.output.contains("2 trials, 1 failed"))
            let none = try await Program.run(command.dropLast() + ["rows=[200],[300]", "--json"], in: folder)
            try expectJSONFailure(none, source: "corpus", code: "search.all_failed")
        }
    }

    @Test func settingsAndMapsOnTheCommandLine() async throws {
        try await withTemporaryDirectory { folder in
            let shown = try await Program.run(
                "train", "--recipe", "acoustic", "--set", "training.epochs=7", "--set", "learner.hidden=[64,32]",
                "--patience", "4", "--class-weight", "happy=2", "--show-recipe", in: folder)
            #expect(shown.code == 0, "\(shown.errors)")
            let recipe = try JSONObject(parsing: shown.output)
            let training = try recipe.object("training")
            #expect(try training.integer("epochs") == 7)
            #expect(try training.integer("patience") == 4)
            #expect(try training.object("classWeights").number("joy") == 2)
            #expect(try recipe.object("learner").numbers("hidden") == [64, 32])

            try folder.corpus()
            let manifest = folder.appendingPathComponent("corpus/manifest.tsv")
            let text = try String(contentsOf: manifest, encoding: .utf8).replacing("\tjoy\t", with: "\tgrooving\t")
            try Data(text.utf8).write(to: manifest)
            func classes(_ options: String...) async throws -> [String] {
                let command = [
                    "evaluate", "--recipe", "seed-mel", "--epochs", "3", "--data", "corpus", "--json", "--quiet",
                ]
                return try await Program.run(command + options, in: folder).object().texts("classes")
            }
            #expect(try await Set(classes()) == ["anger", "sadness"])
            #expect(try await Set(classes("--map", "grooving=joy")) == ["anger", "joy", "sadness"])
        }
    }

    @Test func earlyStoppingAndCurves() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus(clips: SyntheticVoices.clips(speakers: 5, takes: 1))
            let run = try await Program.run(
                "train", "--recipe", "seed-mlp", "--epochs", "200", "--patience", "3", "--data", "corpus", "--protocol",
                "none", "--output", "m.safetensors", "--curves", "curves.svg", "--language", "en", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let picture = String(decoding: try folder.bytes("curves.svg"), as: UTF8.self)
            #expect(picture.contains("best epoch"))
            #expect(picture.contains("validation"))
        }
    }

    @Test(arguments: [("{}", "missing"), ("nonsense", "no JSON")])
    func aDamagedRecipeFileIsToldOf(_ text: String, _ cause: String) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            try folder.file("mine.json", Array(text.utf8))
            let run = try await Program.run(
                "evaluate", "--recipe", "mine.json", "--data", "corpus", "--quiet", in: folder)
            expectFailure(run, naming: "mine.json", cause: cause)
        }
    }
}
