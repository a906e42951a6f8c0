import Affect
import Corpora
import Foundation
import NunchiTesting
import Testing

@Suite("Recordings that several data sets hold")
struct DistinctCorporaTests {
    /// Makes data sets of files, each `label/speaker/name` with its content, and hands over what is distinct of them.
    private func withDistinct(
        _ sets: [(name: String, files: [String: String])], map: [String] = [], check: ([Corpus]) throws -> Void
    ) throws {
        try withTemporaryDirectory { folder in
            for (name, files) in sets {
                for (file, content) in files {
                    let url = folder.appending(path: name).appending(path: file)
                    try FileManager.default.createDirectory(
                        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try Data(content.utf8).write(to: url)
                }
            }
            let labels = try LabelMap(map)
            try check(
                Corpus.distinct(
                    try sets.map { try Corpus(contentsOf: folder.appending(path: $0.name)).relabelled(by: labels) }))
        }
    }

    @Test("a copy counts in the first set, under whatever file name, and is told of")
    func firstSetKeeps() throws {
        let sets = [
            ("mine", ["joy/a/1.wav": "one", "anger/a/2.wav": "two"]),
            ("copy", ["joy/b/9.wav": "one", "anger/a/2.wav": "two", "anger/a/3.wav": "new"]),
        ]
        try withDistinct(sets) { corpora in
            #expect(corpora[0].recordings.count == 2 && corpora[0].copies.isEmpty)
            #expect(corpora[1].recordings.map { $0.file.lastPathComponent } == ["3.wav"])
            #expect(corpora[1].copies.map(\.corpus) == ["mine"] && corpora[1].copies.map(\.count) == [2])
            #expect(corpora.allSatisfy { $0.issues.isEmpty })
        }
    }

    @Test("files of one size but of other bytes stay; so do those of a single set")
    func othersStay() throws {
        try withDistinct([("one", ["joy/a/1.wav": "abc"]), ("two", ["joy/a/1.wav": "abd"])]) { corpora in
            #expect(corpora.map(\.recordings.count) == [1, 1])
            #expect(corpora.allSatisfy { $0.copies.isEmpty })
        }
    }

    @Test("two words for one emotion do not contradict each other, two emotions do: neither counts")
    func contradictions() throws {
        let sets = [
            ("one", ["happy/a/1.wav": "same", "sad/a/2.wav": "torn", "sad/a/3.wav": "own"]),
            ("two", ["joy/a/1.wav": "same", "anger/a/2.wav": "torn"]),
        ]
        try withDistinct(sets) { corpora in
            #expect(corpora.map { corpus in corpus.recordings.map(\.label).sorted() } == [["happy", "sad"], []])
            #expect(corpora[0].recordings.contains { $0.file.lastPathComponent == "3.wav" })
            #expect(corpora[1].copies.map(\.count) == [1])
            #expect(
                corpora.map { $0.issues.map(\.cause) } == [
                    [.contradictoryLabel("sad")], [.contradictoryLabel("anger")],
                ]
            )
        }
    }

    @Test("a set that leaves a label out does not take its copies from the one that names the emotion")
    func labelLeftOut() throws {
        let sets = [("one", ["calm/a/1.wav": "same", "joy/a/2.wav": "own"]), ("two", ["calm/a/1.wav": "same"])]
        try withDistinct(sets, map: ["one:calm=none"]) { corpora in
            #expect(corpora[0].recordings.map(\.emotion) == [.joy])
            #expect(corpora[0].copies.map(\.corpus) == ["two"])
            #expect(corpora[1].recordings.map(\.emotion) == [.calm])
        }
    }

    @Test("a folder given twice, by whatever path, has nothing of its own the second time")
    func sameFolder() throws {
        try withTemporaryDirectory { folder in
            let mine = folder.appending(path: "mine")
            for (name, content) in [("joy/1.wav", "one"), ("joy/2.wav", "one"), ("anger/1.wav", "two")] {
                let url = mine.appending(path: name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(content.utf8).write(to: url)
            }
            let around = mine.appending(path: "joy/..")
            let corpora = Corpus.distinct(try [mine, mine, around].map { try Corpus(contentsOf: $0) })
            #expect(corpora.map(\.recordings.count) == [2, 0, 0])
            #expect(corpora.map(\.duplicates) == [1, 0, 0])
            #expect(corpora.map { $0.copies.map(\.count) } == [[], [2], [2]])
            #expect(corpora[2].copies.first?.corpus == "mine")
        }
    }
}
