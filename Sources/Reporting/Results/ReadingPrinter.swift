public import Affect

/// Writes readings one by one in one of the forms that a program or a person wants.
public struct ReadingPrinter: Sendable {
    /// A form of output.
    public enum Format: Sendable, Hashable {
        /// For people.
        case text
        /// One `nunchi.reading/1` object a line.
        case json
        /// One row of a table each.
        case csv
    }

    private let format: Format
    private let text: ReadingText
    private let table: ReadingTable

    /// A printer for the readings of a model with these classes.
    public init(format: Format, language: Language, taxonomy: Taxonomy, glyphs: Glyphs = .unicode) {
        self.format = format
        text = ReadingText(language: language, glyphs: glyphs)
        table = ReadingTable(taxonomy: taxonomy)
    }

    /// What stands before the first reading; nil for nothing.
    public var header: String? { format == .csv ? Self.line(table.header) : nil }

    /// One reading, without a line break at its end.
    public func text(of reading: EmotionReading) -> String {
        switch format {
        case .text: text.text(of: reading)
        case .json: reading.json.compact
        case .csv: Self.line(table.row(reading))
        }
    }

    private static func line(_ fields: [String]) -> String {
        String(CSV.line(fields.map(CSV.Field.text)).dropLast(while: \.isNewline))
    }
}

extension String {
    fileprivate func dropLast(while predicate: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
