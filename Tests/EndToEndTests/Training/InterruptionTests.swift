import Foundation
import NunchiTesting
import Testing

/// Training and evaluation that are killed go on where they were, and give the same to the byte.
@Suite struct InterruptionTests {
    /// A network of layers keeps its state in the middle of its training too.
    @Test(arguments: [
        ["seed-mlp", "--epochs", "4000", "--set", "training.members=2"],
        ["transformer", "--epochs", "2500", "--set", "training.batchSize=9"],
    ])
    func training(_ recipe: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            func command(_ name: String) -> [String] {
                ["train", "--recipe"] + recipe + [
                    "--data", "corpus", "--protocol", "none", "--output", name + ".safetensors", "--curves",
                    name + ".svg",
                ]
            }
            let plain = try await Program.run(command("plain"), in: folder)
            try #require(plain.code == 0, "\(plain.errors)")
            let kept = command("kept") + ["--checkpoint", "state"]
            try await Program.runAndKill(kept, in: folder) { folder.has("state/training/member-0.safetensors") }
            #expect(!folder.has("kept.safetensors"))
            let resumed = try await Program.run(kept, in: folder)
            #expect(resumed.code == 0, "\(resumed.errors)")
            #expect(resumed.output == plain.output)
            for ending in ["safetensors", "svg"] {
                #expect(try folder.bytes("kept.\(ending)") == folder.bytes("plain.\(ending)"))
            }
        }
    }

    @Test func evaluation() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            func command(_ name: String) -> [String] {
                [
                    "evaluate", "--recipe", "seed-mlp", "--epochs", "8000", "--data", "corpus", "--jobs", "1", "--json",
                    "--predictions", name + ".csv",
                ]
            }
            let plain = try await Program.run(command("plain"), in: folder)
            try #require(plain.code == 0, "\(plain.errors)")
            let kept = command("kept") + ["--checkpoint", "state"]
            try await Program.runAndKill(kept, in: folder) { folder.has("state/fold-1.json") }
            #expect(!folder.has("state/fold-3.json"))
            let resumed = try await Program.run(kept, in: folder)
            #expect(resumed.code == 0, "\(resumed.errors)")
            #expect(
                try resumed.object().canonical(without: ["seconds"]) == plain.object().canonical(without: ["seconds"]))
            #expect(try folder.bytes("kept.csv") == folder.bytes("plain.csv"))
        }
    }

    @Test func otherWorkIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let base = ["evaluate", "--recipe", "seed-mel", "--data", "corpus", "--checkpoint", "state", "--quiet"]
            let first = try await Program.run(base + ["--epochs", "3"], in: folder)
            #expect(first.code == 0, "\(first.errors)")
            let again = try await Program.run(base + ["--epochs", "3", "--jobs", "1", "--threads", "2"], in: folder)
            #expect(again.code == 0, "\(again.errors)")
            let others: [([String], String)] = [
                (["--epochs", "4"], "another recipe"), (["--epochs", "3", "--seed", "9"], "another seed"),
                (["--epochs", "3", "--protocol", "grouped:2"], "another protocol"),
                (["--epochs", "3", "--emotions", "joy,anger"], "other data"),
            ]
            for (change, cause) in others {
                let run = try await Program.run(base + change, in: folder)
                expectFailure(run, naming: "state", cause: cause)
            }
            let told = try await Program.run(base + ["--epochs", "4", "--json"], in: folder)
            #expect(told.code == 1)
            #expect(try told.object().text("code") == "checkpoint.other_work")
        }
    }

    /// Where no file may be larger than half a kilobyte, nothing can be kept.
    @Test func aFullDiskIsToldOf() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run(
                ["evaluate", "--recipe", "seed-mel", "--data", "corpus", "--epochs", "3", "--checkpoint", "state"],
                in: folder, launcher: ["/bin/sh", "-c", "ulimit -f 1; exec \"$@\"", "sh"])
            expectFailure(run, naming: "checkpoint.json", cause: "could not be kept")
        }
    }
}
