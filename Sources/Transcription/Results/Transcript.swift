/// What was said.
public struct Transcript: Sendable, Hashable {
    /// The language spoken, as a code of ISO 639-1 such as `ko` or `en`; nil when nothing was said.
    public let language: String?

    /// The stretches of speech in order of time; empty when nothing was said.
    public let segments: [TranscriptSegment]

    /// Length in seconds of the sound that was listened to.
    public let seconds: Double

    /// What transcribed it, such as `whisper-base`.
    public let model: String

    /// What to know before trusting it, each once.
    public let warnings: [TranscriptWarning]

    /// A transcript.
    public init(
        language: String?, segments: [TranscriptSegment], seconds: Double, model: String,
        warnings: [TranscriptWarning] = []
    ) {
        self.language = language
        self.segments = segments
        self.seconds = seconds
        self.model = model
        self.warnings = warnings
    }

    /// All that was said, segments joined by blanks.
    public var text: String { segments.map(\.text).joined(separator: " ") }

    /// The words of all segments; empty when the transcriber gives no times of words.
    public var words: [TranscriptWord] { segments.flatMap(\.words) }
}

/// A stretch of speech, about a sentence.
public struct TranscriptSegment: Sendable, Hashable {
    /// Start in seconds from the beginning of the sound.
    public let start: Double

    /// End in seconds.
    public let end: Double

    /// What was said, without blanks around it.
    public let text: String

    /// Its words; empty when the transcriber gives no times of words.
    public let words: [TranscriptWord]

    /// How sure the transcriber is, 0...1; nil when it does not say.
    public let confidence: Double?

    /// A stretch of speech.
    public init(start: Double, end: Double, text: String, words: [TranscriptWord] = [], confidence: Double? = nil) {
        self.start = start
        self.end = end
        self.text = text
        self.words = words
        self.confidence = confidence
    }
}

/// A word and when it was said.
public struct TranscriptWord: Sendable, Hashable {
    /// The word, with the punctuation that belongs to it.
    public let text: String

    /// Start in seconds from the beginning of the sound.
    public let start: Double

    /// End in seconds.
    public let end: Double

    /// How sure the transcriber is, 0...1; nil when it does not say.
    public let confidence: Double?

    /// A word.
    public init(text: String, start: Double, end: Double, confidence: Double? = nil) {
        self.text = text
        self.start = start
        self.end = end
        self.confidence = confidence
    }
}
