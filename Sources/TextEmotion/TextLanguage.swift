/// A language whose emotion words are known.
public enum TextLanguage: String, Sendable, CaseIterable, Codable {
    /// Korean.
    case korean = "ko"
    /// English.
    case english = "en"

    /// The language that a text is written in: Korean when at least a fifth of its letters are Hangul, syllables or
    /// single jamo; else English, the only other one known.
    public init(of text: String) {
        var letters = 0
        var hangul = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            if Self.isHangul(scalar) { hangul += 1 }
        }
        self = hangul > 0 && 5 * hangul >= letters ? .korean : .english
    }

    private static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xD7B0...0xD7FF: true
        default: false
        }
    }
}
