import Affect
import Testing
import TextEmotion

/// Two texts of which the second must show more of a label or an emotion than the first.
struct TextPair: Sendable, CustomTestStringConvertible {
    let kind: String
    let subject: String
    let less: String
    let more: String

    var testDescription: String { "\(kind), \(subject): \(less) < \(more)" }

    /// The probability of the label of that name, else of the emotion.
    func score(of text: String, by reader: TextReader, language: TextLanguage) throws -> Double {
        let reading = try reader.read(text, language: language)
        if let label = reading.labels.first(where: { $0.name == subject }) { return label.probability }
        let emotion = try #require(Emotion(rawValue: subject))
        return reading.reading.scores[emotion]
    }

    /// Pairs of one kind.
    static func pairs(_ kind: String, _ rows: [(String, String, String)]) -> [TextPair] {
        rows.map { TextPair(kind: kind, subject: $0.0, less: $0.1, more: $0.2) }
    }
}
