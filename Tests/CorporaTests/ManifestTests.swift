import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing

/// Writes a manifest and empty-named media files beside it, and reads the folder.
private func corpus(manifest: String, named name: String = "manifest.tsv", files: [String]) throws -> Corpus {
    try withTemporaryDirectory { folder in
        try Data(manifest.utf8).write(to: folder.appending(path: name))
        for file in files {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.utf8).write(to: url)
        }
        return try Corpus(contentsOf: folder)
    }
}

@Suite("Manifests")
struct ManifestTests {
    @Test("columns are found by name, extra pairs count as columns")
    func columns() throws {
        let text = """
            label\tfile\tspeaker\textra\tscript\ttranscript
            happy\ta.wav\tkim\tgender=f;sentence=s1\t오월 십칠일\t5월 17일
            9\tb.wav\tlee\t\t\t
            angry\tc.wav
            """
        let corpus = try corpus(manifest: text, files: ["a.wav", "b.wav", "c.wav"])
        #expect(corpus.layout == .manifest)
        #expect(corpus.recordings.map(\.emotion) == [.joy, nil, .anger])
        #expect(corpus.recordings.map(\.speaker) == ["kim", "lee", ""])
        #expect(corpus.recordings[0].sex == .female)
        #expect(corpus.recordings[0].sentence == "s1")
        #expect(corpus.recordings[0].transcript == "5월 17일")
        #expect(corpus.issues.isEmpty)
    }

    @Test("a manifest of RAVDESS need not repeat what was said")
    func wordsFromTheName() throws {
        let corpus = try corpus(
            manifest: "file\tlabel\n03-01-06-01-02-01-01.wav\tfearful\na.wav\tsad\n",
            files: ["03-01-06-01-02-01-01.wav", "a.wav"])
        #expect(corpus.recordings.map(\.transcript) == ["Dogs are sitting by the door", nil])
    }

    @Test("a manifest beats the names of the files, byte order mark and CRLF or not")
    func precedence() throws {
        let corpus = try corpus(
            manifest: "\u{FEFF}file\tlabel\r\n03a01Fa.wav\tsad\r\n", files: ["03a01Fa.wav", "03a01Wa.wav"])
        #expect(corpus.recordings.map(\.emotion) == [.sadness])
    }

    @Test("quoted fields of a CSV hold commas, quotes and line breaks")
    func csv() throws {
        let text = "file,label,transcript\n\"a,b.wav\",joy,\"she said \"\"no\"\"\nand left\"\nc.wav,anger,\n"
        let corpus = try corpus(manifest: text, named: "manifest.csv", files: ["a,b.wav", "c.wav"])
        #expect(corpus.recordings.map { $0.file.lastPathComponent } == ["a,b.wav", "c.wav"])
        #expect(corpus.recordings[0].transcript == "she said \"no\"\nand left")
        #expect(corpus.recordings[1].emotion == .anger)
    }

    @Test("a row that is wrong is passed over with its line; the others stay")
    func wrongRows() throws {
        let text = """
            file\tlabel\tspeaker\tstart\tend
            a.wav\tjoy\tkim\t0.5\t1.5
            gone.wav\tjoy\tkim
            a.wav\t\tkim
            \tjoy\tkim
            a.wav\tjoy\tkim\t2\t1
            a.wav\tjoy\tkim\t0\t1\textra\tfields
            """
        let corpus = try corpus(manifest: text, files: ["a.wav"])
        #expect(corpus.recordings.map(\.span) == [0.5...1.5])
        #expect(corpus.issues.map(\.line) == [3, 4, 5, 6, 7])
        #expect(
            corpus.issues.map(\.cause) == [
                .missingFile, .emptyField("label"), .emptyField("file"), .badSpan, .fieldCount(expected: 5, found: 7),
            ])
        #expect(corpus.issues[0].description.contains("gone.wav"))
    }

    @Test("a manifest without a needed column, or whose files are all missing, is an error")
    func errors() throws {
        #expect(throws: CorpusError.self) { try corpus(manifest: "file\tspeaker\na.wav\tx", files: ["a.wav"]) }
        do {
            _ = try corpus(manifest: "file\tlabel\ngone.wav\tjoy", files: [])
            Issue.record("no error for a manifest whose files are missing")
        } catch let error as CorpusError {
            #expect(error.code == "corpus.no_recordings")
            #expect(error.description.contains("gone.wav"))
        }
        #expect(throws: CorpusError.self) { try corpus(manifest: "", files: []) }
    }

    @Test("text that is not UTF-8 is refused")
    func encoding() throws {
        try withTemporaryDirectory { folder in
            try Data([0x66, 0xB1, 0xE2, 0xBB, 0xDD, 0x0A]).write(to: folder.appending(path: "manifest.tsv"))
            #expect(throws: CorpusError.self) { try Corpus(contentsOf: folder) }
        }
    }
}
