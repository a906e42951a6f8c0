/// How many columns of a terminal a text takes: Hangul, Han and emoji take two, combining marks none.
public enum DisplayWidth {
    /// Columns of `text`. Control characters count 0: see `TerminalText.printable` for what makes them safe to print.
    public static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

    /// Columns of one character as the reader sees it, that is, of a grapheme cluster: 0, 1 or 2.
    ///
    /// A decomposed Hangul syllable, a flag or a family joined by zero-width joiners is one such character.
    public static func of(_ character: Character) -> Int {
        if character.isASCII {
            return character.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } ? 1 : 0
        }
        var width = 0
        for scalar in character.unicodeScalars {
            // Variation selector 16 asks for the emoji form of the sign before it.
            width = scalar == "\u{FE0F}" ? 2 : max(width, of(scalar))
        }
        return width
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value >= 0xA0 && scalar != "\u{AD}" ? 1 : scalar.value < 0x7F ? 1 : 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .surrogate: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.value {
        // Middle and final letters of decomposed Hangul lie under the first one.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// Blocks whose characters are wide or full-width in Unicode Standard Annex 11.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
