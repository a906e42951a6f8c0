/// Puts a transcript together from chunks in order of time.
struct TranscriptBuilder {
    private let options: TranscriptionOptions
    private var segments: [TranscriptSegment] = []
    private var words: [Placed] = []
    private var vote = LanguageVote()
    private var warnings: Set<TranscriptWarning> = []

    /// A word with what its segment needs to know of it.
    private struct Placed {
        let word: TranscriptWord
        let source: AssembledWord
    }

    init(options: TranscriptionOptions) { self.options = options }

    /// Has a chunk recognised and adds what is said in it.
    mutating func add(_ chunk: SpeechChunk, _ samples: [Float], _ recognizer: any ChunkRecognizer) async throws {
        let speech = chunk.spans.reduce(0.0) { $0 + Double($1.count) / Double(SpeechBlocks.sampleRate) }
        let heard = try await recognized(samples, speech, recognizer)
        if heard.isInvented { warnings.insert(.inventedText) }
        guard !heard.words.isEmpty else { return }
        if let language = heard.language { vote.add(language, seconds: speech) }
        if let placed = WordTimes.placed(heard.words, in: chunk, origin: options.start) {
            // A sentence may go on in the next chunk, so segments are made when all words of a stretch are there.
            words += zip(placed, heard.words).map(Placed.init)
            if let last = placed.last, endsSentence(last.text) { closeSegments() }
        } else {
            closeSegments()
            if options.words { warnings.insert(.noWordTimes) }
            segments.append(segment(of: heard.words, in: chunk))
        }
    }

    /// The transcript of all chunks added.
    mutating func transcript(seconds: Double, model: String, isTruncated: Bool) -> Transcript {
        closeSegments()
        if segments.isEmpty, warnings.isEmpty { warnings.insert(.noSpeech) }
        if vote.isMixed { warnings.insert(.mixedLanguages) }
        if isTruncated { warnings.insert(.truncated) }
        return Transcript(
            language: segments.isEmpty ? nil : options.language ?? vote.winner, segments: segments, seconds: seconds,
            model: model, warnings: TranscriptWarning.allCases.filter(warnings.contains))
    }

    private func recognized(
        _ samples: [Float], _ speech: Double, _ recognizer: any ChunkRecognizer
    ) async throws -> RecognizedChunk {
        let heard = try await recognizer.recognize(samples, speechSeconds: speech, language: options.language)
        guard recognizer.hearsAgain, options.language == nil, let language = heard.language,
            let other = vote.doubt(about: language, seconds: speech)
        else { return heard }
        let again = try await recognizer.recognize(samples, speechSeconds: speech, language: other)
        if again.words.isEmpty { return heard }
        return heard.words.isEmpty || (again.confidence ?? 1) >= (heard.confidence ?? 0) ? again : heard
    }

    private func endsSentence(_ word: String) -> Bool { Sentences.end(with: word, before: nil) }

    private mutating func closeSegments() {
        for range in Sentences.ranges(of: words.map(\.word)) {
            let part = words[range]
            guard let first = part.first?.word, let last = part.last?.word else { continue }
            segments.append(
                TranscriptSegment(
                    start: first.start, end: last.end, text: AssembledWord.text(of: part.map(\.source)),
                    words: options.words ? part.map(\.word) : [],
                    confidence: AssembledWord.confidence(of: part.map(\.source))))
        }
        words = []
    }

    private func segment(of words: [AssembledWord], in chunk: SpeechChunk) -> TranscriptSegment {
        let rate = Double(SpeechBlocks.sampleRate)
        let (first, last) = (chunk.spans[0].lowerBound, chunk.spans[chunk.spans.count - 1].upperBound)
        return TranscriptSegment(
            start: options.start + Double(first) / rate, end: options.start + Double(last) / rate,
            text: AssembledWord.text(of: words), confidence: AssembledWord.confidence(of: words))
    }
}
