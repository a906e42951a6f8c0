import AudioSignal
import Foundation
import NunchiServer
import NunchiTesting
import Testing

@Suite("Decoding in child processes")
struct DecodePoolTests {
    private func withPool<Value>(
        size: Int = 1, limits: DecodeLimits = DecodeLimits(),
        _ body: (DecodePool, URL) async throws -> Value
    ) async throws -> Value {
        try await withTemporaryDirectory { folder in
            let pool = DecodePool(program: TestServer.program, size: size, limits: limits)
            do {
                let value = try await body(pool, folder)
                await pool.stop()
                return value
            } catch {
                await pool.stop()
                throw error
            }
        }
    }

    private func chirp(seconds: Double = 2) -> Waveform {
        let left = Signal.chirp(from: 100, to: 5_000, seconds: seconds, sampleRate: 44_100).mono
        let right = Signal.sine(frequency: 440, seconds: seconds, sampleRate: 44_100).mono
        return Waveform(channels: [left, right], sampleRate: 44_100)
    }

    @Test(
        "A worker gives the same samples as decoding in process",
        arguments: [AudioFileFormat.wav(), .flac(), .ogg(), .mp3(), .opus()])
    func sameSamples(_ format: AudioFileFormat) async throws {
        try await withPool { pool, folder in
            let file = folder.appendingPathComponent("sound")
            let sound = format == .opus() ? try chirp().resampled(to: 48_000) : chirp()
            try sound.write(to: file, as: format)
            for request in [
                DecodeRequest(), DecodeRequest(sampleRate: 22_050, channel: 1),
                DecodeRequest(start: 0.5, end: 1.25),
            ] {
                let decoded = try await pool.decode(file, request)
                let own = try DecodedAudio(
                    .url(file),
                    options: DecodingOptions(
                        sampleRate: request.sampleRate, channels: request.channel.map { .one($0) } ?? .mix,
                        start: request.start, end: request.end, allowsPartial: true))
                #expect(decoded.waveform == own.waveform)
                #expect(decoded.sourceRate == own.info.sampleRate)
                #expect(decoded.warnings == own.warnings)
            }
        }
    }

    @Test("What the decoder finds wrong comes back as it is, without the file's path")
    func errors() async throws {
        try await withPool { pool, folder in
            let file = folder.appendingPathComponent("file")
            let tone = WAVBytes.pcm16([Int16](repeating: 1_000, count: 1_600)).bytes
            var processes: Set<Int32> = []
            for (bytes, request, code) in [
                ([], DecodeRequest(), "audio.empty"),
                (Array("what is this?".utf8), DecodeRequest(), "audio.unknown_format"),
                (tone, DecodeRequest(channel: 3), "audio.no_such_channel"),
                (tone, DecodeRequest(start: 5), "audio.span_outside"),
                (WAVBytes.float32([0, .nan, 0]).bytes, DecodeRequest(), "audio.non_finite"),
            ] as [([UInt8], DecodeRequest, String)] {
                try Data(bytes).write(to: file)
                let error = await #expect(throws: AudioError.self) { try await pool.decode(file, request) }
                #expect(error?.code == code)
                #expect(error?.source == nil)
                processes.formUnion(await pool.processes)
            }
            // A file that cannot be read is no reason for another worker.
            #expect(processes.count == 1)
        }
    }

    @Test("Damage that leaves sound is told as a warning")
    func damaged() async throws {
        try await withPool { pool, folder in
            let file = folder.appendingPathComponent("cut.flac")
            let whole = try chirp().encoded(as: .flac())
            try Data(whole.prefix(whole.count / 2)).write(to: file)
            let decoded = try await pool.decode(file)
            #expect(decoded.isTruncated)
            #expect(decoded.waveform.duration < 2)
        }
    }

    @Test("Sound longer than allowed is refused, whatever the header says")
    func tooLong() async throws {
        try await withPool(limits: DecodeLimits(maxSeconds: 1)) { pool, folder in
            let file = folder.appendingPathComponent("long.wav")
            var bytes = WAVBytes.pcm16([Int16](repeating: 1_000, count: 32_000))
            for size in [nil, UInt32(100), 0xFFFF_FFFF] {
                bytes.declaredDataSize = size
                try Data(bytes.bytes).write(to: file)
                if size == 100 {
                    #expect(try await pool.decode(file).waveform.count == 50)
                } else {
                    let error = await #expect(throws: AudioError.self) { try await pool.decode(file) }
                    #expect(error?.kind == .tooLong(limitSeconds: 1))
                }
            }
        }
    }

    @Test("Workers are replaced after their number of jobs")
    func replaced() async throws {
        try await withPool(limits: DecodeLimits(jobsPerWorker: 2)) { pool, folder in
            let file = folder.appendingPathComponent("a.wav")
            try chirp(seconds: 0.5).write(to: file)
            var workers: [Int32] = []
            for _ in 0..<4 {
                workers += await pool.processes
                _ = try await pool.decode(file)
            }
            #expect(Set(workers).count == 2)
        }
    }

    @Test("More files than workers wait for their turn, and a cancelled one leaves the queue")
    func queue() async throws {
        try await withPool(size: 2) { pool, folder in
            let file = folder.appendingPathComponent("a.wav")
            try chirp(seconds: 0.5).write(to: file)
            let cancelled = Task { try await pool.decode(file) }
            cancelled.cancel()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<12 { group.addTask { try await pool.decode(file).waveform.count } }
                for try await count in group { #expect(count == 8_000) }
            }
            // Cancelled before it began or after it had ended; never lost.
            if case .failure(let error) = await cancelled.result { #expect(error is CancellationError) }
            #expect(await pool.processes.count == 2)
        }
    }

    @Test("A pool that is stopped takes no more and leaves no process")
    func stopped() async throws {
        try await withPool { pool, folder in
            try await pool.start()
            let processes = await pool.processes
            #expect(processes.count == 1)
            await pool.stop()
            await #expect(throws: DecodeError.closed) {
                try await pool.decode(folder.appendingPathComponent("a.wav"))
            }
            #expect(await ProcessWatch.isGone(processes))
        }
    }

    @Test("A program that is not there is one clear error")
    func noProgram() async throws {
        let pool = DecodePool(program: URL(fileURLWithPath: "/nowhere/nunchi"), size: 1)
        let error = await #expect(throws: DecodeError.self) {
            try await pool.decode(URL(fileURLWithPath: "/nowhere/a.wav"))
        }
        guard case .unavailable = error else {
            Issue.record("not told as unavailable: \(String(describing: error))")
            return
        }
    }
}
