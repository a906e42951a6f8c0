import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// The same samples give the same reading and the same features, wherever they come from.
@Suite struct SameSamplesTests {
    private func readings(of sources: [(name: String, input: [UInt8])], in folder: URL, _ command: [String])
        async throws -> [String]
    {
        var results: [String] = []
        for source in sources {
            let run = try await Program.run(
                [command[0], source.name, "--json"] + command.dropFirst(), input: source.input, in: folder)
            #expect(run.code == 0, "\(source.name): \(run.output)\(run.errors)")
            results.append(try run.object().canonical(without: ["source"]))
        }
        return results
    }

    @Test(arguments: [["read"], ["read", "--threads", "2"], ["features", "--set", "mfcc,rms"]])
    func fileInputAndContainer(_ command: [String]) async throws {
        try await withTemporaryDirectory { folder in
            let voice = SyntheticVoices.voice(emotion: "joy", seconds: 2.6)
            let wav = try voice.encoded(as: .wav())
            let flac = try voice.encoded(as: .flac())
            try folder.file("voice.wav", wav)
            try folder.file("voice.flac", flac)
            try folder.file("float.wav", WAVBytes.float32(voice.channels[0]).bytes)
            try folder.file("voice.mp3", wav)
            let results = try await readings(
                of: [
                    ("voice.wav", []), ("voice.flac", []), ("float.wav", []), ("voice.mp3", []), ("-", wav),
                    ("-", flac),
                ], in: folder, command)
            #expect(Set(results).count == 1)
        }
    }

    @Test func spanEqualsItsOwnFile() async throws {
        try await withTemporaryDirectory { folder in
            let samples = SyntheticVoices.voice(seconds: 3).channels[0]
            try folder.file("whole.wav", WAVBytes.float32(samples).bytes)
            try folder.file("part.wav", WAVBytes.float32(Array(samples[8_000..<32_000])).bytes)
            let part = try expectReading(try await Program.run("read", "part.wav", "--json", in: folder))
            let span = try expectReading(
                try await Program.run("read", "whole.wav", "--start", "0.5", "--end", "2", "--json", in: folder))
            let ignored: Set = ["source", "timeline"]
            #expect(try span.canonical(without: ignored) == part.canonical(without: ignored))
        }
    }
}
