public import Transcription

extension Transcript {
    /// The `nunchi.transcript/1` object. Times are seconds from the beginning of the source, to the millisecond.
    ///
    /// - Parameter source: what the sound is called.
    public func json(source: String) -> JSONValue {
        .object([
            "schema": .string("nunchi.transcript/1"), "source": .string(source),
            "seconds": .rounded(seconds, digits: 3), "language": JSONValue(language), "text": .string(text),
            "segments": .array(segments.map(\.json)), "model": .object(["name": .string(model)]),
            "warnings": .array(warnings.map { .string($0.rawValue) }),
        ])
    }
}

extension TranscriptSegment {
    /// One entry of a transcript's `segments`.
    fileprivate var json: JSONValue {
        .object([
            "start": .rounded(start, digits: 3), "end": .rounded(end, digits: 3), "text": .string(text),
            "confidence": confidence.map { .rounded($0, digits: 4) } ?? .null, "words": .array(words.map(\.json)),
        ])
    }
}

extension TranscriptWord {
    /// One entry of a segment's `words`.
    fileprivate var json: JSONValue {
        .object([
            "text": .string(text), "start": .rounded(start, digits: 3), "end": .rounded(end, digits: 3),
            "confidence": confidence.map { .rounded($0, digits: 4) } ?? .null,
        ])
    }
}
