import Affect
public import VoiceEmotion

extension WordReading {
    /// The `nunchi.word/1` object: the word (null when unsure) and the probability of each that the model knows, the most
    /// probable first.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.word/1"), "source": .string(source), "seconds": .rounded(seconds, digits: 3),
            "word": word.map { .string($0) } ?? .null, "confidence": .rounded(confidence, digits: 6),
            "scores": .array(
                scores.map { .object(["word": .string($0.word), "score": .rounded($0.score, digits: 6)]) }),
            "model": .object(["name": .string(model.name), "version": .string(model.version)]),
            "warnings": .array(warnings.map { .string($0.rawValue) }),
        ])
    }

    /// A few lines for people: source, word and probability, then the most probable words with bars.
    ///
    /// - Parameter most: so many words at most.
    public func text(in language: Language, glyphs: Glyphs = .unicode, most: Int = 5) -> String {
        let name = word.map { TerminalText.printable($0) } ?? ReadingPhrase.unsure.text(in: language)
        var lines = [
            "\(TerminalText.printable(source))  \(NumberText.fixed(seconds, decimals: 2)) s",
            "  \(name)  \(NumberText.fixed(100 * confidence, decimals: 0)) %",
        ]
        let shown = scores.prefix(most)
        let width = shown.map { DisplayWidth.of($0.word) }.max() ?? 0
        lines += shown.map { entry in
            "  \(TerminalText.padded(TerminalText.printable(entry.word), to: width))  "
                + "\(TerminalText.padded(glyphs.bar(entry.score, width: 24), to: 24)) "
                + NumberText.fixed(entry.score, decimals: 2)
        }
        // That none is sure enough is said in place of the word.
        lines += warnings.filter { $0 != .lowConfidence }
            .map { "  ! " + ReadingPhrase.warning($0).text(in: language) }
        return lines.joined(separator: "\n")
    }
}
