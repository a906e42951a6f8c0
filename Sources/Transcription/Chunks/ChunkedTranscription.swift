/// Transcribes a sound chunk by chunk: finds the speech, packs it, has it recognised, puts the text together.
///
/// In memory at a time are one chunk and about a minute of sound, however long the source is.
package struct ChunkedTranscription: Sendable {
    /// Samples kept for a detector that tells of speech when it has ended; no stretch that it gives may be longer.
    private static let lookBack = 60 * SpeechBlocks.sampleRate

    package let recognizer: any ChunkRecognizer
    package let limits: ChunkPacker.Limits
    package let model: String

    /// - Parameters:
    ///   - recognizer: takes chunks up to `limits.chunk` long.
    ///   - model: what is told in the transcript.
    package init(recognizer: any ChunkRecognizer, limits: ChunkPacker.Limits, model: String) {
        self.recognizer = recognizer
        self.limits = limits
        self.model = model
    }

    /// Transcribes a sound.
    ///
    /// - Parameter detector: finds the speech, at the beginning of a sound.
    package func transcript(
        of sound: TranscriptionInput, options: TranscriptionOptions, detector: some SpeechDetector,
        progress: @Sendable (TranscriptionProgress) -> Void
    ) async throws -> Transcript {
        var blocks = try SpeechBlocks(sound, options: options)
        var detector = detector
        var packer = ChunkPacker(limits)
        var buffer = SampleBuffer()
        var text = TranscriptBuilder(options: options)
        func recognize(_ chunk: SpeechChunk) async throws {
            try Task.checkCancellation()
            try await text.add(chunk, buffer[chunk.range], recognizer)
        }
        while let block = try blocks.next() {
            try Task.checkCancellation()
            buffer.append(block)
            for span in try detector.append(block) {
                for chunk in packed(span, &packer, buffer) { try await recognize(chunk) }
            }
            if let chunk = packer.advance(to: buffer.end - Self.lookBack) { try await recognize(chunk) }
            buffer.discard(before: min(packer.pendingStart ?? .max, buffer.end - Self.lookBack))
            progress(TranscriptionProgress(seconds: Self.seconds(buffer.end), total: blocks.totalSeconds))
        }
        for span in try detector.finish() {
            for chunk in packed(span, &packer, buffer) { try await recognize(chunk) }
        }
        if let chunk = packer.finish(end: buffer.end) { try await recognize(chunk) }
        progress(TranscriptionProgress(seconds: Self.seconds(buffer.end), total: Self.seconds(buffer.end)))
        return text.transcript(seconds: Self.seconds(buffer.end), model: model, isTruncated: blocks.isTruncated)
    }

    /// Hands a stretch of speech to the packer, in parts cut at soft places where it is longer than a chunk can be.
    private func packed(_ span: Range<Int>, _ packer: inout ChunkPacker, _ buffer: SampleBuffer) -> [SpeechChunk] {
        var rest = span.clamped(to: 0..<max(buffer.end, 0))
        var chunks: [SpeechChunk] = []
        while rest.count > limits.longestSpan {
            let late = (rest.lowerBound + limits.longestSpan * 6 / 10)..<(rest.lowerBound + limits.longestSpan)
            let cut = buffer.softest(in: late, sampleRate: SpeechBlocks.sampleRate)
            chunks += packer.append(rest.lowerBound..<cut)
            rest = cut..<rest.upperBound
        }
        return rest.isEmpty ? chunks : chunks + packer.append(rest)
    }

    private static func seconds(_ samples: Int) -> Double { Double(samples) / Double(SpeechBlocks.sampleRate) }
}
