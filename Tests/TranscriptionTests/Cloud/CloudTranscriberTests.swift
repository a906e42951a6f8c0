import AudioSignal
import Foundation
import NunchiTesting
import Testing
import Transcription

/// Google Speech-to-Text v1, played by a server on this machine that speaks its documented protocol.
@Suite struct CloudTranscriberTests {
    /// Half a second of silence, a second of tone, half a second of silence: all of it is within the padding's reach
    /// save the first and last 0.2 s.
    private static let sound = Waveform(
        samples: Signal.silence(seconds: 0.5).mono + Signal.sine(frequency: 300, seconds: 1).mono
            + Signal.silence(seconds: 0.5).mono, sampleRate: 16_000)

    private static let key = "AIza-secret+key/123"

    private static let answer = """
        {"results":[{"alternatives":[{"transcript":"Kids are talking.","confidence":0.9,"words":[
        {"startTime":"0.300s","endTime":"0.500s","word":"Kids"},{"startTime":"0.500s","endTime":"0.700s","word":"are"},
        {"startTime":"0.700s","endTime":"1.100s","word":"talking."}]}],"resultEndTime":"1.500s","languageCode":"en-us"}],
        "totalBilledTime":"15s"}
        """

    private func transcriber(
        _ server: LocalServer, attempts: Int = 3, timeout: Double = 20
    ) throws -> CloudTranscriber {
        try CloudTranscriber(
            environment: ["GOOGLE_API_KEY": Self.key, "NUNCHI_GOOGLE_SPEECH_URL": server.address],
            retrying: RetryPolicy(attempts: attempts, firstDelay: 0.01, longestDelay: 2, timeout: timeout))
    }

    /// What a server that always replies so makes of a transcription, and how often it was asked.
    private func failure(
        _ reply: LocalServer.Reply, attempts: Int = 3, timeout: Double = 20
    ) async throws -> (error: TranscriptionError?, requests: Int) {
        let server = try LocalServer { _, _ in reply }
        defer { server.stop() }
        let transcriber = try transcriber(server, attempts: attempts, timeout: timeout)
        let error = await #expect(throws: TranscriptionError.self) { try await transcriber.transcribe(Self.sound) }
        return (error, server.requests.count)
    }

    private static func error(_ code: Int, _ status: String, _ message: String) -> String {
        #"{"error":{"code":\#(code),"message":"\#(message)","status":"\#(status)","details":[]}}"#
    }

