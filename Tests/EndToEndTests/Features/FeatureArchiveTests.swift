import Foundation
import NunchiTesting
import Testing

/// NumPy itself reads what `nunchi features` writes.
@Suite struct FeatureArchiveTests {
    /// A Python that has NumPy; `scripts/setup` installs Debian's.
    private static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
        .first { path in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = ["-c", "import numpy"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }

    private func evaluate(_ program: String, in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-c", "import numpy as np, json\n" + program]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private func fill(_ folder: URL) throws {
        _ = try folder.folder("two")
        for name in ["하나.wav", "b.wav", "two/b.wav"] { try folder.voice(name, seconds: 0.5) }
    }

    @Test(.enabled(if: python != nil, "no Python with NumPy; run scripts/setup"))
    func anArrayForEachRecording() async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let names = ["하나.wav", "b.wav", "two/b.wav"]
            let run = try await Program.run(
                ["features"] + names + ["--set", "rms,zcr", "--output", "x.npz"], in: folder)
            #expect(run.code == 0, "\(run.errors)")
            for name in names {
                let one = try await Program.run("features", name, "--set", "rms,zcr", "--output", "one.npy", in: folder)
                #expect(one.code == 0)
                let same = try evaluate(
                    """
                    z = np.load("x.npz")
                    i = list(z["sources"]).index("\(name)")
                    a = z[z["keys"][i]]
                    print(a.dtype, a.shape, np.array_equal(a, np.load("one.npy")))
                    """, in: folder)
                #expect(same == "float32 (2, 16) True")
            }
            let rest = try evaluate(
                """
                z = np.load("x.npz")
                print(list(map(str, z["keys"])), list(map(str, z["names"])), list(z["sample_rates"]), list(z["hop_seconds"]))
                """, in: folder)
            #expect(rest == "['하나', 'b', 'b-2'] ['rms', 'zcr'] [16000, 16000, 16000] [0.032, 0.032, 0.032]")
        }
    }

    @Test(.enabled(if: python != nil, "no Python with NumPy; run scripts/setup"))
    func oneTableOfWholeUtterances() async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let run = try await Program.run(
                "features", ".", "--set", "rms", "--functionals", "--output", "x.npz", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let shape = try evaluate(
                """
                z = np.load("x.npz")
                print(z["features"].shape, len(z["names"]), list(map(str, z["sources"])), z["names"][0])
                """, in: folder)
            #expect(shape == "(3, 18) 18 ['./b.wav', './two/b.wav', './하나.wav'] rms.mean")
        }
    }

    @Test(.enabled(if: python != nil, "no Python with NumPy; run scripts/setup"))
    func aFolderOfArchives() async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let run = try await Program.run(
                "features", "b.wav", "--set", "mfcc", "--output", "out/", "--format", "npz", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let shape = try evaluate(
                "z = np.load('out/b.npz'); print(z['features'].shape, z['names'][19])", in: folder)
            #expect(shape == "(20, 16) mfcc_19")
        }
    }
}
