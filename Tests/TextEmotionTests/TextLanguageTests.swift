import Testing
import TextEmotion

/// Which language a text is in.
@Suite struct TextLanguageTests {
    @Test(arguments: [
        ("정말 좋아요", TextLanguage.korean), ("ㅠㅠ", .korean), ("ㅋㅋㅋ lol", .korean), ("iPhone 샀다", .korean),
        ("I love it", .english), ("I love 김치 so very much, it is the best food in the world", .english), ("", .english),
        ("12:30 :-)", .english),
    ])
    func hangulDecides(text: String, language: TextLanguage) {
        #expect(TextLanguage(of: text) == language)
    }
}
