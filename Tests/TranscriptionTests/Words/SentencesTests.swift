import Testing
import Transcription

/// Where segments end.
@Suite struct SentencesTests {
    /// Words of 0.4 s, 0.5 s apart unless a number of seconds to wait stands between them.
    private func words(_ text: String) -> [TranscriptWord] {
        var words: [TranscriptWord] = []
        var time = 0.0
        for part in text.split(separator: " ") {
            if part.hasPrefix("+"), let wait = Double(part.dropFirst()) {
                time += wait
                continue
            }
            words.append(TranscriptWord(text: String(part), start: time, end: time + 0.4))
            time += 0.5
        }
        return words
    }

    @Test(arguments: [
        ("I am here. You are there.", ["I am here.", "You are there."]),
        ("Is it? Yes! 그래요. 좋아요", ["Is it?", "Yes!", "그래요.", "좋아요"]),
        ("Dr. Kim is here. Good", ["Dr. Kim is here.", "Good"]),
        ("it costs 3.5 euros. Fine", ["it costs 3.5 euros.", "Fine"]),
        ("he said no. and left", ["he said no. and left"]),
        ("“Come in.” He came", ["“Come in.”", "He came"]),
        ("one two +0.8 three", ["one two three"]),
        ("one two +1.2 three", ["one two", "three"]),
    ])
    func sentences(_ text: String, expected: [String]) {
        let words = words(text)
        let found = Sentences.ranges(of: words).map { words[$0].map(\.text).joined(separator: " ") }
        #expect(found == expected)
    }

    @Test func noWordsNoSentences() { #expect(Sentences.ranges(of: []).isEmpty) }
}
