import AudioSignal
import Foundation
import NunchiTesting
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files that cannot be opened, and names that look like something else.
@Suite struct FileSystemTests {
    @Test func missingFile() {
        let error = #expect(throws: AudioError.self) { try Waveform(contentsOfFile: "/nowhere/a.wav") }
        #expect(error == AudioError(.missing, source: "/nowhere/a.wav"))
    }

    @Test func folder() throws {
        try withTemporaryDirectory { folder in
            let error = #expect(throws: AudioError.self) { try Waveform(contentsOf: folder) }
            #expect(error?.kind == .directory)
        }
    }

    @Test(.disabled(if: geteuid() == 0, "the superuser may read everything")) func noPermission() throws {
        try withTemporaryDirectory { folder in
            let url = folder.appendingPathComponent("secret.wav")
            try write(WAVBytes.pcm16([1]).bytes, to: url)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: url.path)
            let error = #expect(throws: AudioError.self) { try Waveform(contentsOf: url) }
            #expect(error?.kind == .permissionDenied)
        }
    }

    @Test func systemErrorsBecomeKinds() {
        #expect(AudioError.Kind.reading(errno: ENOENT) == .missing)
        #expect(AudioError.Kind.reading(errno: ENOTDIR) == .missing)
        #expect(AudioError.Kind.reading(errno: EISDIR) == .directory)
        #expect(AudioError.Kind.reading(errno: EACCES) == .permissionDenied)
        #expect(AudioError.Kind.reading(errno: EPERM) == .permissionDenied)
        #expect(AudioError.Kind.reading(errno: EIO) == .unreadable(errno: EIO))
        #expect(AudioError(.unreadable(errno: EIO)).cause.contains("nput/output error"))
    }

    @Test(arguments: [
        "이름\n줄.wav", "눈치 빠른.flac", "-i.wav", "pipe:0", "concat:a|b", "file:a.wav", "data:audio,abc", "%d.wav",
        "subfile,,start,0,end,0,,:a.wav", "lavfi:sine", "a%20b.wav", "'quoted\".wav", "[x].wav", "http:",
    ]) func namesAreOnlyNames(name: String) throws {
        try withTemporaryDirectory { folder in
            let bytes = try Signal.noise(seconds: 0.1).encoded(as: .flac())
            try write(bytes, to: folder.appendingPathComponent(name))
            let path = folder.path + "/" + name
            #expect(try Waveform(contentsOfFile: path) == Waveform(decoding: bytes))
            #expect(try Waveform(contentsOf: folder.appendingPathComponent(name)) == Waveform(decoding: bytes))
        }
    }

    @Test(arguments: ["http://127.0.0.1:9/a.wav", "pipe:0", "concat:/dev/null|b", "lavfi:sine", "data:,x", "", "a\0b"])
    func addressesAreLookedForAsFiles(name: String) {
        let error = #expect(throws: AudioError.self) { try Waveform(contentsOfFile: name) }
        #expect(error?.kind == .missing)
    }

    @Test(arguments: ["http://127.0.0.1:9/a.wav", "data:audio/wav;base64,UklGRg=="])
    func urlsOfOtherKindsAreRefused(address: String) throws {
        let url = try #require(URL(string: address))
        let error = #expect(throws: AudioError.self) { try Waveform(contentsOf: url) }
        #expect(error?.code == "audio.not_a_file")
    }
}
