import Foundation
import GRDB
import NunchiTesting
import Testing

/// The log of a search: what is finished is kept, and what is no log of this search is refused.
@Suite struct TrialLogTests {
    private static let tune = [
        "tune", "--recipe", "seed-mlp", "--data", "corpus", "--vary", "learner.dropout=0..0.6", "--protocol",
        "grouped:3",
        "--json", "--quiet", "--jobs", "1",
    ]

    private func rows(of file: URL) throws -> [[DatabaseValue]] {
        try DatabaseQueue(path: file.path).read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM trial ORDER BY held_out, share, number")
                .map { Array($0.databaseValues) }
        }
    }

    @Test func aKilledSearchGoesOn() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let command = Self.tune + ["--epochs", "1500", "--trials", "8"]
            let plain = try await Program.run(command + ["--output", "plain.json"], in: folder)
            try #require(plain.code == 0, "\(plain.errors)")
            let log = folder.appendingPathComponent("tune.sqlite")
            // The log is locked while the search uses it, but its rows can be seen in the file's bytes, the last perhaps unfinished.
            try await Program.runAndKill(command + ["--log", "tune.sqlite", "--output", "best.json"], in: folder) {
                let bytes = (try? Data(contentsOf: log)) ?? Data()
                return String(decoding: bytes, as: UTF8.self).components(separatedBy: "{\"learner.dropout\":").count > 4
            }
            let finished = try rows(of: log)
            #expect((3..<8).contains(finished.count))
            let resumed = try await Program.run(
                command + ["--log", "tune.sqlite", "--output", "best.json"], in: folder)
            #expect(resumed.code == 0, "\(resumed.errors)")
            #expect(resumed.output == plain.output)
            // The time that a trial took would differ if it had been repeated.
            let all = try rows(of: log)
            #expect(all.count == 8)
            #expect(Array(all.prefix(finished.count)) == finished)
            let texts = try ["plain.json", "best.json"].map { String(decoding: try folder.bytes($0), as: UTF8.self) }
            #expect(texts[0].replacing("\"plain\"", with: "\"best\"") == texts[1])
            // More trials begin with those that are there.
            let more = try await Program.run(
                Self.tune + ["--epochs", "1500", "--trials", "9", "--log", "tune.sqlite"], in: folder)
            #expect(more.code == 0, "\(more.errors)")
            #expect(try Array(rows(of: log).prefix(8)) == all)
            #expect(try rows(of: log).count == 9)
        }
    }

    @Test func anotherSearchIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let base = Self.tune + ["--log", "tune.sqlite", "--trials", "1"]
            let first = try await Program.run(base + ["--epochs", "2"], in: folder)
            #expect(first.code == 0, "\(first.errors)")
            let others: [([String], String)] = [
                (["--epochs", "3"], "another recipe"), (["--epochs", "2", "--seed", "9"], "another seed"),
                (["--epochs", "2", "--protocol", "grouped:2"], "another protocol"),
                (["--epochs", "2", "--vary", "training.epochs=1,2"], "other things to vary"),
                (["--epochs", "2", "--method", "grid", "--trials", "30"], "another kind of work"),
            ]
            for (change, cause) in others {
                let run = try await Program.run(base.filter { $0 != "--json" } + change, in: folder)
                expectFailure(run, naming: "tune.sqlite", cause: cause)
            }
            try folder.voice("corpus/s0-anger-0.wav", seconds: 0.7)
            let changed = try await Program.run(base + ["--epochs", "2"], in: folder)
            #expect(changed.code == 1)
            #expect(try changed.object().text("code") == "trial_log.other_search")
            #expect(try changed.object().text("cause").contains("other data"))
        }
    }

    @Test func whatIsNoLogIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let base = Self.tune + ["--epochs", "2", "--trials", "1", "--log", "tune.sqlite"]
            func code() async throws -> String {
                let run = try await Program.run(base, in: folder)
                #expect(run.code == 1, "\(run.output)\(run.errors)")
                #expect(!run.crashed)
                return try run.object().text("code")
            }
            let log = try folder.file("tune.sqlite", Array("this is no database, whatever its name says".utf8))
            #expect(try await code() == "trial_log.damaged")
            try FileManager.default.removeItem(at: log)
            try await DatabaseQueue(path: log.path).write { try $0.execute(sql: "CREATE TABLE cats (name TEXT)") }
            #expect(try await code() == "trial_log.foreign")

            try FileManager.default.removeItem(at: log)
            #expect(try await Program.run(base, in: folder).code == 0)
            let whole = try folder.bytes("tune.sqlite")
            // Every page but the first is overwritten.
            var holes = whole
            for place in 4096..<holes.count { holes[place] = 0x55 }
            try folder.file("tune.sqlite", holes)
            #expect(try await code() == "trial_log.damaged")
            try folder.file("tune.sqlite", Array(whole.prefix(5000)))
            #expect(try await code() == "trial_log.damaged")
            try folder.file("tune.sqlite", whole)
            try await DatabaseQueue(path: log.path).write { try $0.execute(sql: "PRAGMA user_version = 7") }
            #expect(try await code() == "trial_log.version")
        }
    }

    @Test func aLogThatCannotBeWrittenIsToldOf() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let base = Self.tune + ["--epochs", "2", "--trials", "1", "--log"]
            let gone = try await Program.run(base + ["gone/tune.sqlite"], in: folder)
            #expect(gone.code == 1)
            #expect(try gone.object().text("code") == "trial_log.not_written")
            // No file may grow beyond two kilobytes or so.
            let full = try await Program.run(
                base + ["tune.sqlite"], in: folder, launcher: ["/bin/sh", "-c", "ulimit -f 4; exec \"$@\"", "sh"])
            #expect(!full.crashed, "signal \(full.code)")
            #expect(full.code == 1)
            #expect(try full.object().text("code") == "trial_log.not_written")
            #expect(try !full.object().text("hint").isEmpty)
        }
    }

    @Test func oneSearchAtATime() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let base = Self.tune + ["--epochs", "2", "--trials", "1", "--log", "tune.sqlite"]
            #expect(try await Program.run(base, in: folder).code == 0)
            let log = folder.appendingPathComponent("tune.sqlite")
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let queue = try DatabaseQueue(path: log.path, configuration: configuration)
            try await queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
            let run = try await Program.run(base, in: folder)
            try await queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(run.code == 1)
            #expect(try run.object().text("code") == "trial_log.in_use")
        }
    }
}
