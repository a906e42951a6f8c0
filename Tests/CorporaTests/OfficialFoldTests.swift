import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing

@Suite("Published folds and labels understood otherwise")
struct OfficialFoldTests {
    private static func ravdess(_ actors: some Sequence<Int>, split: String? = nil) -> [Recording] {
        actors.map { actor in
            let number = actor < 10 ? "0\(actor)" : "\(actor)"
            return Recording(
                file: URL(filePath: "/r/03-01-05-01-01-01-\(number).wav"), label: "angry", emotion: .anger, corpus: "r",
                speaker: number, split: split)
        }
    }

    @Test("RAVDESS: six folds of four actors")
    func sixFolds() throws {
        let names = try OfficialFolds.names(of: Self.ravdess(1...24))
        #expect(Set(names) == ["1", "2", "3", "4", "5", "6"])
        #expect(Dictionary(grouping: names) { $0 }.values.allSatisfy { $0.count == 4 })
        // Actors 1 and 11 are tested together, 4 with 10, 24 with 3.
        #expect(names[0] == "1" && names[10] == "1")
        #expect(names[3] == "2" && names[9] == "2")
        #expect(names[23] == names[2])
    }

    @Test("RAVDESS without some actors has no published folds; the missing ones are named")
    func missingActors() {
        let error = CorpusError.incompleteFolds(corpus: "r", missing: ["actor 21", "actor 22", "actor 23", "actor 24"])
        #expect(throws: error) { try OfficialFolds.names(of: Self.ravdess(1...20)) }
    }

    @Test("a manifest's own parts go before; without either there are none")
    func manifest() throws {
        #expect(try OfficialFolds.names(of: Self.ravdess(1...2, split: "train")) == ["train", "train"])
        let other = Recording(
            file: URL(filePath: "/c/1.wav"), label: "joy", emotion: .joy, corpus: "c", speaker: "1")
        #expect(throws: CorpusError.noOfficialFolds(corpus: "c", missing: 1, of: 1)) {
            try OfficialFolds.names(of: [other])
        }
        #expect(throws: CorpusError.noOfficialFolds(corpus: "r", missing: 24, of: 25)) {
            try OfficialFolds.names(of: Self.ravdess(1...24) + Self.ravdess([1], split: "2"))
        }
    }

    @Test("split, sex and sentence of a manifest; a published name tells the sex where the manifest does not")
    func columns() throws {
        try withTemporaryDirectory { folder in
            let rows = [
                "file\tlabel\tsex\tscript\tfold", "a.wav\tjoy\t여자\ts1\t2", "b.wav\tjoy\tm\ts2\t",
                "08b09Lc.wav\tboredom\t\t\t", "03a01Fa.wav\tjoy\t\t\t", "03-01-05-01-01-01-02.wav\tangry\t\t\t",
                "99a01Fa.wav\tjoy\t\t\t",
            ]
            try Data(rows.joined(separator: "\n").utf8).write(to: folder.appending(path: "manifest.tsv"))
            for row in rows.dropFirst() {
                let name = String(row.prefix { $0 != "\t" })
                try Data(name.utf8).write(to: folder.appending(path: name))
            }
            let recordings = try Corpus(contentsOf: folder).recordings
            #expect(recordings.map(\.split) == ["2", nil, nil, nil, nil, nil])
            #expect(recordings.map(\.sentence) == ["s1", "s2", nil, nil, nil, nil])
            #expect(recordings.map(\.sex) == [.female, .male, .female, .male, .female, nil])
        }
    }

    @Test("odd labels are mapped, in one corpus or in all, or left out")
    func labels() throws {
        try withTemporaryDirectory { folder in
            for name in ["joy/1.wav", "excited/1.wav", "sadness/1.wav", "silly/1.wav"] {
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(name.utf8).write(to: file)
            }
            let corpus = try Corpus(contentsOf: folder, name: "test")
            func emotions(_ entries: [String]) throws -> [String: Emotion?] {
                Dictionary(
                    uniqueKeysWithValues: corpus.relabelled(by: try LabelMap(entries)).recordings.map {
                        ($0.label, $0.emotion)
                    })
            }
            #expect(try emotions([]) == ["joy": .joy, "excited": nil, "sadness": .sadness, "silly": nil])
            #expect(
                try emotions(["Excited=happy", "sadness=none", "test:silly=anger", "other:joy=fear"])
                    == ["joy": .joy, "excited": .joy, "sadness": nil, "silly": .anger])
            // What is said of the corpus goes before what is said of all.
            #expect(try emotions(["silly=fear", "test:silly=anger"])["silly"] == .some(.anger))
        }
        for entry in ["", "joy", "=joy", "a=b", "a=joy=joy"] {
            #expect(throws: CorpusError.labelMap(entry: entry)) { try LabelMap([entry]) }
        }
    }
}
