import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing

/// Makes a folder of files whose content is their own name, reads it as a corpus, and hands it over.
private func withCorpus(_ files: [String], layout: CorpusLayout? = nil, check: (Corpus) throws -> Void) throws {
    try withTemporaryDirectory { folder in
        for file in files {
            let url = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.utf8).write(to: url)
        }
        try check(try Corpus(contentsOf: folder, layout: layout, name: "test"))
    }
}

@Suite("Layouts of published and own data sets")
struct LayoutTests {
    @Test("EMO-DB: speaker, text, emotion and sex from the name")
    func emodb() throws {
        try withCorpus(["03a01Fa.wav", "08b09Lc.wav", "16a07Td.wav", "11a05Na.wav", "notes.wav"]) { corpus in
            #expect(corpus.layout == .emodb)
            #expect(corpus.recordings.map(\.emotion) == [.joy, .boredom, .neutral, .sadness])
            #expect(corpus.recordings.map(\.speaker) == ["03", "08", "11", "16"])
            #expect(corpus.recordings.map(\.sex) == [.male, .female, .male, .female])
            #expect(corpus.recordings[1].sentence == "b09")
            #expect(corpus.recordings[0].label == "happiness")
            #expect(corpus.issues.map(\.cause) == [.foreignName])
        }
    }

    @Test("RAVDESS: emotion, statement and actor; song is passed over")
    func ravdess() throws {
        let files = [
            "Actor_01/03-01-06-01-02-01-01.wav", "Actor_12/03-01-02-02-01-02-12.wav",
            "Actor_12/03-02-02-02-01-02-12.wav",
        ]
        try withCorpus(files) { corpus in
            #expect(corpus.layout == .ravdess)
            #expect(corpus.recordings.map(\.emotion) == [.fear, .calm])
            #expect(corpus.recordings.map(\.speakerKey) == ["test:01", "test:12"])
            #expect(corpus.recordings.map(\.sentence) == ["02", "01"])
            #expect(
                corpus.recordings.map(\.transcript) == ["Dogs are sitting by the door", "Kids are talking by the door"])
            #expect(corpus.recordings.map(\.sex) == [.male, .female])
            #expect(corpus.issues.map(\.cause) == [.song])
        }
    }

    @Test("own takes: emotion, speaker, take")
    func numbered() throws {
        try withCorpus(["0_1_1.wav", "1_1_1.wav", "2_2_1.wav", "3_2_10.wav"]) { corpus in
            #expect(corpus.layout == .numbered)
            #expect(corpus.recordings.map(\.emotion) == [.sadness, .neutral, .joy, .anger])
            #expect(corpus.recordings.map(\.speaker) == ["1", "1", "2", "2"])
            #expect(corpus.taxonomy == .seed)
        }
    }

    @Test("a folder for each label, with and without speakers, Korean names too")
    func folders() throws {
        try withCorpus(["기쁨/a/1.wav", "기쁨/b/1.wav", "anger/a/2.flac", "silly/b/3.mp3"]) { corpus in
            #expect(corpus.layout == .folders)
            let found = Dictionary(grouping: corpus.recordings, by: \.label)
            #expect(found["기쁨"]?.map(\.emotion) == [.joy, .joy])
            #expect(found["anger"]?.map(\.speaker) == ["a"])
            #expect(found["silly"]?.first?.emotion == nil)
            #expect(Set(corpus.speakers) == ["test:a", "test:b"])
        }
        try withCorpus(["joy/1.wav", "sadness/1.wav"]) { corpus in
            #expect(corpus.recordings.map(\.speaker) == ["", ""])
        }
    }

    @Test("recordings of identical content count once, unless their labels differ")
    func duplicates() throws {
        try withTemporaryDirectory { folder in
            for (name, content) in [("03a01Fa", "same"), ("03a01Fb", "same"), ("03a01Wa", "same"), ("03a02Fa", "else")]
            {
                try Data(content.utf8).write(to: folder.appending(path: name + ".wav"))
            }
            let corpus = try Corpus(contentsOf: folder)
            #expect(corpus.duplicates == 1)
            #expect(
                corpus.recordings.map { $0.file.lastPathComponent } == ["03a01Fa.wav", "03a01Wa.wav", "03a02Fa.wav"])
        }
    }

    @Test("a folder that is none, is empty or follows no layout is an error that says so")
    func errors() throws {
        try withTemporaryDirectory { folder in
            #expect(throws: CorpusError.unknownLayout(path: folder.path)) { try Corpus(contentsOf: folder) }
            let file = folder.appending(path: "x.wav")
            try Data().write(to: file)
            #expect(throws: CorpusError.notAFolder(path: file.path)) { try Corpus(contentsOf: file) }
            let missing = folder.appending(path: "missing")
            #expect(throws: CorpusError.noFolder(path: missing.path)) { try Corpus(contentsOf: missing) }
            #expect(throws: CorpusError.unknownLayout(path: folder.path)) { try Corpus(contentsOf: folder) }
        }
    }
}
