import Testing
import TextEmotion

/// Syllables taken apart, and letters that stand alone.
@Suite struct HangulTests {
    @Test(arguments: [
        ("가", 0, 0, 0), ("각", 0, 0, 1), ("한", 18, 0, 4), ("글", 0, 18, 8), ("없", 11, 4, 18), ("꽃", 1, 8, 23),
        ("쀍", 8, 15, 9), ("힣", 18, 20, 27),
    ])
    func parts(text: String, initial: UInt32, vowel: UInt32, final: UInt32) throws {
        let scalar = try #require(text.unicodeScalars.first).value
        let parts = try #require(Hangul.parts(of: scalar))
        #expect(parts == Hangul.Parts(initial: initial, vowel: vowel, final: final))
        #expect(parts.syllable == scalar)
    }

    @Test func everySyllableIsPutTogetherAgain() {
        for scalar: UInt32 in 0xAC00...0xD7A3 { #expect(Hangul.parts(of: scalar)?.syllable == scalar) }
    }

    @Test(arguments: ["a", "ㅋ", "ㅏ", "字", "!"])
    func othersHaveNone(text: String) throws {
        #expect(Hangul.parts(of: try #require(text.unicodeScalars.first).value) == nil)
    }

    @Test(arguments: [
        ("ﾡ", "ㄱ"), ("ﾾ", "ㅎ"), ("ￂ", "ㅏ"), ("ￇ", "ㅔ"), ("ￊ", "ㅕ"), ("ￒ", "ㅛ"), ("ￚ", "ㅡ"), ("ￜ", "ㅣ"), ("ᄏ", "ㅋ"),
        ("ᅲ", "ㅠ"),
    ])
    func halfWidthAndConjoiningLetters(written: String, letter: String) throws {
        let scalar = try #require(written.unicodeScalars.first).value
        #expect(Hangul.loneLetter(scalar) == letter.unicodeScalars.first?.value)
    }
}
