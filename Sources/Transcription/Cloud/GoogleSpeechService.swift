import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Google Speech-to-Text v1 as a recogniser of chunks.
struct GoogleSpeechService: ChunkRecognizer {
    static let title = "Google Speech-to-Text"
    static let address = "https://speech.googleapis.com/v1/speech:recognize"

    /// Every request costs money.
    let hearsAgain = false

    private let key: String
    private let endpoint: URL
    private let policy: RetryPolicy
    private let client: HTTPClient
    private var wantsWordTimes = true

    init(key: String, endpoint: URL, policy: RetryPolicy) {
        self.key = key
        self.endpoint = endpoint
        self.policy = policy
        client = HTTPClient(timeout: policy.timeout)
    }

    /// The same service, which gives times of words or none.
    func timed(_ words: Bool) -> Self {
        var service = self
        service.wantsWordTimes = words
        return service
    }

    func recognize(_ samples: [Float], speechSeconds: Double, language: String?) async throws -> RecognizedChunk {
        let request = GoogleSpeechMessage.Request(
            config: .init(
                encoding: "LINEAR16", sampleRateHertz: SpeechBlocks.sampleRate,
                // The service needs a language and takes others as guesses.
                languageCode: GoogleSpeechMessage.languageCode(of: language ?? "ko"),
                alternativeLanguageCodes: language == nil ? ["en-US"] : nil, enableWordTimeOffsets: wantsWordTimes,
                enableAutomaticPunctuation: true, audioChannelCount: 1),
            audio: .init(content: Self.linear16(samples).base64EncodedString()))
        let body = try await answer(to: try JSONEncoder().encode(request))
        let answer: GoogleSpeechMessage.Answer
        do { answer = try JSONDecoder().decode(GoogleSpeechMessage.Answer.self, from: body) } catch {
            throw TranscriptionError.badAnswer(
                service: Self.title, cause: "no JSON of the documented form (\(body.count) bytes)")
        }
        return try Self.chunk(of: answer, language: language)
    }

    /// Posts a request until there is an answer or the policy gives up.
    private func answer(to request: Data) async throws -> Data {
        var failures = 0
        while true {
            try Task.checkCancellation()
            let (failure, asked): (TranscriptionError, Double?)
            switch await attempt(request) {
            case .success(let answer):
                if answer.status == 200 { return answer.body }
                (failure, asked) = (error(answer, attempts: failures + 1), answer.retryAfter)
                guard case .unavailable = failure else { throw failure }
            case .failure(let error):
                if error.code == .cancelled { throw CancellationError() }
                let cause = redacted(error.localizedDescription)
                failure = .unreachable(service: Self.title, cause: cause, attempts: failures + 1)
                asked = nil
            }
            failures += 1
            guard let delay = policy.delay(after: failures, asked: asked) else { throw failure }
            try await Task.sleep(for: .seconds(delay))
        }
    }

    private func attempt(_ request: Data) async -> Result<HTTPClient.Answer, URLError> {
        do {
            return .success(try await client.post(request, to: endpoint, headers: ["X-Goog-Api-Key": key]))
        } catch let error as URLError {
            return .failure(error)
        } catch {
            return .failure(URLError(error is CancellationError ? .cancelled : .unknown))
        }
    }

    private func error(_ answer: HTTPClient.Answer, attempts: Int) -> TranscriptionError {
        let told = try? JSONDecoder().decode(GoogleSpeechMessage.Failure.self, from: answer.body)
        let words = [told?.error.status, told?.error.message].compactMap { $0 }.joined(separator: ": ")
        let message = redacted(words.isEmpty ? "no explanation" : String(words.prefix(300)))
        switch answer.status {
        case 401, 403: return .notAllowed(service: Self.title, status: answer.status, message: message)
        case 408, 429, 500...599:
            return .unavailable(service: Self.title, status: answer.status, message: message, attempts: attempts)
        case 400...499: return .refused(service: Self.title, status: answer.status, message: message)
        default: return .badAnswer(service: Self.title, cause: "HTTP status \(answer.status)")
        }
    }

    /// A message without the key, should it ever repeat it.
    private func redacted(_ message: String) -> String { message.replacingOccurrences(of: key, with: "…") }

    /// Samples as 16-bit integers, low byte first.
    static func linear16(_ samples: [Float]) -> Data {
        var bytes = Data(capacity: 2 * samples.count)
        for sample in samples {
            let value = UInt16(bitPattern: Int16(max(-32_768, min(32_767, (sample * 32_768).rounded()))))
            bytes.append(UInt8(value & 0xFF))
            bytes.append(UInt8(value >> 8))
        }
        return bytes
    }

    private static func chunk(
        of answer: GoogleSpeechMessage.Answer, language: String?
    ) throws(TranscriptionError) -> RecognizedChunk {
        var words: [AssembledWord] = []
        var heard: String?
        for result in answer.results ?? [] {
            guard let best = result.alternatives?.first, let text = best.transcript else { continue }
            heard = heard ?? result.languageCode
            // The service writes 0 where it does not know.
            let confidence = best.confidence.flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
            if let timed = best.words, !timed.isEmpty {
                for word in timed {
                    guard let start = GoogleSpeechMessage.seconds(word.startTime ?? "0s") else {
                        throw .badAnswer(service: title, cause: "the time '\(word.startTime ?? "")' of a word")
                    }
                    words.append(
                        AssembledWord(
                            text: word.word, start: start, end: GoogleSpeechMessage.seconds(word.endTime),
                            confidence: confidence))
                }
            } else {
                words += text.split(whereSeparator: \.isWhitespace).map {
                    AssembledWord(text: String($0), start: nil, end: nil, confidence: confidence)
                }
            }
        }
        let code = heard?.split(separator: "-").first.map { $0.lowercased() }
        return RecognizedChunk(words: words, language: language ?? (code == "cmn" ? "zh" : code))
    }
}
