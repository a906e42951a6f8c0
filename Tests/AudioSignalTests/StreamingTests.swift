import AudioSignal
import Dispatch
import Foundation
import NunchiTesting
import Testing

/// Blocks join to what reading the whole gives, however large they are, and come while a pipe is still written.
@Suite struct StreamingTests {
    private func join(_ stream: AudioStream) throws -> Waveform {
        var blocks: [Waveform] = []
        while let block = try stream.next() { blocks.append(block) }
        for block in blocks.dropLast() { #expect(block.count == stream.blockFrames) }
        #expect(blocks.last.map { (1...stream.blockFrames).contains($0.count) } ?? false)
        #expect(stream.position == blocks.reduce(0) { $0 + $1.count })
        return try Waveform.concatenated(blocks)
    }

    @Test(arguments: [1, 160, 4_096, 100_000], [nil, 22_050, 8_000])
    func blocksJoinToTheWhole(blockFrames: Int, rate: Int?) throws {
        let noise = Waveform(
            channels: [Signal.noise(seconds: 0.4, seed: 1).mono, Signal.noise(seconds: 0.4, seed: 2).mono],
            sampleRate: 16_000)
        let options = DecodingOptions(sampleRate: rate)
        for format in [AudioFileFormat.wav(), .flac(), .ogg()] {
            let bytes = try noise.encoded(as: format)
            let stream = try AudioStream(.bytes(bytes), blockFrames: blockFrames, options: options)
            #expect(stream.channelCount == 2)
            #expect(try join(stream) == Waveform(decoding: bytes, options: options))
        }
    }

    @Test func spansAndMixingToo() throws {
        let noise = Waveform(
            channels: [Signal.noise(seconds: 1, seed: 1).mono, Signal.noise(seconds: 1, seed: 2).mono],
            sampleRate: 16_000)
        let bytes = try noise.encoded(as: .flac())
        let options = DecodingOptions(sampleRate: 8_000, channels: .mix, start: 0.2, end: 0.7)
        let stream = try AudioStream(.bytes(bytes), blockFrames: 1_000, options: options)
        #expect(try join(stream) == Waveform(decoding: bytes, options: options))
    }

    @Test func aPipeIsDecodedWhileItIsWritten() throws {
        let pipe = Pipe()
        let writer = pipe.fileHandleForWriting
        let file = WAVBytes.pcm16([Int16](repeating: 1_000, count: 480_000))
        let blockCame = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            // The rest only comes once the reader has given a block of the first part.
            let half = file.bytes.count / 2
            try? writer.write(contentsOf: Data(file.bytes[..<half]))
            blockCame.wait()
            try? writer.write(contentsOf: Data(file.bytes[half...]))
            try? writer.close()
        }
        let stream = try AudioStream(.fileDescriptor(pipe.fileHandleForReading.fileDescriptor), blockFrames: 8_000)
        #expect(try stream.next()?.count == 8_000)
        blockCame.signal()
        var count = 8_000
        while let block = try stream.next() { count += block.count }
        #expect(count == 480_000)
    }

    @Test func aFilmWhoseIndexComesLastCannotStream() throws {
        var bytes = try [UInt8](Data(contentsOf: Golden.url("film.mp4")))
        let name = try #require(bytes.indices.first { bytes[$0...].starts(with: "moov".utf8) })
        // An unused box between sound and index, larger than any buffer.
        let size = UInt32(1 << 20)
        let box = withUnsafeBytes(of: size.bigEndian) { Array($0) } + Array("free".utf8)
        bytes.insert(contentsOf: box + [UInt8](repeating: 0, count: Int(size) - 8), at: name - 4)
        let error = #expect(throws: AudioError.self) {
            try throughPipe(bytes) { descriptor in
                let stream = try AudioStream(.fileDescriptor(descriptor))
                while try stream.next() != nil {}
            }
        }
        #expect(error?.code == "audio.needs_seeking")
        let whole = try throughPipe(bytes) { try Waveform.read(fileDescriptor: $0) }
        #expect(try whole == Waveform(contentsOf: Golden.url("film.mp4")))
    }

    @Test func tenHoursOpenAtOnceAndSeekFar() throws {
        try withTemporaryDirectory { folder in
            // A hole in the file: ten hours that take no room on the disk.
            let url = folder.appendingPathComponent("ten-hours.wav")
            let size = UInt32(36_000 * 16_000 * 2)
            try write(WAVBytes(declaredDataSize: size).bytes, to: url)
            let handle = try FileHandle(forWritingTo: url)
            try handle.truncate(atOffset: UInt64(size) + 44)
            try handle.close()
            #expect(try MediaInfo(.url(url)).duration == 36_000)
            let stream = try AudioStream(contentsOf: url, options: DecodingOptions(start: 35_999.5))
            var count = 0
            while let block = try stream.next() { count += block.count }
            #expect(count == 8_000)
        }
    }

    @Test func longerThanAllowedIsAnError() throws {
        let bytes = try Signal.noise(seconds: 2).encoded(as: .flac())
        let error = #expect(throws: AudioError.self) {
            try Waveform(decoding: bytes, options: DecodingOptions(maximumSeconds: 1.5))
        }
        #expect(error?.kind == .tooLong(limitSeconds: 1.5))
        #expect(try Waveform(decoding: bytes, options: DecodingOptions(maximumSeconds: 2)).count == 32_000)
    }

    @Test func aCancelledTaskStops() async throws {
        let bytes = try Signal.noise(seconds: 2).encoded(as: .flac())
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try Waveform(decoding: bytes)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
