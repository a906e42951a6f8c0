public import Affect

/// How likely a fine label is.
public struct LabelScore: Sendable, Hashable {
    /// The label's name, in English.
    public let name: String
    /// Its name in Korean.
    public let koreanName: String
    /// Its probability, 0...1; labels do not exclude each other, so these don't sum to 1.
    public let probability: Double
    /// Whether it reaches the threshold that was chosen for it in training.
    public let chosen: Bool

    /// A label's score.
    public init(name: String, koreanName: String, probability: Double, chosen: Bool) {
        (self.name, self.koreanName, self.probability, self.chosen) = (name, koreanName, probability, chosen)
    }
}

/// How much a piece of a text, a word with the signs at it, moved a score.
public struct Influence: Sendable, Hashable {
    /// The piece as written.
    public let text: String
    /// Where it begins, in Unicode scalars from the beginning of the text.
    public let start: Int
    /// Where it ends.
    public let end: Int
    /// What it added to the score (natural logarithm scale); negative when it spoke against.
    public let contribution: Double

    /// A piece's influence.
    public init(text: String, start: Int, end: Int, contribution: Double) {
        (self.text, self.start, self.end, self.contribution) = (text, start, end, contribution)
    }
}

/// Which words moved a score, and how far.
public struct Explanation: Sendable, Hashable {
    /// The label or emotion that is explained.
    public let subject: String
    /// The score of a text without any known feature.
    public let base: Double
    /// What each piece added, in the text's order.
    public let influences: [Influence]

    /// The score: `base` and all contributions.
    public var score: Double { influences.reduce(base) { $0 + $1.contribution } }

    init(subject: String, base: Double, influences: [Influence]) {
        (self.subject, self.base, self.influences) = (subject, base, influences)
    }
}

/// The emotion in a part of a text: a sentence or a line.
public struct TextSpan: Sendable, Hashable {
    /// The part as written, without blanks at its ends.
    public let text: String
    /// Where it begins, in Unicode scalars from the beginning of the whole.
    public let start: Int
    /// Where it ends.
    public let end: Int
    /// The line it is in, from 1.
    public let line: Int
    /// The emotion named; nil when none is likely enough.
    public let emotion: Emotion?
    /// Probabilities of the emotions.
    public let scores: EmotionScores
    /// The names of the labels chosen, likeliest first.
    public let labels: [String]

    /// A part's emotion.
    public init(
        text: String, start: Int, end: Int, line: Int, emotion: Emotion?, scores: EmotionScores, labels: [String]
    ) {
        (self.text, self.start, self.end, self.line) = (text, start, end, line)
        (self.emotion, self.scores, self.labels) = (emotion, scores, labels)
    }
}

/// What was read from a text.
public struct TextReading: Sendable, Hashable {
    /// The emotion; its modality is `text`.
    public let reading: EmotionReading
    /// The language whose model read it.
    public let language: TextLanguage
    /// All fine labels, likeliest first.
    public let labels: [LabelScore]
    /// Which words moved the score of the likeliest emotion; nil unless asked for.
    public let explanation: Explanation?
    /// The sentences or lines one by one; empty for a text of one.
    public let spans: [TextSpan]

    /// A reading of a text.
    public init(
        reading: EmotionReading, language: TextLanguage, labels: [LabelScore], explanation: Explanation? = nil,
        spans: [TextSpan] = []
    ) {
        self.reading = reading
        self.language = language
        self.labels = labels
        self.explanation = explanation
        self.spans = spans
    }

    /// What each word added to the score of the likeliest emotion, in the text's order; empty unless asked for.
    public var influences: [Influence] { explanation?.influences ?? [] }
}
