import AudioSignal
import Foundation
import NunchiServer
import NunchiTesting
import Testing

@Suite("Files that name other media")
struct PlaylistTests {
    /// Files that FFmpeg would follow to a file or an address, were it let.
    private static func lists(_ target: String) -> [String] {
        [
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n\(target)\n#EXT-X-ENDLIST\n",
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000\n\(target)\n",
            "ffconcat version 1.0\nfile '\(target)'\n",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 18118 RTP/AVP 0\na=control:\(target)\n",
            "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\">"
                + "<Period><AdaptationSet><Representation id=\"1\" bandwidth=\"1\"><BaseURL>\(target)</BaseURL>"
                + "</Representation></AdaptationSet></Period></MPD>",
            "[playlist]\nFile1=\(target)\nNumberOfEntries=1\nVersion=2\n",
            "<ASX version=\"3.0\"><Entry><Ref href=\"\(target)\"/></Entry></ASX>",
            "RTSPtextrtsp://\(target)\r\n",
        ]
    }

    @Test("No list leads to another file", arguments: lists("TARGET").indices)
    func files(_ index: Int) async throws {
        try await withTemporaryDirectory { folder in
            let sound = folder.appendingPathComponent("secret.wav")
            try Signal.sine(frequency: 220, seconds: 1).write(to: sound)
            let pool = DecodePool(program: TestServer.program, size: 1)
            for target in ["secret.wav", sound.path, "file://\(sound.path)", "concat:\(sound.path)|\(sound.path)"] {
                let list = folder.appendingPathComponent("list")
                try Data(Self.lists(target)[index].utf8).write(to: list)
                await #expect(throws: AudioError.self) { try await pool.decode(list) }
            }
            await pool.stop()
        }
    }

    @Test(
        "No list leads to an address", .enabled(if: FileServer.isAvailable, "no Python to listen"),
        arguments: lists("TARGET").indices)
    func addresses(_ index: Int) async throws {
        try await withTemporaryDirectory { folder in
            try Signal.sine(frequency: 220, seconds: 1).write(to: folder.appendingPathComponent("a.wav"))
            let server = try FileServer(folder)
            let pool = DecodePool(program: TestServer.program, size: 1)
            let list = folder.appendingPathComponent("list")
            try Data(Self.lists("\(server.address)/file/a.wav")[index].utf8).write(to: list)
            await #expect(throws: AudioError.self) { try await pool.decode(list) }
            await pool.stop()
            #expect(server.requests.isEmpty)
            server.stop()
        }
    }
}
