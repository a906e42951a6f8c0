extension JSONValue {
    /// The value on one line, without spaces: what `--json` prints, one value a line.
    ///
    /// Numbers are written in the fewest digits that read back as the same value, a `.number` always with a point or
    /// an exponent. Numbers that are not finite become `null`. Text stays as it is except for what RFC 8259 wants
    /// escaped, so the line holds no line break.
    public var compact: String {
        var text = ""
        write(into: &text, indent: nil, depth: 0)
        return text
    }

    /// `compact` with its line end: one line of a JSON Lines file.
    public var line: String { compact + "\n" }

    /// The value over several lines, indented by two spaces, arrays of plain values on one line.
    public var pretty: String {
        var text = ""
        write(into: &text, indent: "  ", depth: 0)
        return text
    }

    private func write(into text: inout String, indent: String?, depth: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? value.description : "null"
        case .string(let value): Self.write(value, into: &text)
        case .array(let values):
            // Lists of numbers stay on their line: a timeline of scores would be a screen for each window otherwise.
            let inner = values.contains(where: \.isNested) ? indent : nil
            let comma = inner == nil && indent != nil ? ", " : ","
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += comma }
                Self.breakLine(in: &text, indent: inner, depth: depth + 1)
                value.write(into: &text, indent: indent, depth: depth + 1)
            }
            if !values.isEmpty { Self.breakLine(in: &text, indent: inner, depth: depth) }
            text += "]"
        case .object(let object):
            text += "{"
            for (index, member) in object.members.enumerated() {
                if index > 0 { text += "," }
                Self.breakLine(in: &text, indent: indent, depth: depth + 1)
                Self.write(member.key, into: &text)
                text += indent == nil ? ":" : ": "
                member.value.write(into: &text, indent: indent, depth: depth + 1)
            }
            if !object.members.isEmpty { Self.breakLine(in: &text, indent: indent, depth: depth) }
            text += "}"
        }
    }

    private var isNested: Bool {
        switch self {
        case .array, .object: true
        case .null, .bool, .integer, .number, .string: false
        }
    }

    private static func breakLine(in text: inout String, indent: String?, depth: Int) {
        guard let indent else { return }
        text += "\n" + String(repeating: indent, count: depth)
    }

    private static func write(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // U+2028 and U+2029 are legal in JSON but break lines in some readers; DEL and C1 upset terminals.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
