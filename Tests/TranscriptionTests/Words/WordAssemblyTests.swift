import Testing
import Transcription

/// Tokens of bytes become words.
@Suite struct WordAssemblyTests {
    /// Tokens of half a second each, from pieces of text.
    private func tokens(_ pieces: [[UInt8]], logProbability: Double? = nil) -> [RecognizedToken] {
        pieces.enumerated().map { index, bytes in
            RecognizedToken(bytes: bytes, start: Double(index) / 2, logProbability: logProbability)
        }
    }

    private func tokens(_ pieces: String...) -> [RecognizedToken] { tokens(pieces.map { Array($0.utf8) }) }

    @Test func aWordBeginsWithABlank() {
        let words = WordAssembly.words(of: tokens(" K", "ids", " are", " talk", "ing", " by"))
        #expect(words.map(\.text) == ["Kids", "are", "talking", "by"])
        #expect(words.map(\.start) == [0, 1, 1.5, 2.5])
    }

    /// 안 is EC 95 88 and 녕 is EB 85 95: cut anywhere, the word is the same.
    @Test(arguments: 1...17)
    func syllablesMayBeSplitAnywhere(_ cut: Int) {
        let bytes = Array(" 안녕 하세요".utf8)
        #expect(bytes.count == 17)
        let words = WordAssembly.words(of: tokens([Array(bytes[..<cut]), Array(bytes[cut...])]))
        #expect(words.map(\.text) == ["안녕", "하세요"])
    }

    @Test func everyByteATokenOfItsOwn() {
        let words = WordAssembly.words(of: tokens(Array(" 문을 닫아".utf8).map { [$0] }))
        #expect(words.map(\.text) == ["문을", "닫아"])
        // The second blank is byte 7 of 0...: tokens of half a second each.
        #expect(words.map(\.start) == [0, 3.5])
    }

    @Test func aLostHalfOfACharacterIsLeftOut() {
        let words = WordAssembly.words(of: tokens([Array(" 문".utf8), [0xEC, 0x9D], Array(" 닫아".utf8)]))
        #expect(words.map(\.text) == ["문", "닫아"])
        #expect(WordAssembly.words(of: tokens([[0xEC, 0x9D]])).isEmpty)
    }

    @Test func signsBelongToTheWordBefore() {
        let words = WordAssembly.words(of: tokens(" Hello", ",", " world", " !", " (", "yes", ")"))
        #expect(words.map(\.text) == ["Hello,", "world!", "(yes)"])
        #expect(AssembledWord.text(of: words) == "Hello, world! (yes)")
    }

    @Test func openingSignsBelongToTheWordAfter() {
        let words = WordAssembly.words(of: tokens(" said", " “", " come", "”"))
        #expect(words.map(\.text) == ["said", "“come”"])
        #expect(words.last?.start == 0.5)
        #expect(WordAssembly.words(of: tokens(" end", " (")).map(\.text) == ["end ("])
        #expect(WordAssembly.words(of: tokens(" (")).map(\.text) == ["("])
    }

    @Test func marksOfSentencePiece() {
        let words = WordAssembly.words(of: tokens("▁안녕", "하세요", "▁여러분"))
        #expect(words.map(\.text) == ["안녕하세요", "여러분"])
    }

    @Test func hanAndKanaStandAlone() {
        let words = WordAssembly.words(of: tokens("今", "天", "好。", " ok", "です"))
        #expect(words.map(\.text) == ["今", "天", "好。", "ok", "で", "す"])
        #expect(AssembledWord.text(of: words) == "今天好。 okです")
        #expect(words.map(\.start) == [0, 0.5, 1, 1.5, 2, 2])
    }

    @Test func confidenceIsTheGeometricMean() throws {
        let words = WordAssembly.words(of: [
            RecognizedToken(bytes: Array(" a".utf8), start: 0, logProbability: -1),
            RecognizedToken(bytes: Array("b".utf8), start: 1, duration: 0.25, logProbability: -3),
            RecognizedToken(bytes: Array(" c".utf8), start: 2, logProbability: nil),
        ])
        #expect(abs(try #require(words[0].confidence) - 0.135335) < 1e-6)
        #expect(words[1].confidence == nil)
        #expect(words.map(\.end) == [1.25, nil])
    }

    @Test func nothingGivesNothing() {
        #expect(WordAssembly.words(of: []).isEmpty)
        #expect(WordAssembly.words(of: tokens(" ", "")).isEmpty)
    }
}
