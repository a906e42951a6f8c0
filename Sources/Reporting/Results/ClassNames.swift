import Affect
public import VoiceEmotion

extension ClassList {
    /// The classes for people: emotions in the language, words as they are.
    public func names(in language: Language) -> [String] {
        taxonomy?.emotions.map { ReadingPhrase.emotion($0).text(in: language) } ?? labels
    }
}
