/// A part of a sound for a model to listen to at once.
package struct SpeechChunk: Sendable, Hashable {
    /// The stretches of speech in it, as ranges of sample numbers in order; never empty.
    package let spans: [Range<Int>]

    /// What the model hears: from a little before the first stretch to a little after the last.
    package let range: Range<Int>

    /// A part of a sound.
    package init(spans: [Range<Int>], range: Range<Int>) {
        self.spans = spans
        self.range = range
    }
}

/// Packs stretches of speech into chunks that are as long as a model can take, cut at the longest silences.
///
/// A model knows the more about what it hears the more it hears at once; but silence of some seconds inside a chunk
/// invites words that nobody said, so it always ends a chunk.
package struct ChunkPacker {
    /// How chunks are made, in samples.
    package struct Limits: Sendable, Hashable {
        /// Longest chunk.
        package var chunk: Int
        /// Longest silence inside a chunk.
        package var silence: Int
        /// Sound before the first stretch and after the last.
        package var padding: Int

        /// Limits in seconds of sound at 16 kHz.
        package init(chunk: Double, silence: Double, padding: Double) {
            let rate = Double(SpeechBlocks.sampleRate)
            self.chunk = Int(chunk * rate)
            self.silence = Int(silence * rate)
            self.padding = Int(padding * rate)
        }

        /// Longest stretch of speech that fits.
        package var longestSpan: Int { max(1, chunk - 2 * padding) }
    }

    private let limits: Limits
    private var pending: [Range<Int>] = []
    private var lastEnd = 0

    /// A packer at the beginning of a sound.
    package init(_ limits: Limits) { self.limits = limits }

    /// Number of the first sample that a chunk to come may need; nil while no stretch waits.
    package var pendingStart: Int? { pending.first.map { max(lastEnd, $0.lowerBound - limits.padding) } }

    /// Takes a stretch of speech, which lies after all before and is no longer than `Limits.longestSpan`, and gives the
    /// chunks that are complete.
    package mutating func append(_ span: Range<Int>) -> [SpeechChunk] {
        var chunks: [SpeechChunk] = []
        if let last = pending.last, span.lowerBound - last.upperBound > limits.silence {
            chunks.append(cut(pending.count, before: span.lowerBound))
        }
        pending.append(span)
        while pending.count > 1, span.upperBound - pending[0].lowerBound > limits.longestSpan {
            let count = bestCut()
            chunks.append(cut(count, before: pending[count].lowerBound))
        }
        return chunks
    }

    /// Tells that the sound has `silence` after the last stretch up to sample `end`, and gives the chunk that this ends.
    package mutating func advance(to end: Int) -> SpeechChunk? {
        guard let last = pending.last, end - last.upperBound > limits.silence + limits.padding else { return nil }
        return cut(pending.count, before: end)
    }

    /// Ends the sound, of so many samples, and gives the last chunk.
    package mutating func finish(end: Int) -> SpeechChunk? {
        pending.isEmpty ? nil : cut(pending.count, before: end + limits.padding, end: end)
    }

    /// How many of the stretches that wait make the next chunk: up to the longest silence among those after a third of
    /// the longest chunk, if there are any, else among all; of about equal ones up to the last, which makes fewer chunks.
    private func bestCut() -> Int {
        let fitting = (1..<pending.count).filter {
            pending[$0 - 1].upperBound - pending[0].lowerBound <= limits.longestSpan
        }
        let late = fitting.filter { pending[$0 - 1].upperBound - pending[0].lowerBound >= limits.chunk / 3 }
        let candidates = late.isEmpty ? fitting : late
        let longest = candidates.map(silence).max() ?? 0
        return candidates.last { silence(before: $0) >= longest - SpeechBlocks.sampleRate / 5 } ?? 1
    }

    private func silence(before index: Int) -> Int { pending[index].lowerBound - pending[index - 1].upperBound }

    /// Takes the first stretches as a chunk; padding ends half way to the speech on either side.
    private mutating func cut(_ count: Int, before next: Int, end: Int = .max) -> SpeechChunk {
        let spans = Array(pending[..<count])
        pending.removeFirst(count)
        let (first, last) = (spans[0].lowerBound, spans[count - 1].upperBound)
        let lower = max(lastEnd, first - limits.padding)
        let upper = min(end, last + min(limits.padding, (next - last) / 2))
        lastEnd = max(lower, upper)
        return SpeechChunk(spans: spans, range: lower..<max(lower, upper))
    }
}
