import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Sample formats, rates and channel counts that are rare and in order.
@Suite struct UnusualFormatTests {
    @Test func eightBits() async throws {
        try await withTemporaryDirectory { folder in
            let samples = SyntheticVoices.voice(emotion: "joy").channels[0]
            let bytes = samples.map { UInt8(clamping: Int(($0 * 128).rounded()) + 128) }
            try folder.file("eight.wav", WAVBytes.pcm8(bytes).bytes)
            let reading = try expectReading(try await Program.run("read", "eight.wav", "--json", in: folder))
            #expect(try reading.number("seconds") == 1.2)
        }
    }

    @Test func highRate() async throws {
        try await withTemporaryDirectory { folder in
            let voice = SyntheticVoices.voice(seconds: 1, sampleRate: 192_000)
            try folder.file("high.wav", voice.pcm16.bytes)
            let reading = try expectReading(try await Program.run("read", "high.wav", "--json", in: folder))
            #expect(try reading.number("seconds") == 1)
            #expect(try !reading.texts("warnings").contains("narrow_band"))
            let features = try await Program.run("features", "high.wav", "--set", "rms", "--json", in: folder)
            #expect(try features.object().integer("sample_rate") == 192_000)
        }
    }

    @Test func telephoneRateIsReadWithAWarning() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("phone.wav", SyntheticVoices.voice(sampleRate: 8_000).pcm16.bytes)
            let reading = try expectReading(try await Program.run("read", "phone.wav", "--json", in: folder))
            #expect(try reading.texts("warnings").contains("narrow_band"))
        }
    }

    /// Eight equal channels are read as one; each can be chosen, a ninth cannot.
    @Test func eightChannels() async throws {
        try await withTemporaryDirectory { folder in
            let samples = SyntheticVoices.voice().channels[0].map { Int16($0 * 32_768) }
            try folder.file("one.wav", WAVBytes.pcm16(samples).bytes)
            let woven = samples.flatMap { [Int16](repeating: $0, count: 8) }
            try folder.file("eight.wav", WAVBytes.pcm16(woven, channels: 8).bytes)
            let one = try expectReading(try await Program.run("read", "one.wav", "--json", in: folder))
            for choice in [[], ["--channel", "7"]] {
                let eight = try expectReading(
                    try await Program.run(["read", "eight.wav", "--json"] + choice, in: folder))
                #expect(try eight.canonical(without: ["source"]) == one.canonical(without: ["source"]))
            }
            let ninth = try await Program.run("read", "eight.wav", "--channel", "8", "--json", in: folder)
            try expectJSONFailure(ninth, source: "eight.wav", code: "audio.no_such_channel")
        }
    }
}
