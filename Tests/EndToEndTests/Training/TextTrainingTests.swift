import Foundation
import NunchiTesting
import Testing

/// `nunchi text`: training, measuring, cards.
@Suite struct TextTrainingTests {
    /// A little set in GoEmotions' form: each label has a word of its own.
    private func fill(_ folder: URL) throws {
        let lines = (0..<280).map { index in
            "text \(["one", "two", "three"][index % 3]) about word\(index % 28 + 97)x\t\(index % 28)\tid\(index)"
        }
        try folder.file("train.tsv", Array((lines.joined(separator: "\n") + "\n").utf8))
        try folder.file("dev.tsv", Array((lines.prefix(56).joined(separator: "\n") + "\n").utf8))
    }

    @Test func trainsMeasuresAndReads() async throws {
        try await withTemporaryDirectory { folder in
            try fill(folder)
            let train = ["text", "train", "--data", ".", "--output", "m.nunchitext", "--quiet", "--json"]
            let first = try await Program.run(train, in: folder)
            #expect(first.code == 0, "\(first.errors)")
            let card = try first.object()
            #expect(try card.text("schema") == "nunchi.text-model/1")
            #expect(try card.objects("labels").count == 28)
            let bytes = try Data(contentsOf: folder.appending(path: "m.nunchitext"))
            _ = try await Program.run(train + ["--threads", "1"], in: folder)
            #expect(try Data(contentsOf: folder.appending(path: "m.nunchitext")) == bytes)

            let measured = try await Program.run(
                "text", "evaluate", "--data", ".", "--model", "m.nunchitext", "--json", in: folder)
            #expect(measured.code == 0, "\(measured.errors)")
            let result = try measured.object()
            #expect(try result.text("schema") == "nunchi.text-evaluation/1")
            #expect(try result.number("n") == 56)
            #expect(try result.number("macro_f1") > 0.9)
            #expect(try result.objects("labels").count == 28)
            #expect(try card.objects("figures")[0].number("value") == result.number("macro_f1"))

            let shown = try await Program.run("text", "card", "m.nunchitext", "--language", "ko", in: folder)
            #expect(shown.output.contains("훈련 데이터"))
            let reading = try await Program.run(
                "read", "--text", "about word100x", "--text-model", "m.nunchitext", "--json", in: folder)
            #expect(try reading.object().objects("labels")[0].text("name") == "annoyance")
        }
    }

    @Test func missingDataAndBaselines() async throws {
        try await withTemporaryDirectory { folder in
            let none = try await Program.run("text", "evaluate", "--data", ".", "--json", in: folder)
            #expect(none.code == 1)
            #expect(try none.object().text("code") == "text.missing_data")
            try fill(folder)
            let noScript = try await Program.run(
                "text", "evaluate", "--data", ".", "--baseline", "python3", in: folder)
            #expect(noScript.code == 64)
            try folder.file("bad.py", Array("raise SystemExit('no scikit-learn')".utf8))
            let bad = try await Program.run(
                "text", "evaluate", "--data", ".", "--model", "text-en", "--baseline", "python3", "--baseline-script",
                "bad.py", "--json", in: folder)
            #expect(bad.code == 1)
            #expect(try bad.object().text("code") == "text.baseline_failed")
        }
    }
}
