import Foundation
import NunchiTesting
import Testing

/// Outputs that cannot be written: told before the work, with the output's name; nothing is left lying about.
@Suite struct UnwritableOutputTests {
    private static let commands: [[String]] = [
        ["features", "voice.wav", "--output", "gone/x.npy"],
        ["features", "voice.wav", "--output", "gone/x.csv"],
        ["plot", "spectrogram", "voice.wav", "--output", "gone/x.svg"],
        ["plot", "timeline", "voice.wav", "--output", "gone/x.png"],
        ["train", "--data", "corpus", "--recipe", "seed-mel", "--protocol", "none", "--output", "gone/x.safetensors"],
        ["evaluate", "--data", "corpus", "--recipe", "seed-mel", "--predictions", "gone/x.csv"],
        ["evaluate", "--data", "corpus", "--recipe", "seed-mel", "--plot", "gone/x.svg"],
        ["tune", "--data", "corpus", "--recipe", "seed-mel", "--output", "gone/x.json"],
        ["tune", "--data", "corpus", "--recipe", "seed-mel", "--plot", "gone/x.svg"],
    ]

    @Test(arguments: commands)
    func folderThatIsNotThere(_ command: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            try folder.corpus()
            let before = try folder.names()
            let told = try await Program.run(command, in: folder)
            let name = try #require(command.last.map { URL(fileURLWithPath: $0).lastPathComponent })
            expectFailure(told, naming: "gone/\(name)", cause: "could not be written: No such file or directory")
            #expect(try folder.names() == before)
        }
    }

    @Test func asJSON() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice()
            let run = try await Program.run("features", "voice.wav", "--output", "gone/x.npy", "--json", in: folder)
            #expect(run.code == 1)
            let error = try run.object()
            #expect(try error.text("code") == "report.not_written")
            #expect(try error.text("source").hasSuffix("gone/x.npy"))
        }
    }

    @Test func folderInTheWay() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            _ = try folder.folder("model.safetensors")
            let told = try await Program.run(
                "train", "--data", "corpus", "--recipe", "seed-mel", "--output", "model.safetensors", in: folder)
            expectFailure(told, naming: "model.safetensors", cause: "Is a directory")
        }
    }

    /// A failed command leaves the file that was there as it was.
    @Test func oldFileStays() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("old.npy", Array("precious".utf8))
            try folder.file("empty.wav", [])
            let run = try await Program.run("features", "empty.wav", "--output", "old.npy", in: folder)
            #expect(run.code == 1)
            #expect(try folder.bytes("old.npy") == Array("precious".utf8))
            #expect(try folder.names() == ["empty.wav", "old.npy"])
        }
    }
}
