import Foundation
import Nunchi
import NunchiServer
import NunchiTesting
import Synchronization
import Testing

@Suite("Live streams")
struct LiveStreamTests {
    private func pcm(seconds: Double, amplitude: Double = 0.5) -> [UInt8] {
        Signal.sine(frequency: 220, seconds: seconds, amplitude: amplitude).mono.flatMap { sample in
            withUnsafeBytes(of: Int16(sample * 32_767).littleEndian) { Array($0) }
        }
    }

    /// Calls a sound of two seconds joyful, of less sad.
    private static let reader: LiveStream.Reader = { sound in
        let taxonomy = Taxonomy.ekmanNeutral
        let wanted: Emotion = sound.duration > 1.9 ? .joy : .sadness
        let scores = try #require(
            EmotionScores(taxonomy: taxonomy, weights: taxonomy.emotions.map { $0 == wanted ? 94 : 1 }))
        return EmotionReading(
            source: "stream", seconds: sound.duration, modality: .voice, scores: scores,
            model: ModelIdentity(name: "test", version: "1"))
    }

    private func withStream(
        limits: LiveStream.Limits = .init(idleSeconds: 3600),
        reader: @escaping LiveStream.Reader = LiveStreamTests.reader,
        _ body: (LiveStream) async throws -> Void
    ) async throws {
        let stream = LiveStream(owner: nil, isStored: false, limits: limits, reader: reader)
        let running = Task { await stream.run() }
        do { try await body(stream) } catch {
            await stream.close("failed")
            throw error
        }
        await stream.close("done")
        await running.value
    }

    private func events(of stream: LiveStream, count: Int) async -> [StreamEvent] {
        var found: [StreamEvent] = []
        while found.count < count {
            let more = await stream.events(after: found.last?.id ?? 0, within: .seconds(300))
            if more.isEmpty { break }
            found += more
        }
        return found
    }

    @Test("A window is read after a second and at each half second then, of two seconds at most")
    func moments() async throws {
        try await withStream { stream in
            for index in 0..<6 { _ = try await stream.append(sequence: index, bytes: pcm(seconds: 0.5)) }
            let found = await events(of: stream, count: 5)
            try #require(found.map(\.id) == [1, 2, 3, 4, 5])
            #expect(found.allSatisfy { $0.name == "moment" })
            let times = found.map { event in
                event.data.split(separator: ",").prefix(2).joined(separator: ",").dropFirst()
            }
            #expect(
                times == [
                    "\"start\":0.0,\"end\":1.0", "\"start\":0.0,\"end\":1.5", "\"start\":0.0,\"end\":2.0",
                    "\"start\":0.5,\"end\":2.5", "\"start\":1.0,\"end\":3.0",
                ])
            #expect(found[0].data.contains("\"emotion\":\"sadness\""))
            #expect(found[4].data.contains("\"emotion\":\"joy\""))
        }
    }

    @Test("A pause after a voice names no emotion")
    func pause() async throws {
        try await withStream { stream in
            _ = try await stream.append(sequence: 0, bytes: pcm(seconds: 2))
            _ = try await stream.append(sequence: 1, bytes: pcm(seconds: 3, amplitude: 0.001))
            let found = await events(of: stream, count: 9)
            #expect(found.count == 9)
            #expect(found.last?.data.contains("\"emotion\":null,\"scores\":null") == true)
            #expect(found[2].data.contains("\"emotion\":\"joy\""))
        }
    }

    @Test("A chunk that comes again is not added again, a gap names the chunk that is missing")
    func sequence() async throws {
        try await withStream { stream in
            let seconds1 = try await stream.append(sequence: 0, bytes: pcm(seconds: 0.5))
            #expect(seconds1 == 0.5)
            let seconds2 = try await stream.append(sequence: 0, bytes: pcm(seconds: 0.5))
            #expect(seconds2 == 0.5)
            await #expect(throws: StreamError.gap(expected: 1)) {
                try await stream.append(sequence: 2, bytes: pcm(seconds: 0.5))
            }
            let seconds3 = try await stream.append(sequence: 1, bytes: pcm(seconds: 0.5))
            #expect(seconds3 == 1)
            await #expect(throws: StreamError.oddBytes) { try await stream.append(sequence: 2, bytes: [1, 2, 3]) }
        }
    }

    @Test("A stream takes no more than its longest sound")
    func tooLong() async throws {
        try await withStream(limits: .init(maxSeconds: 1)) { stream in
            let seconds4 = try await stream.append(sequence: 0, bytes: pcm(seconds: 1))
            #expect(seconds4 == 1)
            await #expect(throws: StreamError.tooLong(limit: 1)) {
                try await stream.append(sequence: 1, bytes: [0, 0])
            }
        }
    }

    @Test("The whole is read once, with every sample, and told to listeners before the end")
    func finish() async throws {
        try await withStream { stream in
            let sent = pcm(seconds: 1.25)
            _ = try await stream.append(sequence: 0, bytes: sent)
            let calls = Mutex(0)
            for _ in 0..<2 {
                let ending = try await stream.finish { sound in
                    calls.withLock { $0 += 1 }
                    let back = sound.mono.flatMap { sample in
                        withUnsafeBytes(of: Int16(sample * 32_768).littleEndian) { Array($0) }
                    }
                    #expect(back == sent)
                    return StreamEnding(reading: "{\"seconds\":\(sound.duration)}")
                }
                #expect(ending.text == "{\"reading\":{\"seconds\":1.25}}")
            }
            #expect(calls.withLock { $0 } == 1)
            let all = await stream.events(after: 0, within: .seconds(5))
            #expect(all.suffix(2).map(\.name) == ["reading", "end"])
            // Who was away goes on where they were.
            #expect(await stream.events(after: all.count - 1, within: .seconds(5)).map(\.name) == ["end"])
            await #expect(throws: StreamError.ended) { try await stream.append(sequence: 1, bytes: []) }
        }
    }

    @Test("A stream whose reading found no place can be ended again")
    func finishAgain() async throws {
        try await withStream { stream in
            _ = try await stream.append(sequence: 0, bytes: pcm(seconds: 1))
            await #expect(throws: GateError.full(retryAfter: 1)) {
                try await stream.finish { _ in throw GateError.full(retryAfter: 1) }
            }
            let ending = try await stream.finish { StreamEnding(reading: "\($0.duration)") }
            #expect(ending.text == "{\"reading\":1.0}")
        }
    }

    @Test("A stream without chunks is closed and its listeners are told why")
    func idle() async throws {
        let stream = LiveStream(
            owner: nil, isStored: false, limits: .init(idleSeconds: 0.2), reader: Self.reader)
        let running = Task { await stream.run() }
        let found = await stream.events(after: 0, within: .seconds(20))
        await running.value
        #expect(found.map(\.text) == ["id: 1\nevent: end\ndata: {\"reason\":\"idle\"}\n\n"])
        #expect(await stream.isOver)
    }

    @Test("Windows that find no place are passed over, and reading goes on")
    func busy() async throws {
        let calls = Mutex(0)
        try await withStream(reader: { sound in
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            if call == 1 { throw GateError.full(retryAfter: 1) }
            return try await Self.reader(sound)
        }) { stream in
            _ = try await stream.append(sequence: 0, bytes: pcm(seconds: 3))
            let found = await events(of: stream, count: 1)
            #expect(found.first?.name == "moment")
            #expect(found.first?.data.contains("\"end\":3.0") == true)
        }
    }

    @Test("A listener that is cancelled stops waiting")
    func cancelledListener() async throws {
        try await withStream { stream in
            let listener = Task { await stream.events(after: 0, within: .seconds(60)) }
            listener.cancel()
            #expect(await listener.value.isEmpty)
        }
    }

    @Test("Streams at once are limited, and another's stream is not there")
    func registry() async throws {
        let streams = LiveStreams(limit: 1, limits: .init())
        let mine = Owner(secret: "0123456789012345678901")
        let stream = try await streams.start(owner: mine, isStored: true, reader: Self.reader)
        await #expect(throws: StreamError.tooMany(limit: 1)) {
            try await streams.start(owner: nil, isStored: false, reader: Self.reader)
        }
        #expect(try await streams.stream(stream.id, owner: mine) === stream)
        for other in [nil, Owner(secret: "another-secret-of-someone")] {
            await #expect(throws: StreamError.missing) { try await streams.stream(stream.id, owner: other) }
        }
        await streams.closeAll()
        #expect(await stream.isOver)
    }
}
