import Testing
import Transcription

/// Times of words are in order and inside the speech.
@Suite struct WordTimesTests {
    private func word(_ text: String, _ start: Double?, _ end: Double? = nil) -> AssembledWord {
        AssembledWord(text: text, start: start, end: end, confidence: nil)
    }

    /// A chunk of the seconds 10 to 15 with speech at 10.5 to 12 and 13 to 14.5.
    private let chunk = SpeechChunk(spans: [168_000..<192_000, 208_000..<232_000], range: 160_000..<240_000)

    @Test func aWordEndsWhereTheNextBeginsOrTheSpeechEnds() throws {
        let words = try #require(
            WordTimes.placed([word("a", 0.5), word("b", 1), word("c", 3), word("d", 3.5)], in: chunk, origin: 0))
        #expect(words.map(\.start) == [10.5, 11, 13, 13.5])
        #expect(words.map(\.end) == [11, 12, 13.5, 14.5])
    }

    @Test func aPauseBelongsToNoWord() throws {
        // Told from the chunk's beginning, in the pause from 2 to 3 s, and just before it.
        let words = try #require(
            WordTimes.placed([word("a", 0), word("b", 1), word("c", 2.2), word("d", 3.4)], in: chunk, origin: 0))
        #expect(words.map(\.start) == [10.5, 11, 13, 13.4])
        #expect(words.map(\.end) == [11, 12, 13.4, 14.5])
        let near = try #require(WordTimes.placed([word("a", 0.6), word("b", 1.9)], in: chunk, origin: 0))
        #expect(near.map(\.start) == [10.6, 13])
        #expect(near.map(\.end) == [12, 14.5])
    }

    @Test func timesCountFromTheBeginningOfTheSource() throws {
        let words = try #require(WordTimes.placed([word("a", 0.5, 0.8)], in: chunk, origin: 60))
        #expect(abs(words[0].start - 70.5) < 1e-9 && abs(words[0].end - 70.8) < 1e-9)
    }

    @Test(arguments: [[0.0, 0, 0, 0], [4, 3, 2, 1], [9, 9, 9, 9], [0, 4.99, 5, 5], [-1, -1, 2, 1]])
    func whateverTheModelSaysTimesIncrease(_ starts: [Double]) throws {
        let words = try #require(
            WordTimes.placed(starts.map { word("x", $0, $0 - 0.5) }, in: chunk, origin: 0))
        for (word, next) in zip(words, words.dropFirst()) { #expect(word.start < next.start && word.end <= next.start) }
        for word in words { #expect(word.start >= 10 && word.start < word.end && word.end <= 15) }
    }

    @Test func moreWordsThanFit() throws {
        let short = SpeechChunk(spans: [0..<1600], range: 0..<1600)
        let words = try #require(
            WordTimes.placed((0..<50).map { word("w\($0)", 0) }, in: short, origin: 0))
        for (word, next) in zip(words, words.dropFirst()) { #expect(word.start < next.start && word.end <= next.start) }
        #expect(words.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= 0.1 + 1e-9 })
    }

    @Test func withoutTimesNone() {
        #expect(WordTimes.placed([word("a", 0), word("b", nil)], in: chunk, origin: 0) == nil)
    }
}
