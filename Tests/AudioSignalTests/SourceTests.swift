import AudioSignal
import Foundation
import NunchiTesting
import Testing

/// The same bytes give the same samples from a path, from memory, from an open file and through a pipe.
@Suite struct SourceTests {
    static let formats: [AudioFileFormat] = [
        .wav(), .wav(.int24), .wav(.float32), .flac(), .flac(.int24), .ogg(), .mp3(), .opus(),
    ]

    @Test(arguments: formats, [nil, 22_050]) func allSourcesAgree(format: AudioFileFormat, rate: Int?) throws {
        let bytes = try Signal.noise(seconds: 0.7, seed: 3).encoded(as: format)
        let options = DecodingOptions(sampleRate: rate)
        let expected = try Waveform(decoding: bytes, options: options)
        #expect(try Waveform(decoding: Data(bytes), options: options) == expected)
        try withTemporaryDirectory { folder in
            let url = folder.appendingPathComponent("sound")
            try write(bytes, to: url)
            #expect(try Waveform(contentsOf: url, options: options) == expected)
            #expect(try Waveform(contentsOfFile: url.path, options: options) == expected)
            let file = try FileHandle(forReadingFrom: url)
            #expect(try Waveform.read(fileDescriptor: file.fileDescriptor, options: options) == expected)
            try file.close()
        }
        #expect(try throughPipe(bytes) { try Waveform.read(fileDescriptor: $0, options: options) } == expected)
    }

    @Test func filmThroughPipeWhoseIndexComesLast() throws {
        let url = Golden.url("film.mp4")
        let bytes = try [UInt8](Data(contentsOf: url))
        let piped = try throughPipe(bytes) { try Waveform.read(fileDescriptor: $0) }
        #expect(try piped == Waveform(contentsOf: url))
    }

    @Test func openFileIsReadFromItsPosition() throws {
        let bytes = try Signal.noise(seconds: 0.1).encoded(as: .flac())
        try withTemporaryDirectory { folder in
            let url = folder.appendingPathComponent("behind-a-header")
            try write([UInt8](repeating: 7, count: 1_000) + bytes, to: url)
            let file = try FileHandle(forReadingFrom: url)
            try file.seek(toOffset: 1_000)
            #expect(try Waveform.read(fileDescriptor: file.fileDescriptor) == Waveform(decoding: bytes))
            #expect(try file.offset() == 1_000, "the caller's position stays")
        }
    }

    @Test func longPipesGoThroughATemporaryFile() throws {
        let sound = Signal.noise(seconds: 60, sampleRate: 192_000)
        let bytes = try sound.encoded(as: .wav(.float32))
        #expect(bytes.count > 40 << 20)
        #expect(try throughPipe(bytes) { try Waveform.read(fileDescriptor: $0) } == sound)
    }

    @Test func endlessNonsenseIsRefusedEarly() throws {
        let zeros = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/zero"))
        let error = #expect(throws: AudioError.self) { try Waveform.read(fileDescriptor: zeros.fileDescriptor) }
        #expect(error?.kind == .unknownFormat)
    }

    @Test func closedDescriptorIsAnError() {
        let error = #expect(throws: AudioError.self) { try Waveform.read(fileDescriptor: 987_654) }
        #expect(error?.code == "audio.unreadable")
        #expect(error?.source == "<descriptor 987654>")
    }
}

/// Runs `body` with the reading end of a pipe into which another thread writes.
func throughPipe<Result>(_ bytes: [UInt8], _ body: (Int32) throws -> Result) throws -> Result {
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting
    let thread = Thread {
        try? writer.write(contentsOf: Data(bytes))
        try? writer.close()
    }
    thread.start()
    return try body(pipe.fileHandleForReading.fileDescriptor)
}
