import Reporting
import Testing

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("감정", 4), ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("한 a", 4), ("漢字", 4),
        ("ｶﾅ", 2), ("カナ", 4), ("Ａ", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇰🇷", 2), ("❤️", 2), ("❤", 1), ("…", 1), ("─", 1), ("█", 1),
        ("\u{200B}", 0), ("\u{1B}[0m", 3), ("é", 1), ("–", 1), ("、", 2), ("\r\n", 0), ("\u{AD}", 0),
    ])
    func columns(_ text: String, _ width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test func allHangulSyllablesTakeTwoColumnsHoweverSpelled() {
        for value in stride(from: UInt32(0xAC00), through: 0xD7A3, by: 1) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(DisplayWidth.of(String(scalar)) == 2)
        }
        for lead in UInt32(0x1100)...0x1112 {
            for vowel in UInt32(0x1161)...0x1175 {
                let letters = [lead, vowel].compactMap(Unicode.Scalar.init)
                #expect(DisplayWidth.of(String(String.UnicodeScalarView(letters))) == 2)
            }
        }
    }

    @Test func paddingAndFitting() {
        #expect(TerminalText.padded("감정", to: 6) == "감정  ")
        #expect(TerminalText.padded("감정", to: 6, .right) == "  감정")
        #expect(TerminalText.padded("감정", to: 2) == "감정")
        #expect(TerminalText.fitted("감정표현", to: 8) == "감정표현")
        #expect(TerminalText.fitted("감정표현", to: 7) == "감정표…")
        #expect(TerminalText.fitted("감정표현", to: 6) == "감정…")
        #expect(TerminalText.fitted("abc", to: 0) == "")
        for width in 1...20 {
            #expect(DisplayWidth.of(TerminalText.fitted("가a나b😀다c라", to: width)) <= width)
        }
    }

    @Test func controlCharactersBecomeVisible() {
        #expect(TerminalText.printable("a\nb\u{1B}[31m\r\t\u{202E}") == "a\\nb\\u{1B}[31m\\r\\t\\u{202E}")
        #expect(TerminalText.printable("이름 é 👨‍👩‍👧") == "이름 é 👨‍👩‍👧")
    }
}
