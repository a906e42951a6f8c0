import Foundation
import NunchiTesting
import Testing

/// Standard output holds results only, standard error what happens beside them; `--quiet` leaves only failures there.
@Suite struct QuietTests {
    @Test func filesWrittenAreTold() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let arguments = ["features", "voice.wav", "--set", "rms", "--output", "x.npy"]
            let run = try await Program.run(arguments, in: folder)
            #expect(run.output.isEmpty)
            #expect(run.errorLines.count == 1)
            #expect(run.errors.hasPrefix("nunchi: wrote ") && run.errors.contains("x.npy"))
            let quiet = try await Program.run(arguments + ["--quiet"], in: folder)
            #expect(quiet.code == 0)
            #expect(quiet.output.isEmpty)
            #expect(quiet.errors.isEmpty)
        }
    }

    @Test func noProgressWhereNobodyWatches() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let names = try folder.appendingPathComponent("corpus").names().filter { $0.hasSuffix(".wav") }
            let run = try await Program.run(["read", "--json"] + names.map { "corpus/" + $0 }, in: folder)
            #expect(run.code == 0)
            #expect(run.lines.count == names.count)
            #expect(run.errors.isEmpty)
        }
    }

    @Test func failuresAreTold() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("empty.wav", [])
            let run = try await Program.run("read", "empty.wav", "--quiet", in: folder)
            expectFailure(run, naming: "empty.wav", cause: "empty")
        }
    }
}
