import Foundation
import NunchiTesting
import Testing

/// `corpus info`: what a data set holds.
@Suite struct CorpusInfoTests {
    @Test func manifest() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let info = try await Program.run("corpus", "info", "corpus", "--json", in: folder).object()
            #expect(try info.text("schema") == "nunchi.corpus/1")
            #expect(try info.text("corpus") == "corpus")
            #expect(try info.text("layout") == "manifest")
            #expect(try info.integer("recordings") == 18)
            #expect(try info.texts("speakers") == ["s0", "s1", "s2"])
            let labels = try info.objects("labels")
            #expect(try Set(labels.map { try $0.text("label_source") }) == ["anger", "joy", "sadness"])
            #expect(try labels.allSatisfy { try $0.integer("n") == 6 })
            let told = try await Program.run("corpus", "info", "corpus", in: folder)
            #expect(told.code == 0)
            #expect(told.lines.first?.contains("recordings 18 · speakers 3") == true)
        }
    }

    /// Own recordings by number, and folders by label: no manifest needed.
    @Test func otherLayouts() async throws {
        try await withTemporaryDirectory { folder in
            let numbered = try folder.folder("numbered")
            for (index, name) in ["0_1_1.wav", "1_1_1.wav", "2_2_1.wav", "3_2_1.wav"].enumerated() {
                try numbered.voice(name, seconds: 0.3 + 0.01 * Double(index))
            }
            for label in ["행복", "슬픔"] {
                let place = try folder.folder("folders").folder(label).folder("민지")
                try place.voice("clip.wav", seconds: label == "행복" ? 0.3 : 0.4)
            }
            let run = try await Program.run("corpus", "info", "numbered", "folders", "--json", in: folder)
            #expect(run.code == 0)
            let objects = try run.objects()
            try #require(objects.count == 2)
            #expect(try objects.map { try $0.text("layout") } == ["numbered", "folders"])
            #expect(try objects[0].integer("recordings") == 4)
            #expect(try objects[0].texts("speakers") == ["1", "2"])
            let emotions = try objects[1].objects("labels").map { try $0.text("emotion") }
            #expect(Set(emotions) == ["joy", "sadness"])
            #expect(try objects[1].texts("speakers") == ["민지"])
        }
    }

    @Test func identicalContentCountsOnce() async throws {
        try await withTemporaryDirectory { folder in
            let corpus = try folder.corpus(rows: ["copy.wav\tjoy\ts0"])
            try corpus.file("copy.wav", try corpus.bytes("s0-joy-0.wav"))
            let info = try await Program.run("corpus", "info", "corpus", "--json", in: folder).object()
            #expect(try info.integer("recordings") == 18)
            #expect(try info.integer("duplicates") == 1)
        }
    }

    @Test func oneOfTwoIsBad() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let run = try await Program.run("corpus", "info", "gone", "corpus", "--json", in: folder)
            #expect(run.code == 1)
            #expect(try run.objects().map { try $0.text("schema") } == ["nunchi.error/1", "nunchi.corpus/1"])
        }
    }
}
