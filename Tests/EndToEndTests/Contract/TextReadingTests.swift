import Foundation
import NunchiTesting
import Testing

/// `nunchi read` of words and text files.
@Suite struct TextReadingTests {
    @Test func words() async throws {
        let reading = try expectReading(
            try await Program.run("read", "--text", "Thank you so much, I love it!", "--json"))
        #expect(try reading.text("source") == "--text")
        #expect(try reading.text("modality") == "text")
        #expect(try reading.text("emotion") == "joy")
        #expect(try reading.text("language") == "en")
        #expect(reading.isNull("seconds"))
        let labels = try reading.objects("labels")
        #expect(labels.count == 28)
        #expect(labels[0].keys == ["name", "name_ko", "probability", "chosen"])
        #expect(["gratitude", "love"].contains(try labels[0].text("name")))
        #expect(try reading.objects("influences").isEmpty)
        #expect(try reading.objects("spans").isEmpty)
        #expect(try reading.objects("timeline").isEmpty)
    }

    @Test func explained() async throws {
        let reading = try expectReading(
            try await Program.run("read", "--text", "what a disgusting smell", "--explain", "--json"))
        let explained = try reading.object("explained")
        #expect(try explained.text("subject") == "disgust")
        let influences = try reading.objects("influences")
        #expect(try influences.map { try $0.text("text") } == ["what", "a", "disgusting", "smell"])
        let sum = try influences.reduce(try explained.number("base")) { try $0 + $1.number("contribution") }
        #expect(abs(sum - (try explained.number("score"))) < 1e-4)
        let other = try await Program.run(
            "read", "--text", "thanks", "--explain-label", "gratitude", "--language", "ko")
        #expect(other.code == 0)
        #expect(other.output.contains("'고마움' 점수를 움직인 낱말"))
    }

    @Test func severalWordsInOrder() async throws {
        let run = try await Program.run(
            "read", "--text", "I am happy", "--text", " ", "--text", "I am sad", "--json", "--quiet")
        #expect(run.code == 1)
        let objects = try run.objects()
        #expect(
            try objects.map { try $0.text("schema").split(separator: "/")[0] } == [
                "nunchi.reading", "nunchi.error", "nunchi.reading",
            ])
        #expect(try objects[2].text("emotion") == "sadness")
    }

    @Test func filesOfManyEncodings() async throws {
        try await withTemporaryDirectory { folder in
            let words = "I am so sad today. I miss him.\nBut thank you!"
            try folder.file("a.txt", Array(words.utf8))
            try folder.file("b.md", [0xEF, 0xBB, 0xBF] + Array(words.utf8))
            try folder.file("c.txt", [0xFF, 0xFE] + words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            try folder.file("plain", Array(words.utf8))
            let run = try await Program.run("read", "a.txt", "b.md", "c.txt", "plain", "--json", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            let readings = try run.objects()
            #expect(try readings.map { try $0.text("source") } == ["a.txt", "b.md", "c.txt", "plain"])
            for reading in readings {
                let spans = try reading.objects("spans")
                #expect(
                    try spans.map { try $0.text("text") } == ["I am so sad today.", "I miss him.", "But thank you!"])
                #expect(try spans.map { try $0.number("line") } == [1, 1, 2])
                #expect(try spans[0].text("emotion") == "sadness")
                #expect(try spans[2].number("start") == 31)
            }
        }
    }

    @Test func wordsBesideRecordings() async throws {
        try await withTemporaryDirectory { folder in
            try folder.voice(seconds: 1)
            try folder.file("note.txt", Array("I am happy".utf8))
            let run = try await Program.run("read", "note.txt", "voice.wav", "--json", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(try run.objects().map { try $0.text("modality") } == ["text", "voice"])
            let table = try await Program.run("read", "note.txt", "voice.wav", "--csv", in: folder)
            #expect(table.lines.count == 3)
            #expect(table.lines[1].hasPrefix("note.txt,,joy,"))
        }
    }

    @Test func badTexts() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("empty.txt", [])
            try folder.file("latin.txt", Array("caf".utf8) + [0xE9, 0x20, 0x61])
            try folder.file("zero.txt", [0x61, 0x00])
            let empty = try await Program.run("read", "empty.txt", in: folder)
            expectFailure(empty, naming: "empty.txt", cause: "there is no text in it")
            let latin = try await Program.run("read", "latin.txt", in: folder)
            expectFailure(latin, naming: "latin.txt", cause: "byte 0xE9 at offset 3")
            for (name, code) in [
                ("empty.txt", "text.empty"), ("latin.txt", "text.not_text"), ("zero.txt", "text.binary"),
                ("gone.txt", "text.unreadable"),
            ] {
                try expectJSONFailure(
                    try await Program.run("read", name, "--json", in: folder), source: name, code: code)
            }
            let nothing = try await Program.run("read")
            #expect(nothing.code == 64)
        }
    }

    @Test func aLineOfTenMegabytes() async throws {
        try await withTemporaryDirectory { folder in
            let line = String(repeating: "I am so happy that the sun is out today ", count: 250_000)
            try folder.file("long.txt", Array(line.utf8))
            let run = try await Program.run("read", "long.txt", in: folder)
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output.contains("Joy"))
            #expect(run.lines.count < 100)
        }
    }

    @Test func modelsThatAreNoneAreToldOf() async throws {
        try await withTemporaryDirectory { folder in
            try folder.file("model.nunchitext", Array("no model".utf8))
            let run = try await Program.run(
                "read", "--text", "hello", "--text-model", "model.nunchitext", "--json", in: folder)
            #expect(run.code == 1)
            #expect(try run.object().text("code") == "text.not_a_model")
        }
    }
}
