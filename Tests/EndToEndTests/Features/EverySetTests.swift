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
            for set in try await Program.run("features", "--list", "--json").objects() {
                let name = try set.text("name")
                let run = try await Program.run(
                    [
                        "features", "voice.wav", "--n-fft", "512", "--hop-length", "4000", "--quiet", "--json", "--set",
                        name,
                    ], in: folder)
                #expect(!run.crashed, "\(name)")
                guard try set.flag("takes_frames") else {
                    #expect(run.code == 64 && run.errors.contains("does not take n_fft"), "\(name)")
                    continue
                }
                let result = try run.object()
                let schema = try result.text("schema")
                #expect(schema == "nunchi.features/1" || (try? result.text("code"))?.hasPrefix("acoustics.") == true)
            }
        }
    }

    /// Rows of one name from several sets keep the sets' names; a feature without a value has none when summed up.
    @Test func namesAreUniqueAndNothingIsNotZero() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("silence.wav", WAVBytes.float32([Float](repeating: 0, count: 16_000)).bytes)
            let run = try await Program.run(
                "features", "silence.wav", "--set", "pyin,f0,rms,yin,yin", "--functionals", "--json", in: folder)
            let result = try run.object()
            let names = try result.texts("names")
            #expect(Set(names).count == names.count)
            for name in ["pyin_f0.mean", "f0_f0.mean", "rms.mean", "yin_f0.mean", "yin_2_f0.mean", "voiced_prob.max"] {
                #expect(names.contains(name), "\(name)")
            }
            #expect(run.output.contains("[null]"))
        }
    }

    @Test func beatsAndOnsetsAreMarkedWhereTheyAre() async throws {
        try await withTemporaryDirectory { folder in
            // A click every half second, half a second in.
            var clicks = [Float](repeating: 0, count: 22_050 * 8)
            for click in 1..<16 {
                for sample in 0..<200 { clicks[click * 11_025 + sample] = Float(0.9 * exp(-Double(sample) / 30)) }
            }
            try folder.file("clicks.wav", WAVBytes.float32(clicks, sampleRate: 22_050).bytes)
            let run = try await Program.run("features", "clicks.wav", "--set", "onsets", "--json", in: folder)
            let marks = try #require(try run.object().table("values").first)
            let times = marks.indices.filter { marks[$0] == 1 }.map { Double($0 * 512) / 22_050 }
            #expect(times.count == 15)
            for (index, time) in times.enumerated() { #expect(abs(time - 0.5 * Double(index + 1)) < 0.06) }
            let beats = try await Program.run("features", "clicks.wav", "--set", "beats", "--json", in: folder)
            let row = try #require(try beats.object().table("values").first)
            let found = row.indices.filter { row[$0] == 1 }
            #expect(found.count >= 12)
            for (one, next) in zip(found, found.dropFirst()) {
                #expect(abs(Double((next - one) * 512) / 22_050 - 0.5) < 0.06)
            }
        }
    }
}
