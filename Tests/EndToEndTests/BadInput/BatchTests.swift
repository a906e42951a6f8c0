import Foundation
import NunchiTesting
import Testing

/// Several inputs of which some are bad: the others are done, in order, and the exit code says that not all went well.
@Suite struct BatchTests {
    private static let names = ["a.wav", "empty.wav", "b.wav", "gone.wav", "c.wav"]

    private func fill(_ folder: URL) throws {
        for (name, seconds) in [("a.wav", 1.5), ("b.wav", 0.5), ("c.wav", 1.0)] {
            try folder.voice(name, seconds: seconds)
        }
        try folder.file("empty.wav", [])
    }

    @Test(arguments: [1, 4])
    func aJSONLineForEachInputInOrder(jobs: Int) async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let run = try await Program.run(["read"] + Self.names + ["--json", "--jobs", "\(jobs)"], in: folder)
            #expect(run.code == 1)
            let objects = try run.objects()
            #expect(try objects.map { try $0.text("source") } == Self.names)
            let (reading, error) = ("nunchi.reading/1", "nunchi.error/1")
            #expect(try objects.map { try $0.text("schema") } == [reading, error, reading, error, reading])
            #expect(run.errors.isEmpty, "\(run.errors)")
        }
    }

    @Test func forPeople() async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let run = try await Program.run(["read"] + Self.names, in: folder)
            #expect(run.code == 1)
            for name in ["a.wav", "b.wav", "c.wav"] { #expect(run.lines.contains { $0.hasPrefix(name + "  ") }) }
            #expect(run.errorLines.count == 3)
            for (line, start) in zip(run.errorLines, ["empty.wav: ", "gone.wav: ", "read by "]) {
                #expect(line.hasPrefix("nunchi: " + start), "\(line)")
            }
        }
    }

    /// A folder stands for the recordings in it; one without any stops none of the others.
    @Test func folders() async throws {
        try await withTemporaryDirectory { folder in
            let voices = folder.appendingPathComponent("voices/inner")
            for place in [voices, folder.appendingPathComponent("none")] {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            }
            try voices.voice("b.wav", seconds: 0.5)
            try voices.deletingLastPathComponent().voice("a.wav", seconds: 1)
            try folder.voice("c.wav", seconds: 0.5)
            try folder.file("voices/list.csv", Array("a,b".utf8))
            let run = try await Program.run("read", "none", "voices", "c.wav", "--json", in: folder)
            #expect(run.code == 1)
            let objects = try run.objects()
            #expect(
                try objects.map { try $0.text("source") } == ["none", "voices/a.wav", "voices/inner/b.wav", "c.wav"])
            #expect(try objects[0].text("code") == "corpus.no_sounds")
        }
    }

    @Test func features() async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let names = Self.names
            let run = try await Program.run(
                ["features"] + names + ["--set", "rms", "--output", "vectors/"], in: folder)
            #expect(run.code == 1)
            #expect(try folder.appendingPathComponent("vectors").names() == ["a.npy", "b.npy", "c.npy"])
        }
    }
}
