/// Text for terminals: safe to print, padded and cut by display columns.
public enum TerminalText {
    /// How text stands in its column.
    public enum Alignment: Sendable, Hashable {
        /// At the left edge.
        case left
        /// At the right edge, as numbers do.
        case right
    }

    /// `text` with control characters shown as escapes (`\n`, `\u{1B}`), so that a file's name can neither break a
    /// line nor command the terminal.
    public static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isUnsafe(scalar) {
                    result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// `text` with spaces up to `width` columns; wider text stays as it is.
    public static func padded(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
        let spaces = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        return alignment == .left ? text + spaces : spaces + text
    }

    /// `text`, cut so that it fits `width` columns with `ellipsis` at its end.
    public static func fitted(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        guard DisplayWidth.of(text) > width else { return text }
        var room = width - DisplayWidth.of(ellipsis)
        guard room >= 0 else { return "" }
        var result = ""
        for character in text {
            room -= DisplayWidth.of(character)
            if room < 0 { break }
            result.append(character)
        }
        return result + ellipsis
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
            "\u{2066}"..."\u{2069}":
            true
        default: false
        }
    }
}
