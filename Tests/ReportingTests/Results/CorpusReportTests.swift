import Corpora
import Foundation
import Reporting
import Testing

struct CorpusReportTests {
    /// Three speakers, two emotions, a label that names none, a duplicate and a row without its file.
    private static func withCorpus(_ body: (Corpus) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let rows = [
                ("a.wav", "happy", "1"), ("b.wav", "happy", "2"), ("c.wav", "happy", "2"), ("d.wav", "sad", "3"),
                ("twin.wav", "sad", "3"), ("e.wav", "eight", "1"), ("gone.wav", "sad", "1"),
            ]
            for (index, row) in rows.enumerated() where row.0 != "gone.wav" {
                let content = row.0 == "twin.wav" ? "content 3" : "content \(index)"
                try Data(content.utf8).write(to: folder.appending(path: row.0))
            }
            let table = "file\tlabel\tspeaker\n" + rows.map { "\($0.0)\t\($0.1)\t\($0.2)\n" }.joined()
            try Data(table.utf8).write(to: folder.appending(path: "manifest.tsv"))
            try body(try Corpus(contentsOf: folder, name: "mine"))
        }
    }

    @Test func english() throws {
        try Self.withCorpus { corpus in
            let lines = CorpusReport(corpus).text(in: .english).split(separator: "\n").map(String.init)
            #expect(lines[0] == "mine · layout manifest · recordings 5 · speakers 3 · licence: not stated")
            // Most frequent first, then by name.
            let rows = lines.map { $0.split(separator: " ").map(String.init) }
            #expect(rows[3] == ["happy", "Joy", "3"])
            #expect(rows[4] == ["eight", "–", "1"])
            #expect(rows[5] == ["sad", "Sadness", "1"])
            #expect(lines.contains("! 1 recording(s) of identical content count once"))
            #expect(lines.contains("! 1 recording(s) whose label names no emotion"))
            #expect(lines.last?.contains("gone.wav: no such file") == true)
        }
    }

    @Test func korean() throws {
        try Self.withCorpus { corpus in
            let text = CorpusReport(corpus).text(in: .korean)
            #expect(text.hasPrefix("mine · 구성 manifest · 녹음 5 · 화자 3 · 라이선스: "))
            #expect(text.contains("기쁨") && text.contains("슬픔"))
        }
    }

    @Test func json() throws {
        try Self.withCorpus { corpus in
            let text = CorpusReport(corpus).json.compact
            #expect(
                text.hasPrefix(
                    #"{"schema":"nunchi.corpus/1","corpus":"mine","layout":"manifest","recordings":5,"#
                        + #""speakers":["1","2","3"],"labels":[{"label_source":"happy","emotion":"joy","n":3},"#
                        + #"{"label_source":"eight","emotion":null,"n":1},{"label_source":"sad","emotion":"sadness","n":1}],"#
                        + #""licence":"not stated","duplicates":1,"issues":["#))
            #expect(text.contains("gone.wav"))
        }
    }
}
