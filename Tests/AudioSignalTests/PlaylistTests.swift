import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// Files that refer to other files or addresses are refused, whatever they are called, and never followed.
@Suite struct PlaylistTests {
    private func lists(of path: String) -> [String: String] {
        [
            "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:1,\n\(path)\n#EXT-X-ENDLIST\n",
            "concat": "ffconcat version 1.0\nfile '\(path)'\n",
            "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
        ]
    }

    @Test(arguments: ["list.m3u8", "sound.wav", "sound"]) func refused(name: String) throws {
        try withTemporaryDirectory { folder in
            let sound = folder.appendingPathComponent("real.wav")
            try Signal.noise(seconds: 0.1).write(to: sound)
            for (format, text) in lists(of: sound.path) {
                let url = folder.appendingPathComponent(name)
                try write(Array(text.utf8), to: url)
                let error = #expect(throws: AudioError.self) { try Waveform(contentsOf: url) }
                #expect(error?.kind == .playlist(format: format))
                #expect(throws: AudioError.self) { try MediaInfo(.url(url)) }
                #expect(throws: AudioError.self) { try AudioStream(contentsOf: url) }
            }
        }
    }

    @Test func refusedFromMemoryAndPipes() throws {
        for text in lists(of: "/dev/zero").values {
            let bytes = Array(text.utf8)
            let memory = #expect(throws: AudioError.self) { try Waveform(decoding: bytes) }
            #expect(memory?.code == "audio.playlist")
            let pipe = #expect(throws: AudioError.self) {
                try throughPipe(bytes) { try Waveform.read(fileDescriptor: $0) }
            }
            #expect(pipe?.code == "audio.playlist")
        }
    }
}
