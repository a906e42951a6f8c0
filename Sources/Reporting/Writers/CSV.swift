/// Tables as comma-separated values: RFC 4180, UTF-8, lines ended by CR LF.
///
/// Fields with a comma, a quotation mark, a line break or a space at an end are quoted, and a quotation mark inside is
/// doubled, so that any text reads back as it was.
public struct CSV: Sendable {
    /// One field of a table.
    public enum Field: Sendable, Hashable {
        /// Any text.
        case text(String)
        /// A whole number.
        case integer(Int)
        /// A number, written in the fewest digits that read back as the same value; not finite: an empty field.
        case number(Double)
        /// A number of single precision, likewise.
        case float(Float)
        /// Nothing.
        case empty
    }

    /// The rows so far, header included.
    public private(set) var text: String
    /// Number of fields that every row has.
    public let columns: Int

    /// A table with its header. `byteOrderMark` lets Excel know that the text is UTF-8.
    public init(header: [String], byteOrderMark: Bool = false) {
        columns = header.count
        text = byteOrderMark ? "\u{FEFF}" : ""
        text += Self.line(header.map(Field.text))
    }

    /// Adds a row.
    ///
    /// - Throws: `ReportingError.shape` when it has not as many fields as the header.
    public mutating func append(_ row: [Field]) throws(ReportingError) {
        guard row.count == columns else { throw .shape(of: "CSV", expected: columns, found: row.count) }
        text += Self.line(row)
    }

    /// One row with its line end, for tables that are written as they grow.
    public static func line(_ row: [Field]) -> String {
        // A single empty field would make an empty line, which readers skip: quote it.
        if row == [.empty] || row == [.text("")] { return "\"\"\r\n" }
        return row.map(string).joined(separator: ",") + "\r\n"
    }

    private static func string(_ field: Field) -> String {
        switch field {
        case .text(let text): quoted(text)
        case .integer(let value): String(value)
        case .number(let value): value.isFinite ? value.description : ""
        case .float(let value): value.isFinite ? value.description : ""
        case .empty: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        // Scalars, not characters: CR LF is one character in Swift.
        let scalars = text.unicodeScalars
        let special = scalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        guard special || scalars.first == " " || scalars.last == " " else { return text }
        var result = "\""
        for scalar in scalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
