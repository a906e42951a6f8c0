public import Transcription

/// A text that is shown for some time.
public struct SubtitleCue: Sendable, Hashable {
    /// When it appears, in milliseconds from the beginning of the source.
    public let start: Int

    /// When it goes away, in milliseconds; after `start`.
    public let end: Int

    /// One line or two, of at most 42 columns where words allow.
    public let lines: [String]

    /// The cues of a transcript: in order, apart, each at least a second long where the next leaves room for it.
    ///
    /// A segment that is too long to be shown at once, or for more than seven seconds, becomes several.
    public static func cues(of transcript: Transcript) -> [SubtitleCue] {
        timed(transcript.segments.flatMap(parts))
    }

    private static let longest = 7.0
    private static let shortest = 1_000

    /// A text with the times of what is said, in seconds.
    private struct Part {
        var text: String
        var start: Double
        var end: Double
    }

    private static func parts(of segment: TranscriptSegment) -> [Part] {
        let words = wordParts(of: segment)
        guard !words.isEmpty else { return spread(segment.text, from: segment.start, to: segment.end) }
        var parts: [Part] = []
        for word in words {
            guard let last = parts.last else {
                parts.append(word)
                continue
            }
            let longer = last.text + word.text
            if SubtitleLines.fits(longer), word.end - last.start <= longest {
                parts[parts.count - 1] = Part(text: longer, start: last.start, end: word.end)
            } else {
                parts.append(word)
            }
        }
        return parts.flatMap { part -> [Part] in
            let text = trimmed(part.text)
            return SubtitleLines.fits(text)
                ? [Part(text: text, start: part.start, end: part.end)] : spread(text, from: part.start, to: part.end)
        }
    }

    /// The words of a segment with the blanks that stand before them; none where they are not those of its text.
    private static func wordParts(of segment: TranscriptSegment) -> [Part] {
        var parts: [Part] = []
        var rest = segment.text[...]
        for word in segment.words {
            guard let range = rest.firstRange(of: word.text) else { return [] }
            parts.append(Part(text: String(rest[..<range.upperBound]), start: word.start, end: word.end))
            rest = rest[range.upperBound...]
        }
        if let last = parts.indices.last { parts[last].text += rest }
        return parts
    }

    /// A text over some time, each part as long as it is wide.
    private static func spread(_ text: String, from start: Double, to end: Double) -> [Part] {
        let screens = SubtitleLines.screens(of: text)
        let total = Double(max(1, screens.reduce(0) { $0 + DisplayWidth.of($1) }))
        var shown = 0
        return screens.map { screen in
            let first = start + (end - start) * Double(shown) / total
            shown += DisplayWidth.of(screen)
            return Part(text: screen, start: first, end: start + (end - start) * Double(shown) / total)
        }
    }

    private static func timed(_ parts: [Part]) -> [SubtitleCue] {
        var cues: [SubtitleCue] = []
        for (index, part) in parts.enumerated() {
            let text = trimmed(part.text)
            guard !text.isEmpty else { continue }
            let next = index + 1 < parts.count ? milliseconds(parts[index + 1].start) : .max
            let free = cues.last?.end ?? 0
            var start = max(free, milliseconds(part.start))
            var end = max(min(milliseconds(part.end), next), start + 1)
            if end - start < shortest { end = max(end, min(start + shortest, next)) }
            if end - start < shortest { start = max(free, end - shortest) }
            cues.append(SubtitleCue(start: start, end: end, lines: SubtitleLines.lines(of: text) ?? [text]))
        }
        return cues
    }

    private static func milliseconds(_ seconds: Double) -> Int {
        Int((min(max(seconds, 0), 1e9) * 1_000).rounded())
    }

    private static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
