/// Rows of a table in text, with the line that each begins on.
///
/// Comma-separated text follows RFC 4180 (quotes, doubled quotes, line breaks within quotes); tab-separated text has no quoting.
enum DelimitedText {
    struct Row: Equatable {
        let line: Int
        let fields: [String]
    }

    static func rows(of text: String, separator: Character) -> [Row] {
        separator == "\t" ? tabbed(text) : quoted(text, separator: separator)
    }

    private static func tabbed(_ text: String) -> [Row] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            index, line in
            guard !line.allSatisfy(\.isWhitespace) else { return nil }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Row(line: index + 1, fields: fields)
        }
    }

    private static func quoted(_ text: String, separator: Character) -> [Row] {
        var rows: [Row] = []
        var fields: [String] = []
        var field = ""
        var line = 1
        var start = 1
        var inQuotes = false
        var characters = text.makeIterator()
        var held = characters.next()
        func advance() -> Character? {
            defer { held = characters.next() }
            return held
        }
        func endRow() {
            fields.append(field)
            if fields.count > 1 || !field.isEmpty { rows.append(Row(line: start, fields: fields)) }
            (fields, field, start) = ([], "", line)
        }
        while let character = advance() {
            if character.isNewline { line += 1 }
            switch character {
            case "\"" where inQuotes && held == "\"":
                field.append("\"")
                _ = advance()
            case "\"" where inQuotes || field.isEmpty: inQuotes.toggle()
            case separator where !inQuotes:
                fields.append(field)
                field = ""
            case _ where character.isNewline && !inQuotes: endRow()
            default: field.append(character)
            }
        }
        if !field.isEmpty || !fields.isEmpty { endRow() }
        return rows
    }
}
