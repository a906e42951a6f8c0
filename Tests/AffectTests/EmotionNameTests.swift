import Affect
import Testing

@Suite("Names of emotions")
struct EmotionNameTests {
    @Test(
        "words of published corpora name their emotion",
        arguments: [
            ("happy", Emotion.joy), (" Happiness ", .joy), ("행복", .joy), ("ANGRY", .anger), ("화남", .anger),
            ("fearful", .fear), ("disqust", .disgust), ("surprised", .surprise), ("bored", .boredom), ("차분함", .calm),
            ("경멸", .contempt), ("슬픔", .sadness), ("neutral", .neutral),
        ])
    func synonyms(word: String, emotion: Emotion) {
        #expect(Emotion(label: word) == emotion)
    }

    @Test("an unknown word names none", arguments: ["", " ", "happyish", "xyz", "행"])
    func unknown(word: String) {
        #expect(Emotion(label: word) == nil)
    }

    @Test("canonical, English and Korean names all lead back to the emotion", arguments: Emotion.allCases)
    func roundTrip(emotion: Emotion) {
        #expect(Emotion(label: emotion.rawValue) == emotion)
        #expect(Emotion(label: emotion.englishName) == emotion)
        #expect(Emotion(label: emotion.koreanName) == emotion)
    }

    @Test("names differ between emotions and languages")
    func distinct() {
        let names = Emotion.allCases.flatMap { [$0.englishName, $0.koreanName] }
        #expect(Set(names).count == 2 * Emotion.allCases.count)
    }
}
