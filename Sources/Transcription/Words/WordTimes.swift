/// Makes the times of words sound: in order, inside the speech that was found, none without length.
///
/// Models of the Whisper family give the silence between two words to the second, so a word that is said to begin in a
/// pause begins with the speech after it.
package enum WordTimes {
    /// The words of a chunk with times in seconds from the beginning of the source; nil when the model gives none.
    ///
    /// Where a model tells only when words begin, a word ends where the next begins or where the stretch of speech ends
    /// that it lies in.
    ///
    /// - Parameters:
    ///   - words: at least one, times from the beginning of the chunk.
    ///   - chunk: what the model heard.
    ///   - origin: seconds in the source at which sample 0 lies.
    package static func placed(
        _ words: [AssembledWord], in chunk: SpeechChunk, origin: Double
    ) -> [TranscriptWord]? {
        guard words.allSatisfy({ $0.start != nil }) else { return nil }
        let rate = Double(SpeechBlocks.sampleRate)
        let offset = origin + Double(chunk.range.lowerBound) / rate
        let limit = origin + Double(chunk.range.upperBound) / rate
        // Words without length are of no use to subtitles; more words than fit share what there is.
        let shortest = min(0.02, (limit - offset) / Double(words.count + 1))
        let spans = chunk.spans.map {
            (origin + Double($0.lowerBound) / rate)...(origin + Double($0.upperBound) / rate)
        }
        var starts: [Double] = []
        for word in words {
            let latest = limit - shortest * Double(words.count - starts.count)
            let told = offset + (word.start ?? 0)
            let next = words.count > starts.count + 1 ? words[starts.count + 1].start.map { offset + $0 } : nil
            let start = min(afterPause(told, until: next ?? limit, spans), max(offset, latest))
            starts.append(max(start, starts.last.map { $0 + shortest } ?? offset))
        }
        return words.indices.map { index in
            let start = starts[index]
            let next = index + 1 < starts.count ? starts[index + 1] : limit
            // A word may begin a little before the detector heard it, but ends with the speech.
            let speech = spans.first { $0.upperBound > start + shortest }?.upperBound ?? limit
            let told = words[index].end.map { offset + $0 } ?? next
            let end = max(start + shortest, min(told, next, max(speech, start + shortest)))
            return TranscriptWord(
                text: words[index].text, start: start, end: end, confidence: words[index].confidence)
        }
    }

    /// The time, or the beginning of the speech after it, where it lies in a pause (or so near one that nothing can be said
    /// before it) and the word goes on beyond.
    private static func afterPause(_ start: Double, until end: Double, _ spans: [ClosedRange<Double>]) -> Double {
        guard let next = spans.first(where: { $0.lowerBound > start }), end > next.lowerBound else { return start }
        let before = spans.last { $0.lowerBound <= start }
        return before.map { start >= $0.upperBound - 0.15 } ?? true ? next.lowerBound : start
    }
}
