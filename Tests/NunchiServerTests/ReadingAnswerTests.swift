import Foundation
import HTTPTypes
import HummingbirdTesting
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("POST /v1/read")
struct ReadingAnswerTests {
    @Test("A recording is answered with what the library reads from the same file")
    func sameAsLibrary() async throws {
        let voice = SyntheticVoices.voice(emotion: "joy", seconds: 3)
        let expected = try await withTemporaryDirectory { folder in
            let file = folder.appending(path: "clip.wav")
            try Data(voice.wav).write(to: file)
            return try await Nunchi(model: "acoustic").read(.url(file), source: "clip.wav").json.compact
        }
        try await TestServer.run { server in
            let answer = try await server.read("?name=clip.wav", voice: voice)
            #expect(answer.status == 200)
            #expect(answer.text == expected)
        }
    }

    @Test("A part of one channel, in other windows, is the part that the library reads")
    func parts() async throws {
        let voice = SyntheticVoices.voice(emotion: "anger", seconds: 4)
        let stereo = WAVBytes.pcm16(
            voice.channels[0].flatMap { [Int16(0), Int16(clamping: Int($0 * 32_768))] }, channels: 2)
        let options = ReadingOptions(start: 1, end: 3.5, channel: 1, window: 1, step: 0.25)
        let expected = try await Nunchi(model: "acoustic")
            .read(.bytes(stereo.bytes), source: "b.wav", options: options).json.compact
        try await TestServer.run { server in
            let answer = try await server.send(
                .post, "/v1/read?name=b.wav&start=1&end=3.5&channel=1&window=1&step=0.25", type: "audio/x-wav",
                body: stereo.bytes)
            #expect(answer.text == expected)
        }
    }

    @Test("A telephone's bandwidth is warned of as the library does")
    func narrowBand() async throws {
        let voice = SyntheticVoices.voice(seconds: 2, sampleRate: 8000)
        try await TestServer.run { server in
            let answer = try await server.read(voice: voice)
            #expect((answer.object["warnings"] as? [String])?.contains("narrow_band") == true)
        }
    }

    @Test("Words are answered with what the library reads in them")
    func words() async throws {
        let text = "Thank you so much, this is wonderful!"
        let expected = try TextReader().read(text, options: TextReader.Options(explains: true)).json.compact
        try await TestServer.run { server in
            let answer = try await server.send(
                .post, "/v1/read?explain=true", type: "text/plain; charset=utf-8", body: Array(text.utf8))
            #expect(answer.status == 200)
            #expect(answer.text == expected)
        }
    }

    @Test("Pictures come when they are asked for")
    func pictures() async throws {
        try await TestServer.run { server in
            let answer = try await server.read(
                "?include=waveform,spectrogram", voice: SyntheticVoices.voice(seconds: 2))
            let waveform = try #require(answer.object["waveform"] as? [String: Any])
            #expect(waveform["seconds"] as? Double == 2)
            let peaks = try #require(waveform["peaks"] as? [[Double]])
            #expect(peaks.count == 800)
            #expect(peaks.allSatisfy { $0.count == 2 && $0[0] <= $0[1] && $0[0] >= -1 && $0[1] <= 1 })
            #expect(peaks.contains { $0[1] > 0.1 })
            let picture = try #require(answer.object["spectrogram"] as? String)
            let prefix = "data:image/png;base64,"
            try #require(picture.hasPrefix(prefix))
            let png = try #require(Data(base64Encoded: String(picture.dropFirst(prefix.count))))
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            // IHDR: width and height, big-endian, from byte 16 on.
            #expect(png[18] == 0 && Int(png[16]) == 0)
            #expect(Int(png[22]) << 8 | Int(png[23]) == 128)
            #expect(Int(png[18]) << 8 | Int(png[19]) <= 800)
        }
    }

    @Test(
        "What cannot be read is told of, by its kind",
        arguments: [
            ("audio/wav", "silence", 422, "voice.silent"), ("audio/wav", "short", 422, "voice.too_short"),
            ("audio/wav", "empty", 422, "audio.empty"), ("audio/mpeg", "nonsense", 422, "audio.unknown_format"),
            ("image/png", "nonsense", 501, "capability.missing"), ("text/plain", "blank", 422, "text.empty"),
        ])
    func failures(type: String, content: String, status: Int, code: String) async throws {
        let bodies: [String: [UInt8]] = [
            "silence": Signal.silence(seconds: 2).wav, "short": SyntheticVoices.voice(seconds: 0.1).wav, "empty": [],
            "nonsense": Array("this is no media file at all".utf8), "blank": Array("  \n ".utf8),
        ]
        try await TestServer.run { server in
            let answer = try await server.send(.post, "/v1/read", type: type, body: bodies[content])
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.problem == code, "\(answer.text)")
            #expect(server.files.keys.allSatisfy { !$0.hasPrefix("uploads/") })
        }
    }

    @Test(
        "Parameters out of range are refused, by name",
        arguments: [
            "start=-1", "start=nan", "end=x", "channel=1.5", "channel=-1", "window=0", "window=31", "step=0",
            "include=everything", "store=maybe", "modalities=smell", "explain=2", "language=%20", "end=1&start=2",
        ])
    func parameters(query: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.read("?" + query)
            #expect(answer.status == 400, "\(answer.text)")
            #expect(answer.problem == "request.malformed")
            let name = try #require(query.split(separator: "=").first)
            #expect(answer.object["parameter"] as? String == String(name))
        }
    }

    @Test("A body and a sound have limits")
    func limits() async throws {
        try await TestServer.run(
            .router,
            {
                $0.maxMegabytes = 1; $0.maxSeconds = 2
            }
        ) { server in
            let large = try await server.send(
                .post, "/v1/read", type: "audio/wav", body: .init(repeating: 0, count: 1_000_001))
            #expect(large.status == 413)
            #expect(large.problem == "body.too_large")
            let long = try await server.read(voice: SyntheticVoices.voice(seconds: 2.5))
            #expect(long.status == 413, "\(long.text)")
            #expect(long.problem == "media.too_long")
            let part = try await server.read("?start=1&end=2.5", voice: SyntheticVoices.voice(seconds: 2.5))
            #expect(part.status == 200, "\(part.text)")
            let words = try await server.send(
                .post, "/v1/read", type: "text/plain", body: .init(repeating: UInt8(ascii: "a"), count: 200_001))
            #expect(words.status == 413)
        }
    }
}
