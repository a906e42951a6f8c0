public import Affect

/// One of the fine labels that a text model tells, such as `gratitude`.
public struct TextLabel: Codable, Sendable, Hashable {
    /// Its name in the data set, in English.
    public let name: String

    /// Its name in Korean.
    public let koreanName: String

    /// The emotion that it belongs to; nil for a label that belongs to none.
    public let emotion: Emotion?

    /// The probability from which on the label is chosen, 0...1.
    public internal(set) var threshold: Double

    /// A label; trained models set its threshold.
    public init(name: String, koreanName: String, emotion: Emotion?, threshold: Double = 0.5) {
        self.name = name
        self.koreanName = koreanName
        self.emotion = emotion
        self.threshold = threshold
    }
}
