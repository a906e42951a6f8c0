import Foundation
import NunchiTesting
import Testing

/// A batch that is killed loses nothing that it has done.
@Suite struct FeatureResumeTests {
    private static let names = ["a.wav", "b.wav", "c.wav", "d.wav"]

    private func fill(_ folder: URL, withoutLast: Bool = false) throws {
        for (index, name) in Self.names.enumerated() where !(withoutLast && index == 3) {
            try folder.voice(name, seconds: 0.5 + Double(index) / 4)
        }
    }

    /// Runs until the first three recordings are in the journal, then kills. The fourth is a pipe that gives nothing.
    private func runAndKill(_ arguments: [String], journal: String, in folder: URL) async throws {
        try fill(folder, withoutLast: true)
        let pipe = folder.appendingPathComponent("d.wav")
        try #require(mkfifo(pipe.path, 0o600) == 0)
        let process = Process()
        process.executableURL = Program.url
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        let file = folder.appendingPathComponent(journal)
        for _ in 0..<600 {
            let bytes = (try? Data(contentsOf: file)) ?? Data()
            if bytes.range(of: Data("\"c.wav\"".utf8)) != nil { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        try FileManager.default.removeItem(at: pipe)
    }

    @Test(arguments: ["x.csv", "x.jsonl", "x.npz"])
    func theNextRunGoesOn(output: String) async throws {
        try await withTemporaryDirectory { folder in
            let arguments = ["features"] + Self.names + ["--set", "mfcc,rms", "--jobs", "1", "--output", output]
            try await runAndKill(arguments, journal: output + ".unfinished", in: folder)
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent(output).path))
            try folder.voice("d.wav", seconds: 1.25)
            let run = try await Program.run(arguments, in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.errors.contains("3 done already"), "\(run.errors)")
            let resumed = try folder.bytes(output)
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent(output + ".unfinished").path))
            let again = try await Program.run(arguments, in: folder)
            #expect(!again.errors.contains("done already"))
            #expect(try folder.bytes(output) == resumed)
        }
    }

    @Test func aFolderGoesOn() async throws {
        try await withTemporaryDirectory { folder in
            let arguments = ["features"] + Self.names + ["--set", "rms", "--jobs", "1", "--output", "out/"]
            try await runAndKill(arguments, journal: "out/.features.unfinished", in: folder)
            try folder.voice("d.wav", seconds: 1.25)
            let run = try await Program.run(arguments, in: folder)
            #expect(run.errors.contains("3 done already"), "\(run.errors)")
            #expect(try folder.appendingPathComponent("out").names() == ["a.npy", "b.npy", "c.npy", "d.npy"])
        }
    }

    /// What was computed under other settings, or of a file that has changed since, does not count.
    @Test func onlyWhatIsStillTrueCounts() async throws {
        try await withTemporaryDirectory { folder in
            let arguments = ["features"] + Self.names + ["--jobs", "1", "--output", "x.csv", "--set"]
            try await runAndKill(arguments + ["rms"], journal: "x.csv.unfinished", in: folder)
            try folder.voice("d.wav", seconds: 1.25)
            try folder.voice("b.wav", seconds: 1.5)
            let journal = try folder.bytes("x.csv.unfinished")
            let changed = try await Program.run(arguments + ["rms"], in: folder)
            #expect(changed.errors.contains("2 done already"), "\(changed.errors)")
            try folder.file("x.csv.unfinished", journal)
            let other = try await Program.run(arguments + ["zcr"], in: folder)
            #expect(!other.errors.contains("done already"), "\(other.errors)")
            try folder.file("x.csv.unfinished", journal)
            let restarted = try await Program.run(arguments + ["rms", "--restart"], in: folder)
            #expect(!restarted.errors.contains("done already"), "\(restarted.errors)")
            // A journal that was cut short gives what is whole.
            try folder.file("x.csv.unfinished", journal.dropLast(3))
            let cut = try await Program.run(arguments + ["rms"], in: folder)
            #expect(cut.errors.contains("1 done already"), "\(cut.errors)")
        }
    }
}
