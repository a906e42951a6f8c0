import Affect
import Foundation
import Testing
import TextEmotion

/// Reading texts with a small made model.
@Suite struct TextReaderTests {
    private func read(_ text: String, _ options: TextReader.Options = .init()) throws -> TextReading {
        try TextReader(models: [try MadeTexts.model.get()]).read(text, options: options)
    }

    @Test func readsEmotionAndLabels() throws {
        let reading = try read("a furious shouting neighbour")
        #expect(reading.reading.emotion == .anger)
        #expect(reading.reading.modality == .text)
        #expect(reading.reading.seconds == nil)
        #expect(reading.language == .english)
        #expect(reading.labels.first?.name == "rage")
        #expect(reading.labels.first?.chosen == true)
        #expect(reading.labels.map(\.probability) == reading.labels.map(\.probability).sorted(by: >))
        #expect(abs(reading.reading.scores.values.reduce(0, +) - 1) < 1e-9)
        #expect(reading.spans.isEmpty)
        #expect(reading.influences.isEmpty)
    }

    @Test(arguments: ["furious", "  furious\n", "furious\u{200B}", "FURIOUS".lowercased() + "   "])
    func blanksDoNotCount(text: String) throws {
        #expect(try read(text).labels == read("furious").labels)
    }

    @Test func compositionDoesNotCount() throws {
        let text = "a sunny café and a wonderful crème brûlée"
        let composed = try read(text.precomposedStringWithCanonicalMapping)
        let decomposed = try read(text.decomposedStringWithCanonicalMapping)
        #expect(composed.labels == decomposed.labels)
    }

    @Test func orderOfTextsDoesNotCount() throws {
        var scorer = TextScorer(try MadeTexts.model.get())
        let texts = ["sunny party", "weeping", "", "the blue table", "hateful hateful hateful"]
        func scores(_ text: String) -> [Float] {
            var scores = [Float](repeating: 0, count: 4)
            Array(text.utf8).withUnsafeBufferPointer { scorer.probabilities($0, into: &scores) }
            return scores
        }
        let forwards = texts.map(scores)
        let backwards = Array(texts.reversed().map(scores).reversed())
        #expect(forwards == backwards)
    }

    @Test func linesAtOnce() throws {
        let model = try MadeTexts.model.get()
        let rows = model.probabilities(ofLines: Array("sunny party\r\n\nweeping \u{FF}".utf8))
        #expect(rows.count == 3)
        #expect(rows[0] == model.probabilities(ofLines: Array("sunny party".utf8))[0])
        #expect(rows[0][0] > 0.5 && rows[2][1] > 0.5 && rows[1][0] < 0.5)
        #expect(model.probabilities(ofLines: [0xFF, 0xC3, 0x0A]).count == 1)
        #expect(model.probabilities(ofLines: []).isEmpty)
    }

    @Test(arguments: [
        "a sunny sunny party, not crying at all!", "SHOUTING", "zzz", "very lonely. Slammed the window!\nThe sun.",
        String(repeating: "furious people at a wonderful party. ", count: 40),
    ])
    func explanationSumsToTheScore(text: String) throws {
        for subject in ["gladness", "rage", "joy", "neutral"] {
            let reading = try read(text, .init(explains: true, subject: subject))
            let explanation = try #require(reading.explanation)
            #expect(explanation.subject == subject)
            let sum = explanation.influences.reduce(explanation.base) { $0 + $1.contribution }
            #expect(abs(sum - explanation.score) < 1e-9)
            if text.utf8.count < 600, let label = reading.labels.first(where: { $0.name == subject }) {
                #expect(abs(1 / (1 + exp(-sum)) - label.probability) < 1e-4)
            }
        }
    }

    @Test func explanationPointsAtTheWords() throws {
        let text = "über the table, a furious man"
        let explanation = try #require(try read(text, .init(explains: true)).explanation)
        #expect(explanation.subject == "anger")
        let strongest = try #require(explanation.influences.max { $0.contribution < $1.contribution })
        #expect(strongest.text == "furious")
        let scalars = Array(text.unicodeScalars)
        for influence in explanation.influences {
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[influence.start..<influence.end])
            #expect(String(piece) == influence.text)
        }
        let error = #expect(throws: TextEmotionError.self) {
            try read(text, .init(explains: true, subject: "hunger"))
        }
        // The error names what there is.
        guard case .badOptions(let cause) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(cause.hasPrefix("no label or emotion is called hunger; there are") && cause.contains("rage"))
    }

    /// Emotions and labels go by their names in English, in any case, and in Korean.
    @Test(arguments: [("Anger", "anger"), ("분노", "anger"), ("RAGE", "rage"), ("joy", "joy")])
    func subjectsGoByAnyOfTheirNames(name: String, subject: String) throws {
        let reading = try read("a furious man", .init(explains: true, subject: name))
        #expect(reading.explanation?.subject == subject)
    }

    @Test func nothingKnownNamesNothing() throws {
        let reading = try read("xqzv wwkj")
        #expect(reading.reading.emotion == nil)
        #expect(reading.reading.warnings == [.lowConfidence, .unknownWords])
    }

    @Test(arguments: ["", "   ", "\n\t\n", "\r\n"])
    func emptyIsAnError(text: String) {
        #expect(throws: TextEmotionError.empty) { try read(text) }
    }

    @Test func noModelOfTheLanguage() {
        #expect(throws: TextEmotionError.noModel(language: .korean, looked: "en")) { try read("안녕하세요") }
    }

    @Test func sentencesOneByOne() throws {
        let reading = try read("What a sunny party! Mr. Kim was crying.\n\nHe slammed it (furious!) and left... end")
        #expect(
            reading.spans.map(\.text) == [
                "What a sunny party!", "Mr. Kim was crying.", "He slammed it (furious!)", "and left...", "end",
            ])
        #expect(reading.spans.map(\.line) == [1, 1, 3, 3, 3])
        #expect(reading.spans[0].emotion == .joy)
        #expect(reading.spans[1].emotion == .sadness)
        #expect(reading.spans[2].labels == ["rage"])
        #expect(try read("Weeping here. Sunny party! :-)").spans.map(\.text) == ["Weeping here.", "Sunny party! :-)"])
        #expect(try read("a sunny day. rain.", .init(readsSpans: false)).spans.isEmpty)
    }

    @Test func aLineOfTenMegabytes() throws {
        let text = String(repeating: "the blue window rides on paper and a sunny party ", count: 200_000)
        let reading = try read(text)
        #expect(reading.reading.scores.values.allSatisfy { $0.isFinite })
        #expect(reading.spans.count > 9_000)
        #expect(reading.spans.allSatisfy { $0.text.utf8.count <= 1_004 })
        #expect(reading.spans.last?.end == text.unicodeScalars.count - 1)
        let unbroken = try read(String(repeating: "éà", count: 150_000) + " sunny", .init(readsSpans: true))
        #expect(unbroken.spans.count > 500)
    }
}
