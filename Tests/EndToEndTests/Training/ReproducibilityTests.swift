import Foundation
import NunchiTesting
import Testing

/// The same seed gives the same model file to the byte, any number of threads; another seed another file.
@Suite struct ReproducibilityTests {
    @Test(arguments: [("seed-mel", 40), ("acoustic", 2)])
    func modelFiles(recipe: String, epochs: Int) async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            func train(_ name: String, _ options: String...) async throws -> [UInt8] {
                let run = try await Program.run(
                    [
                        "train", "--recipe", recipe, "--epochs", "\(epochs)", "--data", "corpus", "--protocol", "none",
                        "--output", name,
                    ] + options, in: folder)
                try #require(run.code == 0, "\(run.errors)")
                return try folder.bytes(name)
            }
            let first = try await train("first.safetensors", "--seed", "1", "--threads", "1", "--jobs", "1")
            let second = try await train("second.safetensors", "--seed", "1", "--threads", "2", "--jobs", "3")
            let other = try await train("other.safetensors", "--seed", "2", "--threads", "1")
            #expect(first == second)
            #expect(first != other)
        }
    }
}
