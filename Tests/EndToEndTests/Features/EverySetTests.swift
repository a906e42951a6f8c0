import Foundation
import NunchiTesting
import Testing

/// Every feature set on sounds that are next to nothing or too much: numbers or one clear line, never a crash.
@Suite struct EverySetTests {
    private static let sounds: KeyValuePairs<String, [Float]> = [
        "one.wav": [0.5],
        "short.wav": [Float](repeating: 0.1, count: 100),
        "silence.wav": [Float](repeating: 0, count: 24_000),
        "steady.wav": [Float](repeating: 0.7, count: 24_000),
        "square.wav": (0..<24_000).map { $0 / 50 % 2 == 0 ? 1 : -1 },
        "click.wav": [1] + [Float](repeating: 0, count: 24_000),
        "huge.wav": (0..<24_000).map { 1e30 * Float($0 % 37 - 18) },
        "tiny.wav": (0..<24_000).map { 1e-38 * Float($0 % 37 - 18) },
    ]

    @Test func numbersOrOneClearLine() async throws {
        try await withTemporaryDirectory { folder in
            for (name, samples) in Self.sounds {
                try folder.file(name, WAVBytes.float32(samples, sampleRate: 16_000).bytes)
            }
            let sets = try await Program.run("features", "--list", "--json").objects()
            for set in sets {
                let name = try set.text("name")
                for options in [[], ["--functionals"]] {
                    let run = try await Program.run(
                        ["features"] + Self.sounds.map(\.key) + ["--set", name, "--json", "--quiet"] + options,
                        in: folder)
                    #expect(!run.crashed, "\(name)")
                    let results = try run.objects()
                    #expect(results.count == Self.sounds.count, "\(name)")
                    for result in results where try result.text("schema") == "nunchi.error/1" {
                        #expect(try !result.text("cause").isEmpty && result.text("code") != "failed", "\(name)")
                    }
                    // Most of a second and a half of a steady tone is no trouble to any set.
                    let square = try #require(try results.first { try $0.text("source") == "square.wav" })
                    #expect(try square.text("schema") == "nunchi.features/1", "\(name)")
                }
            }
        }
    }

    @Test func aHopBeyondTheWindowIsNoTrouble() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 1)
            let sets = try await Program.run("features", "--list", "--json").objects()
                .filter { try $0.text("name") != "tempogram" }
            for set in sets {
                let run = try await Program.run(
                    [
                        "features", "voice.wav", "--n-fft", "512", "--hop-length", "4000", "--quiet", "--json",
                        "--set", try set.text("name"),
                    ], in: folder)
                #expect(!run.crashed)
                let result = try run.object()
                let schema = try result.text("schema")
                #expect(schema == "nunchi.features/1" || (try? result.text("code"))?.hasPrefix("acoustics.") == true)
            }
        }
    }
}
