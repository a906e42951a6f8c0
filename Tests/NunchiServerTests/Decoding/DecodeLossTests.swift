import AudioSignal
import Foundation
import NunchiServer
import NunchiTesting
import Testing

@Suite("Workers that hang or die", .serialized)
struct DecodeLossTests {
    private func withPool(
        size: Int = 1, limits: DecodeLimits = DecodeLimits(), _ body: (DecodePool, URL) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("a.wav")
            try Signal.sine(frequency: 220, seconds: 1).write(to: file)
            let pool = DecodePool(program: TestServer.program, size: size, limits: limits)
            try await pool.start()
            do { try await body(pool, file) } catch {
                await pool.stop()
                throw error
            }
            await pool.stop()
        }
    }

    @Test("A worker that hangs costs its own request and is replaced")
    func hangs() async throws {
        try await withPool(limits: DecodeLimits(wallSeconds: 0.5)) { pool, file in
            let hanging = try #require(await pool.processes.first)
            ProcessWatch.halt(hanging)
            await #expect(throws: DecodeError.timedOut(seconds: 0.5)) { try await pool.decode(file) }
            #expect(await ProcessWatch.isGone([hanging]))
            #expect(await pool.processes.contains(hanging) == false)
        }
        // The limit of half a second is too short to start another worker on a busy machine.
        try await withPool { pool, file in
            let hanging = try #require(await pool.processes.first)
            ProcessWatch.halt(hanging)
            let waiting = Task { try await pool.decode(file) }
            try await Task.sleep(for: .milliseconds(100))
            ProcessWatch.end(hanging)
            await #expect(throws: DecodeError.died) { try await waiting.value }
            #expect(try await pool.decode(file).waveform.count == 16_000)
        }
    }

    @Test("A worker that died while idle costs nobody anything")
    func diesIdle() async throws {
        try await withPool { pool, file in
            let dead = try #require(await pool.processes.first)
            ProcessWatch.end(dead)
            #expect(await ProcessWatch.isGone([dead]))
            #expect(try await pool.decode(file).waveform.count == 16_000)
            #expect(await pool.processes.contains(dead) == false)
        }
    }

    @Test("While one worker hangs the other goes on")
    func others() async throws {
        try await withPool(size: 2) { pool, file in
            // The one that is taken first.
            let processes = await pool.processes
            let hanging = try #require(processes.last)
            ProcessWatch.halt(hanging)
            let lost = Task { try await pool.decode(file) }
            try await Task.sleep(for: .milliseconds(100))
            for _ in 0..<3 { #expect(try await pool.decode(file).waveform.count == 16_000) }
            // Whoever asked goes away: its worker is stopped.
            lost.cancel()
            await #expect(throws: CancellationError.self) { try await lost.value }
            #expect(await ProcessWatch.isGone([hanging]))
            #expect(try await pool.decode(file).waveform.count == 16_000)
        }
    }

    #if os(Linux)
        @Test("A worker has given up what it does not need")
        func limits() async throws {
            try await withPool { pool, file in
                _ = try await pool.decode(file)
                let worker = try #require(await pool.processes.first)
                #expect(ProcessWatch.limit("Max address space", of: worker) == "1500000000")
                #expect(ProcessWatch.limit("Max file size", of: worker) == "0")
                #expect(ProcessWatch.limit("Max core file size", of: worker) == "0")
                #expect(ProcessWatch.limit("Max open files", of: worker) == "64")
                let seconds = ProcessWatch.limit("Max cpu time", of: worker).flatMap { Int($0) }
                #expect((20...30).contains(seconds ?? 0))
            }
        }
    #endif
}
