/// What one scalar becomes in a normalised text.
enum ScalarFolding {
    /// What to do with a scalar.
    enum Outcome {
        /// It is another scalar.
        case scalar(UInt32)
        /// It was a capital letter; this is the small one.
        case capital(UInt32)
        /// It leaves no trace.
        case dropped
        /// It is several: an ellipsis, a ligature's lower case.
        case several([UInt32])
    }

    private static let blank: UInt32 = 0x20

    /// Folds a scalar outside ASCII: letter case, full-width forms, curly quotes, odd blanks, variation and skin tone marks.
    static func fold(_ value: UInt32) -> Outcome {
        switch value {
        // Hangul syllables and jamo, CJK: nothing to fold.
        case 0x3041...0xABFF, 0xAC00...0xD7FF: return .scalar(value)
        case 0x80...0x9F, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .scalar(blank)
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0x1F3FB...0x1F3FF,
            0xE0020...0xE007F:
            return .dropped
        case 0xB4, 0x2BC, 0x2018...0x201B, 0x2032: return .scalar(0x27)
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: return .scalar(0x22)
        case 0x2010...0x2015, 0x2212: return .scalar(0x2D)
        case 0x2026: return .several([0x2E, 0x2E, 0x2E])
        case 0x2764, 0x2665, 0x2661, 0x1F493...0x1F49F, 0x1F90D, 0x1F90E, 0x1FA75...0x1FA77, 0x1F9E1:
            return .scalar(value == 0x1F494 ? Emoticon.brokenHeart.placeholder : Emoticon.heart.placeholder)
        case 0xFF01...0xFF5E: return foldWide(value - 0xFEE0)
        case 0xE000...0xF8FF: return .scalar(blank)
        case 0x2030...0x20FF, 0x2190...0x2BFF, 0x1F000...0x1FAFF: return .scalar(value)
        default: return foldCase(value)
        }
    }

    private static func foldWide(_ ascii: UInt32) -> Outcome {
        (0x41...0x5A).contains(ascii) ? .capital(ascii + 0x20) : .scalar(ascii)
    }

    private static func foldCase(_ value: UInt32) -> Outcome {
        guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else {
            return .scalar(value)
        }
        let small = scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
        return small.count == 1 ? .capital(small[0]) : .several(small)
    }

    /// Whether words are made of it: letters, marks and digits of any script, but neither symbols nor placeholders.
    static func isWordPart(_ value: UInt32) -> Bool {
        switch value {
        case 0x61...0x7A, 0x30...0x39, 0x41...0x5A: return true
        case 0..<0x80: return false
        case 0xAC00...0xD7A3, 0x3131...0x318E, 0x1100...0x11FF: return true
        case 0xE000...0xF8FF, 0x2010...0x206F, 0x2190...0x2BFF, 0x1F000...0x1FAFF: return false
        default:
            guard let properties = Unicode.Scalar(value)?.properties else { return false }
            return properties.isAlphabetic || properties.numericType != nil
                || properties.canonicalCombiningClass != .notReordered
        }
    }

    /// Whether it is a jamo that stands alone, as in ㅋㅋ and ㅠㅠ.
    static func isLoneJamo(_ value: UInt32) -> Bool { (0x3131...0x318E).contains(value) }

    /// Whether it joins the scalar before it: a mark, or a conjoining vowel or final of Hangul.
    static func joins(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x300: false
        case 0x300...0x36F, 0x1160...0x11FF, 0xD7B0...0xD7FB: true
        case 0x2000...0x20CF, 0x2100...0x3029, 0x3030...0x3098, 0x309B...0xA66E, 0xAC00...0xD7A3, 0xE000...0xFB1D,
            0xFE30...:
            false
        default:
            Unicode.Scalar(value).map { $0.properties.canonicalCombiningClass != .notReordered } ?? false
        }
    }
}
