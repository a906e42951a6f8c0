extension Transcript {
    /// The transcript with its times counted from so many seconds earlier: of a part that was cut out before it was heard.
    package func shifted(by seconds: Double) -> Transcript {
        guard seconds != 0 else { return self }
        return Transcript(
            language: language, segments: segments.map { $0.shifted(by: seconds) }, seconds: self.seconds, model: model,
            warnings: warnings)
    }
}

extension TranscriptSegment {
    fileprivate func shifted(by seconds: Double) -> TranscriptSegment {
        TranscriptSegment(
            start: start + seconds, end: end + seconds, text: text,
            words: words.map {
                TranscriptWord(
                    text: $0.text, start: $0.start + seconds, end: $0.end + seconds, confidence: $0.confidence)
            }, confidence: confidence)
    }
}
