import Affect
public import TextEmotion

/// A text's reading as people see it in a terminal.
public struct TextReadingText: Sendable {
    private let language: Language
    private let glyphs: Glyphs

    /// Sentences and words shown at most.
    private static let limit = 40

    /// How to write readings.
    public init(language: Language, glyphs: Glyphs = .unicode) {
        self.language = language
        self.glyphs = glyphs
    }

    /// Several lines: emotion and scores, labels, the words that moved the score, the sentences.
    public func text(of reading: TextReading) -> String {
        var lines = [ReadingText(language: language, glyphs: glyphs).text(of: reading.reading)]
        lines.append("  \(word(.labels)): \(labels(reading))")
        if let explanation = reading.explanation { lines += self.lines(for: explanation, labels: reading.labels) }
        if !reading.spans.isEmpty {
            lines.append("  " + word(.sentences))
            let hasLines = reading.spans.contains { $0.line > 1 }
            lines += reading.spans.prefix(Self.limit).map { line(for: $0, isNumbered: hasLines) }
            if reading.spans.count > Self.limit { lines.append("    " + word(.more(reading.spans.count - Self.limit))) }
        }
        return lines.joined(separator: "\n")
    }

    private func word(_ phrase: TextPhrase) -> String { phrase.text(in: language) }

    private func labels(_ reading: TextReading) -> String {
        let chosen = reading.labels.filter(\.chosen)
        guard !chosen.isEmpty else { return word(.noLabel) }
        return chosen.map { label in
            "\(name(label)) \(NumberText.fixed(label.probability, decimals: 2))"
        }.joined(separator: ", ")
    }

    private func name(_ label: LabelScore) -> String { language == .korean ? label.koreanName : label.name }

    private func lines(for explanation: Explanation, labels: [LabelScore]) -> [String] {
        let subject =
            Emotion(rawValue: explanation.subject).map { ReadingPhrase.emotion($0).text(in: language) }
            ?? labels.first { $0.name == explanation.subject }.map(name) ?? explanation.subject
        // The strongest first, whichever way they moved it.
        let ranked = explanation.influences.enumerated()
            .sorted { (abs($0.element.contribution), -$0.offset) > (abs($1.element.contribution), -$1.offset) }
            .map(\.element)
        let shown = ranked.prefix(Self.limit)
        let width = min(24, shown.map { DisplayWidth.of(TerminalText.printable($0.text)) }.max() ?? 0)
        var lines = ["  " + word(.explained(subject))]
        for influence in shown {
            let text = TerminalText.fitted(TerminalText.printable(influence.text), to: width, ellipsis: glyphs.ellipsis)
            lines.append("    \(TerminalText.padded(text, to: width))  \(signed(influence.contribution))")
        }
        if ranked.count > shown.count { lines.append("    " + word(.more(ranked.count - shown.count))) }
        lines.append("    (\(word(.base)): \(signed(explanation.base)))")
        return lines
    }

    private func line(for span: TextSpan, isNumbered: Bool) -> String {
        let name =
            span.emotion.map { ReadingPhrase.emotion($0).text(in: language) } ?? ReadingPhrase.unsure.text(in: language)
        let text = TerminalText.fitted(TerminalText.printable(span.text), to: 60, ellipsis: glyphs.ellipsis)
        let number = isNumbered ? "\(span.line): " : ""
        return "    \(number)\(name) \(NumberText.fixed(span.scores.confidence, decimals: 2))  \(text)"
    }

    private func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + NumberText.fixed(value, decimals: 2) }
}
