import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Samples that are no numbers, or infinite.
@Suite struct NonFiniteTests {
    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func isNoReading(_ value: Float) async throws {
        try await withTemporaryDirectory { folder in
            var samples = SyntheticVoices.voice().channels[0]
            samples[4_000] = value
            try folder.file("bad.wav", WAVBytes.float32(samples).bytes)
            for command in ["read", "features"] {
                let told = try await Program.run(command, "bad.wav", in: folder)
                expectFailure(told, naming: "bad.wav", cause: "sample 4000 of channel 0, at 0.250 s, is \(value)")
                let json = try await Program.run(command, "bad.wav", "--json", in: folder)
                try expectJSONFailure(json, source: "bad.wav", code: "audio.non_finite")
            }
        }
    }

    /// The span read decides: a fault outside of it is none.
    @Test func faultOutsideOfTheSpan() async throws {
        try await withTemporaryDirectory { folder in
            var samples = SyntheticVoices.voice(seconds: 2).channels[0]
            samples[31_000] = .nan
            try folder.file("late.wav", WAVBytes.float32(samples).bytes)
            let reading = try expectReading(
                try await Program.run("read", "late.wav", "--end", "1", "--json", in: folder))
            #expect(try reading.number("seconds") == 1)
        }
    }
}
