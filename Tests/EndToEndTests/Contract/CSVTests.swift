import Foundation
import NunchiTesting
import Testing

/// `read --csv`: a header, then one row for each reading; the numbers are those of the JSON.
@Suite struct CSVTests {
    @Test func rowsMatchTheJSON() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("a.wav")
            try folder.voice("b.wav", seconds: 0.5)
            let csv = try await Program.run("read", "a.wav", "b.wav", "--csv", in: folder)
            #expect(csv.code == 0)
            let rows = csv.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            try #require(rows.count == 3)
            let readings = try await Program.run("read", "a.wav", "b.wav", "--json", in: folder).objects()
            for (row, reading) in zip(rows.dropFirst(), readings) {
                try #require(row.count == rows[0].count)
                let fields = Dictionary(uniqueKeysWithValues: zip(rows[0], row))
                #expect(try fields["source"] == reading.text("source"))
                #expect(try fields["emotion"] == reading.text("emotion"))
                #expect(try fields["confidence"].flatMap(Double.init) == reading.number("confidence"))
                let scores = try reading.object("scores")
                for name in scores.keys {
                    #expect(try fields["score_" + name].flatMap(Double.init) == scores.number(name))
                }
                #expect(try fields["warnings"] == reading.texts("warnings").joined(separator: " "))
            }
        }
    }

    @Test func failedInputHasNoRow() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice("a.wav", seconds: 0.5)
            try folder.file("empty.wav", [])
            let run = try await Program.run("read", "empty.wav", "a.wav", "--csv", in: folder)
            #expect(run.code == 1)
            #expect(run.lines.count == 2)
            #expect(run.lines.first?.hasPrefix("source,seconds,emotion,confidence,valence,arousal,score_") == true)
            #expect(run.errorLines.count == 1)
        }
    }
}
