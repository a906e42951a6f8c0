import Affect
import Foundation
import Testing
import TextEmotion

/// The package's Korean models.
@Suite struct ShippedKoreanModelTests {
    @Test func knowsItsLabels() throws {
        let model = try ShippedTextModels.load(.korean)
        #expect(model.labels.map(\.name) == TextLabel.kote.map(\.name))
        #expect(model.labels.map(\.emotion) == TextLabel.kote.map(\.emotion))
        #expect(model.labels.allSatisfy { $0.threshold > 0 && $0.threshold < 1 })
        #expect(model.taxonomy == .all)
        #expect(model.language == .korean)
    }

    @Test func itsCardNamesDataAndFigures() throws {
        let card = try ShippedTextModels.load(.korean).card
        #expect(card.sources.map(\.name) == ["kote", "nsmc", "goemotions_korean"])
        #expect(card.sources.allSatisfy { !$0.licence.isEmpty && $0.texts > 0 })
        let figures = Dictionary(card.figures.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(try #require(figures["macro F1"]) > 0.44)
        #expect(try #require(figures["AUROC"]) > 0.77)
    }

    @Test(arguments: [
        ("정말 행복하고 기뻐요!", Emotion.joy), ("할머니가 돌아가셔서 너무 슬퍼요 ㅠㅠ", .sadness), ("진짜 짜증나고 화가 난다", .anger),
        ("너무 무서워서 밤에 잠이 안 온다", .fear), ("지루하고 재미없는 영화", .boredom), ("깜짝 놀랐습니다 이럴 수가", .surprise),
    ])
    func readsPlainSentences(text: String, emotion: Emotion) throws {
        let reading = try TextReader(languages: [.korean]).read(text)
        #expect(reading.language == .korean)
        #expect(reading.reading.scores.top == emotion)
    }

    @Test func explainsWithTheWordsAsWritten() throws {
        let text = "어제는 너무우우 행복했어요 ㅋㅋㅋㅋ"
        let options = TextReader.Options(explains: true, subject: "happiness")
        let explanation = try #require(TextReader(languages: [.korean]).read(text, options: options).explanation)
        #expect(explanation.influences.map(\.text) == ["어제는", "너무우우", "행복했어요", "ㅋㅋㅋㅋ"])
        let strongest = explanation.influences.max { $0.contribution < $1.contribution }
        #expect(strongest?.text == "행복했어요")
        var scorer = TextScorer(try ShippedTextModels.load(.korean))
        var scores = [Float](repeating: 0, count: scorer.model.labels.count)
        var copy = text
        copy.withUTF8 { scorer.score($0, into: &scores) }
        let place = try #require(scorer.model.labels.firstIndex { $0.name == "happiness" })
        let sum = explanation.influences.reduce(explanation.base) { $0 + $1.contribution }
        #expect(abs(sum - Double(scores[place])) < 1e-3)
    }

    @Test(arguments: [("쓰레기 영화 돈 아깝다", 0), ("최고의 영화 감동입니다", 2), ("별로 재미없다", 0), ("또 보고 싶은 명작", 2)])
    func tellsPolarity(text: String, expected: Int) throws {
        var scorer = TextScorer(try ShippedTextModels.koreanPolarity())
        var scores = [Float](repeating: 0, count: 3)
        var text = text
        text.withUTF8 { scorer.probabilities($0, into: &scores) }
        #expect(scores.indices.max { scores[$0] < scores[$1] } == expected)
    }
}
