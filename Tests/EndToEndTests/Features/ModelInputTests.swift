import Foundation
import NunchiTesting
import Testing

/// `nunchi features --model`: what a voice model is given.
@Suite struct ModelInputTests {
    private func features(_ arguments: String..., in folder: URL) async throws -> ProgramRun {
        try await Program.run(["features"] + arguments, in: folder)
    }

    @Test func arraysAreBatches() async throws {
        try await withTemporaryDirectory { folder in
            for name in ["a.wav", "b.wav"] { try folder.voice(name, seconds: 0.5) }
            let told = try await features("a.wav", "--model", "acoustic", in: folder)
            #expect(told.output == "a.wav  [1, 1990]\n")
            let run = try await features(
                "a.wav", "b.wav", "--model", "acoustic", "--output", "x.npy", "--quiet", in: folder)
            #expect(run.code == 0 && run.output.isEmpty && run.errors.isEmpty)
            let array = try NPYArray(contentsOf: folder.appending(path: "x.npy"))
            #expect(array.shape == [2, 1990])
            #expect(array.floats.prefix(1990) == array.floats.suffix(1990))
            let object = try await features("a.wav", "--model", "acoustic", "--json", in: folder).object()
            #expect(try object.numbers("shape") == [1, 1990] && object.integer("sample_rate") == 16_000)
            #expect(try object.numbers("values").map(Float.init) == Array(array.floats.prefix(1990)))
        }
    }

    /// Clips of several lengths fit no batch, but an archive or a folder.
    @Test func severalLengths() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            try folder.voice("a.wav", seconds: 0.5)
            _ = try folder.folder("two")
            try folder.voice("two/a.wav", seconds: 0.9)
            let trained = try await Program.run(
                "train", "--recipe", "gmm", "--set", "learner.components=1", "--data", "corpus", "--protocol", "none",
                "--output", "own.safetensors", "--quiet", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            let batch = try await features(
                "a.wav", "two/a.wav", "--model", "own.safetensors", "--output", "x.npy", in: folder)
            #expect(batch.code == 1 && batch.errors.contains(".npz"))
            let apart = try await features(
                "a.wav", "two/a.wav", "--model", "own.safetensors", "--output", "x/", in: folder)
            #expect(apart.code == 0)
            #expect(try folder.appending(path: "x").names() == ["a-2.npy", "a.npy"])
            let shapes = try ["a", "a-2"].map {
                try NPYArray(contentsOf: folder.appending(path: "x/\($0).npy")).shape
            }
            #expect(shapes[0][0] == 1 && shapes[0][2] == 39 && shapes[0][1] < shapes[1][1])
            let archive = try await features(
                "a.wav", "two/a.wav", "--model", "own.safetensors", "--output", "x.npz", in: folder)
            #expect(archive.code == 0)
            #expect(try folder.bytes("x.npz").prefix(2) == [0x50, 0x4B])
        }
    }

    @Test func whatCannotBeIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("a.wav")
            try folder.voice("short.wav", seconds: 0.1)
            for wrong in [["--set", "mfcc"], ["--functionals"], ["--stream"], ["--output", "x.csv"]] {
                let run = try await Program.run(["features", "a.wav", "--model", "acoustic"] + wrong, in: folder)
                #expect(run.code == 64 && !run.crashed, "\(wrong)")
            }
            #expect(try await features("a.wav", "--model", "nobody", in: folder).code == 64)
            let short = try await features("short.wav", "a.wav", "--model", "acoustic", "--output", "x.npy", in: folder)
            #expect(short.code == 1 && short.errors.contains("short.wav: "))
            // What could be read is there all the same.
            #expect(try NPYArray(contentsOf: folder.appending(path: "x.npy")).shape == [1, 1990])
        }
    }
}