    @Test func theRequestIsAsDocumented() async throws {
        let server = try LocalServer { _, _ in .answer(status: 200, body: Self.answer) }
        defer { server.stop() }
        _ = try await transcriber(server).transcribe(Self.sound, options: TranscriptionOptions(language: "en"))
        let request = try #require(server.requests.first)
        #expect(server.requests.count == 1)
        #expect(request.method == "POST")
        #expect(request.path == "/v1/speech:recognize")
        #expect(request.headers["x-goog-api-key"] == Self.key)
        #expect(request.headers["content-type"]?.hasPrefix("application/json") == true)
        let body = try #require(try JSONSerialization.jsonObject(with: request.body) as? [String: Any])
        #expect(Set(body.keys) == ["config", "audio"])
        let config = try #require(body["config"] as? [String: Any])
        #expect(config["encoding"] as? String == "LINEAR16")
        #expect(config["sampleRateHertz"] as? Int == 16_000)
        #expect(config["languageCode"] as? String == "en-US")
        #expect(config["alternativeLanguageCodes"] == nil)
        #expect(config["enableWordTimeOffsets"] as? Bool == true)
        #expect(config["enableAutomaticPunctuation"] as? Bool == true)
        #expect(config["audioChannelCount"] as? Int == 1)
        let content = try #require((body["audio"] as? [String: Any])?["content"] as? String)
        let sent = try #require(Data(base64Encoded: content))
        // From 0.3 s before the tone to 0.3 s after it.
        let samples = Self.sound.channels[0][3200..<28_800]
        #expect(
            sent
                == Data(
                    samples.flatMap { sample in
                        let value = UInt16(bitPattern: Int16((sample * 32_768).rounded()))
                        return [UInt8(value & 0xFF), UInt8(value >> 8)]
                    }))
    }

    @Test func theAnswerBecomesATranscript() async throws {
        let server = try LocalServer { _, _ in .answer(status: 200, body: Self.answer) }
        defer { server.stop() }
        let transcript = try await transcriber(server).transcribe(Self.sound)
        #expect(transcript.text == "Kids are talking.")
        #expect(transcript.language == "en")
        #expect(transcript.model == "google-speech-v1")
        #expect(transcript.words.map(\.text) == ["Kids", "are", "talking."])
        // The part that was sent begins at 0.2 s.
        #expect(transcript.words.map { ($0.start * 1000).rounded() } == [500, 700, 900])
        #expect(abs((transcript.segments.first?.confidence ?? 0) - 0.9) < 1e-9)
        #expect(transcript.warnings.isEmpty)
    }

    @Test func withoutALanguageTheServiceGuesses() async throws {
        let server = try LocalServer { _, _ in .answer(status: 200, body: Self.answer) }
        defer { server.stop() }
        _ = try await transcriber(server).transcribe(Self.sound, options: TranscriptionOptions(words: false))
        let body = String(decoding: try #require(server.requests.first).body, as: UTF8.self)
        #expect(body.contains(#""languageCode":"ko-KR""#))
        #expect(body.contains(#""alternativeLanguageCodes":["en-US"]"#))
        #expect(body.contains(#""enableWordTimeOffsets":false"#))
    }

    @Test func anAnswerWithoutTimesOfWords() async throws {
        let body = #"{"results":[{"alternatives":[{"transcript":" 문을 닫아 주세요","confidence":0}]}]}"#
        let server = try LocalServer { _, _ in .answer(status: 200, body: body) }
        defer { server.stop() }
        let transcript = try await transcriber(server).transcribe(
            Self.sound, options: TranscriptionOptions(language: "ko", words: false))
        #expect(transcript.text == "문을 닫아 주세요")
        #expect(transcript.segments.map(\.confidence) == [nil])
        #expect(transcript.segments.map { [$0.start, $0.end] } == [[0.5, 1.5]])
        #expect(transcript.words.isEmpty)
    }

    @Test(arguments: ["{}", #"{"results":[]}"#, #"{"results":[{"alternatives":[]}]}"#])
    func noResultsMeanThatNobodySpoke(_ body: String) async throws {
        let server = try LocalServer { _, _ in .answer(status: 200, body: body) }
        defer { server.stop() }
        let transcript = try await transcriber(server).transcribe(Self.sound)
        #expect(transcript.segments.isEmpty && transcript.language == nil)
        #expect(transcript.warnings == [.noSpeech])
    }

    @Test func silenceIsNotSent() async throws {
        let server = try LocalServer { _, _ in .answer(status: 200, body: Self.answer) }
        defer { server.stop() }
        let transcript = try await transcriber(server).transcribe(Signal.silence(seconds: 70))
        #expect(transcript.segments.isEmpty)
        #expect(server.requests.isEmpty)
    }

    /// Three minutes of tones with pauses: parts under a minute, cut in pauses, in order.
    @Test func longSoundsGoInParts() async throws {
        let server = try LocalServer { number, _ in
            .answer(
                status: 200,
                body: #"{"results":[{"alternatives":[{"transcript":"part \#(number)."}],"languageCode":"en-us"}]}"#)
        }
        defer { server.stop() }
        var samples: [Float] = []
        for _ in 0..<45 {
            samples += Signal.sine(frequency: 250, seconds: 3).mono + Signal.silence(seconds: 1).mono
        }
        let transcript = try await transcriber(server).transcribe(
            Waveform(samples: samples, sampleRate: 16_000), options: TranscriptionOptions(language: "en", words: false))
        #expect(server.requests.count == 4)
        #expect(transcript.text == "part 0. part 1. part 2. part 3.")
        for request in server.requests {
            // 60 s of 16-bit samples in base64.
            #expect(request.body.count < 60 * 32_000 * 4 / 3)
        }
    }

    @Test func refusals() async throws {
        let wrong = try await failure(
            .answer(
                status: 400, body: Self.error(400, "INVALID_ARGUMENT", "Invalid recognition 'config': bad language.")))
        #expect(
            wrong.error
                == .refused(
                    service: "Google Speech-to-Text", status: 400,
                    message: "INVALID_ARGUMENT: Invalid recognition 'config': bad language."))
        #expect(wrong.requests == 1)
        for status in [401, 403] {
            let denied = try await failure(
                .answer(status: status, body: Self.error(status, "PERMISSION_DENIED", "No access.")))
            guard case .notAllowed(_, status, "PERMISSION_DENIED: No access.") = denied.error else {
                Issue.record("\(String(describing: denied.error))")
                continue
            }
            #expect(denied.requests == 1)
        }
    }

    @Test(arguments: [429, 500, 503])
    func whatMayPassIsTriedAgain(_ status: Int) async throws {
        let told = try await failure(.answer(status: status, body: Self.error(status, "UNAVAILABLE", "Later.")))
        guard case .unavailable(_, status, "UNAVAILABLE: Later.", 3) = told.error else {
            Issue.record("\(String(describing: told.error))")
            return
        }
        #expect(told.requests == 3)
        let server = try LocalServer { number, _ in
            number < 2 ? .answer(status: status, body: "") : .answer(status: 200, body: Self.answer)
        }
        defer { server.stop() }
        #expect(try await transcriber(server).transcribe(Self.sound).text == "Kids are talking.")
        #expect(server.requests.count == 3)
    }

    @Test func theServiceSaysHowLongToWait() async throws {
        let server = try LocalServer { number, _ in
            number == 0
                ? .answer(status: 429, headers: ["Retry-After": "1"], body: "")
                : .answer(status: 200, body: Self.answer)
        }
        defer { server.stop() }
        let start = ContinuousClock.now
        _ = try await transcriber(server).transcribe(Self.sound)
        #expect(ContinuousClock.now - start >= .seconds(1))
        // Longer than the policy waits at most: given up at once.
        let tooLong = try await failure(.answer(status: 503, headers: ["Retry-After": "3600"], body: "busy"))
        #expect(tooLong.requests == 1)
        guard case .unavailable = tooLong.error else {
            Issue.record("\(String(describing: tooLong.error))")
            return
        }
    }

    @Test(arguments: [
        "", "not JSON", "[]", #"{"results":7}"#, #"{"results":[{"alternatives":[{"transcript":"x","words":[{}]}]}]}"#,
        #"{"results":[{"alternatives":[{"transcript":"x","words":[{"startTime":"soon","word":"x"}]}]}]}"#,
    ])
    func answersOfAnotherForm(_ body: String) async throws {
        let told = try await failure(.answer(status: 200, body: body))
        guard case .badAnswer = told.error else {
            Issue.record("\(String(describing: told.error))")
            return
        }
        #expect(told.requests == 1)
    }

    @Test func redirectionsAreNotFollowed() async throws {
        let other = try LocalServer { _, _ in .answer(status: 200, body: Self.answer) }
        defer { other.stop() }
        let told = try await failure(
            .answer(status: 307, headers: ["Location": other.address], body: ""))
        guard case .badAnswer(_, let cause) = told.error else {
            Issue.record("\(String(describing: told.error))")
            return
        }
        #expect(cause.contains("307"))
        #expect(other.requests.isEmpty)
    }

    @Test func aBrokenConnection() async throws {
        for reply in [LocalServer.Reply.hangUp, .truncated(body: Self.answer, sent: 40), .silence(3)] {
            let told = try await failure(reply, attempts: 2, timeout: 1)
            guard case .unreachable(_, _, 2) = told.error else {
                Issue.record("\(reply): \(String(describing: told.error))")
                continue
            }
        }
    }

    @Test func noServer() async throws {
        let server = try LocalServer { _, _ in .hangUp }
        let transcriber = try transcriber(server, attempts: 2)
        server.stop()
        let error = await #expect(throws: TranscriptionError.self) { try await transcriber.transcribe(Self.sound) }
        guard case .unreachable(_, _, 2) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    /// Not even a service that repeats the key makes an error tell it.
    @Test func theKeyIsInNoError() async throws {
        for status in [400, 403, 500] {
            let told = try await failure(
                .answer(status: status, body: Self.error(status, "X", "key \(Self.key) is wrong")), attempts: 1)
            let error = try #require(told.error)
            #expect(!"\(error)".contains(Self.key) && !String(reflecting: error).contains(Self.key))
            #expect("\(error)".contains("key … is wrong"))
        }
    }

    @Test func aCancelledTaskStops() async throws {
        let server = try LocalServer { _, _ in .answer(status: 503, headers: ["Retry-After": "2"], body: "") }
        defer { server.stop() }
        let transcriber = try transcriber(server)
        let task = Task { try await transcriber.transcribe(Self.sound) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.requests.count == 1)
    }
}
