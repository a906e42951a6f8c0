import Foundation
import NunchiTesting
import Testing

/// The card of a model of the package holds what its file of notes holds, that of a model file does not.
@Suite struct CardNotesTests {
    @Test(arguments: [("encoder", "## What to know before using it"), ("acoustic", "## Where it fails")])
    func ofThePackage(_ model: String, _ heading: String) async throws {
        let english = try await Program.run("models", "card", model, "--language", "en")
        #expect(english.code == 0)
        #expect(english.lines.filter { $0 == heading }.count == 1)
        // The figures come first, and stand there once.
        let figures = try #require(english.output.range(of: "Trained on"))
        #expect(try figures.upperBound < #require(english.output.range(of: heading)).lowerBound)
        #expect(english.lines.filter { $0.hasPrefix("emodb ") && $0.contains("CC BY") }.count == 1)
        #expect(!english.output.contains("```"))
        let korean = try await Program.run("models", "card", model, "--language", "ko")
        #expect(korean.lines.contains("이 모델에 대해 알아 둘 것 (영어)") && korean.lines.contains(heading))
        #expect(try await Program.run("models", "card", model, "--json").lines.count == 1)
    }

    @Test func ofAFile() async throws {
        try await withTemporaryDirectory { folder in
            try folder.corpus()
            let trained = try await Program.run(
                "train", "--data", "corpus", "--recipe", "seed-mel", "--epochs", "2", "--protocol", "none", "--output",
                "acoustic", in: folder)
            try #require(trained.code == 0, "\(trained.errors)")
            let card = try await Program.run("models", "card", "./acoustic", in: folder)
            #expect(card.code == 0 && !card.output.contains("##"))
        }
    }
}
