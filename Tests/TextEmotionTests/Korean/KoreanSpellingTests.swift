import Affect
import Foundation
import Testing
import TextEmotion

/// Ways of writing the same Korean give the same scores.
@Suite struct KoreanSpellingTests {
    private static let model = try? ShippedTextModels.load(.korean)

    private func scores(_ text: String) throws -> [Float] {
        var scorer = TextScorer(try #require(Self.model))
        var scores = [Float](repeating: 0, count: scorer.model.labels.count)
        var text = text
        text.withUTF8 { scorer.score($0, into: &scores) }
        return scores
    }

    @Test(arguments: [
        ("정말 재미있는 영화 입니다", "정말재미있는영화입니다"), ("너무 보고 싶어요", "너무보고싶어요"),
        ("다시는 안 갑니다", "다시는안갑니다"), ("도와 주셔서  감사 합니다", "도와주셔서 감사합니다"),
    ])
    func blanksDoNotCount(text: String, other: String) throws { #expect(try scores(text) == scores(other)) }

    @Test(arguments: ["정말 행복한 하루였어요", "닭이 없어졌다 ㅠㅠ", "앉아 있기 싫다"])
    func composedAndDecomposed(text: String) throws {
        let apart = text.decomposedStringWithCanonicalMapping
        #expect(apart.unicodeScalars.count > text.unicodeScalars.count)
        #expect(try scores(text) == scores(apart))
    }

    @Test(arguments: [
        ("재밌닼ㅋㅋ", "재밌다ㅋㅋㅋ"), ("그렇구낳ㅎㅎ", "그렇구나ㅎㅎㅎ"), ("슬퍼ㅠ_ㅠ", "슬퍼ㅠㅠ"), ("슬퍼ㅜ.ㅜ", "슬퍼ㅜㅜ"), ("웃겨ﾻﾻ", "웃겨ㅋㅋ"),
        ("좋아아아아", "좋아아아아아아"), ("최고ㅋㅋㅋㅋ", "최고ㅋㅋㅋㅋㅋㅋㅋㅋ"), ("뭐야!!!", "뭐야!!!!!!!"), ("Ｇｏｏｄ 좋아", "Good 좋아"),
    ])
    func foldedSpellings(text: String, other: String) throws { #expect(try scores(text) == scores(other)) }

    @Test(arguments: [("최고ㅋㅋ", "최고ㅋㅋㅋㅋ"), ("좋아", "좋아아아아"), ("뭐야", "뭐야!!!"), ("나아", "나")])
    func strengthLeavesATrace(text: String, other: String) throws { #expect(try scores(text) != scores(other)) }

    @Test func cp949FileReadsLikeUTF8() throws {
        // "정말 행복해요" as Windows writes it.
        let bytes: [UInt8] = [0xC1, 0xA4, 0xB8, 0xBB, 0x20, 0xC7, 0xE0, 0xBA, 0xB9, 0xC7, 0xD8, 0xBF, 0xE4]
        let file = try TextFile(data: Data(bytes))
        #expect(file.encoding == .cp949)
        #expect(try scores(file.text) == scores("정말 행복해요"))
        #expect(try TextReader(languages: [.korean]).read(file.text).reading.emotion == .joy)
    }
}
