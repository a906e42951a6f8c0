/// A table in plain text whose columns line up for the eye, Hangul and emoji included.
public struct TextTable: Sendable {
    /// What a column is called and how its cells stand.
    public struct Column: Sendable, Hashable {
        /// The heading.
        public let title: String
        /// How heading and cells stand.
        public let alignment: TerminalText.Alignment
        /// Most columns of the terminal that a cell may take; longer text is cut with an ellipsis. Nil: no limit.
        public let limit: Int?

        /// A column; by default left-aligned and as wide as its cells.
        public init(_ title: String, _ alignment: TerminalText.Alignment = .left, limit: Int? = nil) {
            self.title = title
            self.alignment = alignment
            self.limit = limit
        }
    }

    private let columns: [Column]
    private let glyphs: Glyphs
    private var rows: [[String]] = []

    /// A table without rows.
    public init(_ columns: [Column], glyphs: Glyphs = .unicode) {
        self.columns = columns
        self.glyphs = glyphs
    }

    /// Adds a row. Cells that are missing stay empty, cells beyond the last column are left out.
    public mutating func append(_ cells: [String]) {
        rows.append(columns.indices.map { $0 < cells.count ? cell(cells[$0], columns[$0]) : "" })
    }

    /// The lines: heading, rule, rows; two spaces between columns, no space at a line's end, each line ended.
    public var text: String {
        let headings = columns.map { cell($0.title, $0) }
        let widths = columns.indices.map { index in
            rows.reduce(DisplayWidth.of(headings[index])) { max($0, DisplayWidth.of($1[index])) }
        }
        let rule = widths.map { String(repeating: glyphs.rule, count: $0) }
        return ([headings, rule] + rows).map { line($0, widths) + "\n" }.joined()
    }

    private func cell(_ text: String, _ column: Column) -> String {
        let safe = TerminalText.printable(text)
        return column.limit.map { TerminalText.fitted(safe, to: $0, ellipsis: glyphs.ellipsis) } ?? safe
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var result = columns.indices
            .map { TerminalText.padded(cells[$0], to: widths[$0], columns[$0].alignment) }
            .joined(separator: "  ")
        while result.last == " " { result.removeLast() }
        return result
    }
}
