import Reporting
import Testing

struct CSVTests {
    @Test func knownTable() throws {
        var table = CSV(header: ["file", "emotion", "score"])
        try table.append([.text("a.wav"), .text("기쁨"), .number(0.1)])
        try table.append([.text("b,\"c\".wav"), .text("two\nlines"), .float(0.1)])
        try table.append([.text(" x"), .empty, .number(.nan)])
        try table.append([.text("\r"), .integer(-3), .number(1e300)])
        #expect(
            Array(table.text.unicodeScalars)
                == Array(
                    ("file,emotion,score\r\na.wav,기쁨,0.1\r\n\"b,\"\"c\"\".wav\",\"two\nlines\",0.1\r\n"
                        + "\" x\",,\r\n\"\r\",-3,1e+300\r\n").unicodeScalars))
    }

    @Test func rowsOfAnotherLengthAreRefused() {
        #expect(throws: ReportingError.shape(of: "CSV", expected: 2, found: 1)) {
            var table = CSV(header: ["a", "b"])
            try table.append([.empty])
        }
    }

    @Test func markForExcel() {
        #expect(Array(CSV(header: ["a"], byteOrderMark: true).text.utf8) == [0xEF, 0xBB, 0xBF, 0x61, 13, 10])
    }

    /// Whatever text goes in comes out of a reader that knows only RFC 4180.
    @Test func anyTextReadsBack() throws {
        let pieces = ["a", "\"", ",", "\n", "\r", "\r\n", " ", "한", "e\u{301}", "👩‍👩‍👧", "\"\"", "'", ";", "\t"]
        for _ in 0..<500 {
            let rows = (0..<3).map { _ in
                (0..<2).map { _ in (0..<Int.random(in: 0...5)).map { _ in pieces.randomElement() ?? "" }.joined() }
            }
            var table = CSV(header: rows[0])
            for row in rows.dropFirst() { try table.append(row.map(CSV.Field.text)) }
            let read = Self.parse(table.text)
            #expect(
                read.map { $0.map { Array($0.unicodeScalars) } } == rows.map { $0.map { Array($0.unicodeScalars) } })
        }
    }

    private static func parse(_ text: String) -> [[String]] {
        var (rows, row, field, quoted) = ([[String]](), [String](), String.UnicodeScalarView(), false)
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalars[index] {
            case "\"" where quoted && next == "\"":
                field.append("\"")
                index += 1
            case "\"": quoted.toggle()
            case "," where !quoted:
                row.append(String(field))
                field = .init()
            case "\r" where !quoted && next == "\n":
                rows.append(row + [String(field)])
                (row, field) = ([], .init())
                index += 1
            default: field.append(scalars[index])
            }
            index += 1
        }
        return rows
    }
}
