package import Nunchi

/// A voice that is read while it is spoken: chunks of sound in, moments out, and the whole reading at the end.
package actor LiveStream {
    /// How long a stream may be, and how long it may rest.
    package struct Limits: Sendable {
        /// Longest sound in seconds.
        package var maxSeconds: Double
        /// Longest time without a chunk, in seconds, after which the stream is closed.
        package var idleSeconds: Double
        /// How long a stream that has ended can still be asked for its events, in seconds.
        package var lingerSeconds: Double

        package init(maxSeconds: Double = 600, idleSeconds: Double = 30, lingerSeconds: Double = 30) {
            self.maxSeconds = maxSeconds
            self.idleSeconds = idleSeconds
            self.lingerSeconds = lingerSeconds
        }
    }

    /// Reads a stretch of sound.
    package typealias Reader = @Sendable (Waveform) async throws -> EmotionReading

    /// Samples per second.
    package static let sampleRate = 16_000

    /// 128 random bits.
    package nonisolated let id: String
    /// Whose it is; nil for whoever knows the id.
    package nonisolated let owner: Owner?
    /// What the recording is called.
    package nonisolated let name: String
    /// Whether the reading is to be kept.
    package nonisolated let isStored: Bool

    private let limits: Limits
    private let reader: Reader
    private let start = ContinuousClock.now
    private var lastChunk = ContinuousClock.now
    private var samples: [Int16] = []
    private var nextSequence = 0
    private var windows = LiveWindows(sampleRate: sampleRate)
    /// Level in dB of the loudest window so far: what is far below it is a pause.
    private var loudest = -Double.infinity
    private var log = EventLog()
    private var takesChunks = true
    private var soundWaiter: CheckedContinuation<Void, Never>?
    private var ending: Task<StreamEnding, any Error>?

    package init(
        id: String = RandomText.id(), owner: Owner?, name: String = "live", isStored: Bool, limits: Limits,
        reader: @escaping Reader
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.isStored = isStored
        self.limits = limits
        self.reader = reader
    }

    /// Reads windows as sound comes, and closes the stream when none comes for too long. Returns when the stream is over.
    package func run() async {
        async let reading: Void = readWindows()
        while !log.isOver {
            let now = ContinuousClock.now
            // Whoever sends a little now and then must not hold a place for ever either.
            let end = min(
                lastChunk + .seconds(limits.idleSeconds), start + .seconds(2 * limits.maxSeconds + limits.idleSeconds))
            if now >= end, ending == nil { close("idle") }
            if !log.isOver { await waitForEvent(after: log.events.count, until: max(end, now + .milliseconds(50))) }
        }
        wakeReader()
        await reading
    }

    /// Adds a chunk; one that is there already is not added again.
    ///
    /// - Parameters:
    ///   - sequence: the chunk's number, counted from 0.
    ///   - bytes: samples of 16 bits, the lower byte first, one channel at 16 kHz.
    /// - Returns: seconds received so far.
    package func append(sequence: Int, bytes: [UInt8]) throws(StreamError) -> Double {
        guard bytes.count.isMultiple(of: 2) else { throw .oddBytes }
        guard takesChunks else { throw .ended }
        guard sequence <= nextSequence else { throw .gap(expected: nextSequence) }
        lastChunk = .now
        if sequence == nextSequence {
            let count = samples.count + bytes.count / 2
            guard Double(count) <= limits.maxSeconds * Double(Self.sampleRate) else {
                throw .tooLong(limit: limits.maxSeconds)
            }
            for index in stride(from: 0, to: bytes.count, by: 2) {
                samples.append(Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8))
            }
            nextSequence += 1
            wakeReader()
        }
        return Double(samples.count) / Double(Self.sampleRate)
    }

    /// Ends the stream and has the whole of it read; asked again, gives the same.
    ///
    /// - Parameter complete: reads the sound and keeps the reading. When it throws, the stream stays as it is, so that one
    ///   can ask again.
    package func finish(
        _ complete: @escaping @Sendable (Waveform) async throws -> StreamEnding
    ) async throws -> StreamEnding {
        if let ending { return try await ending.value }
        guard !log.isOver else { throw StreamError.missing }
        takesChunks = false
        let sound = waveform(0..<samples.count)
        // Whoever asked may go away; what was said is read and kept all the same.
        let task = Task { try await complete(sound) }
        ending = task
        do {
            let result = try await task.value
            if !log.isOver {
                log.append("reading", result.text)
                close("finished")
            }
            return result
        } catch {
            ending = nil
            lastChunk = .now
            throw error
        }
    }

    /// Ends the stream without a reading; nothing of it is kept.
    ///
    /// - Parameter reason: what listeners are told: `finished`, `discarded`, `idle` or `shutdown`.
    package func close(_ reason: String) {
        takesChunks = false
        samples = []
        log.append("end", JSONValue.object(["reason": .string(reason)]).compact)
        wakeReader()
    }

    /// Whether the stream has ended.
    package var isOver: Bool { log.isOver }

    /// The events after one, as soon as there are any; none when there were none for so long, or the task was cancelled.
    package func events(after id: Int, within duration: Duration) async -> [StreamEvent] {
        let found = log.after(id)
        if !found.isEmpty || log.isOver { return found }
        await waitForEvent(after: id, until: .now + duration)
        return log.after(id)
    }

    private func waitForEvent(after id: Int, until end: ContinuousClock.Instant) async {
        let ticket = log.ticket()
        let alarm = Task {
            try? await Task.sleep(until: end, clock: .continuous)
            wake(ticket)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                if Task.isCancelled || !log.after(id).isEmpty || log.isOver {
                    waiter.resume()
                } else {
                    log.wait(ticket, waiter)
                }
            }
        } onCancel: {
            alarm.cancel()
        }
        alarm.cancel()
    }

    private func wake(_ ticket: Int) { log.wake(ticket) }

    private func readWindows() async {
        while !log.isOver, takesChunks {
            guard let range = windows.next(count: samples.count) else {
                await withCheckedContinuation { waiter in
                    soundWaiter?.resume()
                    soundWaiter = waiter
                }
                continue
            }
            let clip = waveform(range)
            let level = SpeechActivity(samples: clip.mono, sampleRate: Self.sampleRate).loudLevel
            loudest = max(loudest, level)
            let isPause = level <= max(SpeechActivity.absoluteFloor, loudest - SpeechActivity.range)
            do {
                let reading = isPause ? nil : try await reader(clip)
                if takesChunks { tell(range, reading) }
            } catch is VoiceEmotionError {
                if takesChunks { tell(range, nil) }
            } catch {
                // Others are being served: what was said meanwhile is passed over, and still read at the end.
                windows.skip(to: samples.count)
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
    }

    private func tell(_ range: Range<Int>, _ reading: EmotionReading?) {
        let rate = Double(Self.sampleRate)
        let moment = EmotionMoment(
            start: Double(range.lowerBound) / rate, end: Double(range.upperBound) / rate, scores: reading?.scores,
            arousal: reading?.arousal, emotion: reading?.emotion)
        log.append("moment", moment.json.compact)
    }

    private func wakeReader() {
        soundWaiter?.resume()
        soundWaiter = nil
    }

    private func waveform(_ range: Range<Int>) -> Waveform {
        Waveform(samples: samples[range].map { Float($0) / 32_768 }, sampleRate: Self.sampleRate)
    }
}
