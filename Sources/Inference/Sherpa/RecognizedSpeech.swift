/// A sound as text, as a model gives it.
public struct RecognizedSpeech: Sendable, Hashable {
    /// The words.
    public let text: String
    /// The language as the model names it, such as `en` (Whisper) or `<|en|>` (SenseVoice); empty where it says none.
    public let language: String
    /// The expressed emotion as the model names it, such as `<|HAPPY|>`; only SenseVoice gives one, else empty.
    public let emotion: String
    /// The kind of sound as the model names it, such as `<|Speech|>`; only SenseVoice gives one, else empty.
    public let event: String
    /// The pieces that the text is made of.
    public let tokens: [Token]
    /// The parts that the model divides the text into; empty unless segment times were asked for.
    public let segments: [Segment]

    /// A piece of text: a word, a part of one, or even a part of a letter.
    public struct Token: Sendable, Hashable {
        /// Its bytes in UTF-8. A letter may be spread over several tokens: join bytes before reading them as text.
        public let bytes: [UInt8]
        /// Its bytes as text; a part of a letter reads as U+FFFD.
        public var text: String { String(decoding: bytes, as: UTF8.self) }
        /// Seconds from the start of the sound; nil where the model gives no times.
        public let start: Double?
        /// Seconds; nil where the model gives none.
        public let duration: Double?
        /// The natural logarithm of its probability; nil where the model gives none.
        public let logProbability: Double?
    }

    /// A part of the text with its time in seconds.
    public struct Segment: Sendable, Hashable {
        /// The words.
        public let text: String
        /// From the start of the sound.
        public let start: Double
        /// Its length.
        public let duration: Double
    }
}
