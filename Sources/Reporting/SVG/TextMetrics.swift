/// Estimated widths of text, for margins and legends. The viewer's font is not known here, so the estimate is that of
/// a wide sans-serif face: labels may get a little more room than they need, never less.
enum TextMetrics {
    /// Width in pixels of `text` at a font size in pixels.
    static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        text.reduce(0) { $0 + em($1) } * size * (bold ? 1.06 : 1)
    }

    /// `text`, cut with an ellipsis where it would be wider than `limit` pixels.
    static func fit(_ text: String, size: Double, bold: Bool = false, within limit: Double) -> String {
        // A hostile name may be megabytes long: never measure more than could be shown.
        let shown = String(text.prefix(512))
        if shown.count == text.count, width(text, size: size, bold: bold) <= limit { return text }
        let scale = size * (bold ? 1.06 : 1)
        var room = limit - em("…") * scale
        var result = ""
        for character in shown {
            room -= em(character) * scale
            if room < 0 { break }
            result.append(character)
        }
        while result.last == " " { result.removeLast() }
        return result + "…"
    }

    /// `text` broken at spaces into at most `lines` lines no wider than `limit`; the last is cut where it must be.
    static func wrap(_ text: String, size: Double, bold: Bool = false, within limit: Double, lines: Int) -> [String] {
        var result: [String] = []
        var line = ""
        var words = text.prefix(512).split(whereSeparator: \.isWhitespace)[...]
        while let word = words.first, result.count < lines - 1 {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if line.isEmpty || width(longer, size: size, bold: bold) <= limit {
                line = longer
                words.removeFirst()
            } else {
                result.append(fit(line, size: size, bold: bold, within: limit))
                line = ""
            }
        }
        let rest = ([line] + words.map(String.init)).filter { !$0.isEmpty }.joined(separator: " ")
        if !rest.isEmpty { result.append(fit(rest, size: size, bold: bold, within: limit)) }
        return result
    }

    private static func em(_ character: Character) -> Double {
        guard let ascii = character.asciiValue else { return DisplayWidth.of(character) == 2 ? 1 : 0.62 }
        switch ascii {
        case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "%"): return 0.9
        case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "|"), UInt8(ascii: "!"),
            UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "'"):
            return 0.3
        case UInt8(ascii: " "), UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "I"), UInt8(ascii: "["), UInt8(ascii: "]"):
            return 0.38
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "@"), UInt8(ascii: "&"): return 0.7
        default: return 0.58
        }
    }
}
