/// Where sentences end.
package enum Sentences {
    /// A pause of so many seconds ends a segment even without a full stop.
    package static let pause = 1.0

    /// Abbreviations whose full stop ends no sentence.
    private static let abbreviations: Set<String> = [
        "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "vs.", "etc.", "e.g.", "i.e.", "no.", "mt.", "u.s.",
        "a.m.", "p.m.",
    ]

    /// Whether a sentence ends with a word, given the word after it.
    ///
    /// A full stop before a small letter and that of an abbreviation do not count.
    package static func end(with word: String, before next: String?) -> Bool {
        let bare = word.reversed().drop { "”’\"')]}»」』）".contains($0) }
        guard let sign = bare.first, Script.endsSentence(sign) else { return false }
        guard sign == "." else { return true }
        if abbreviations.contains(word.lowercased()) { return false }
        return next?.first { $0.isLetter || $0.isNumber }.map { !$0.isLowercase } ?? true
    }

    /// The ranges of the sentences in a row of words: they end at full stops and at pauses.
    ///
    /// - Parameter words: text, and start and end in seconds.
    package static func ranges(of words: [TranscriptWord]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var first = 0
        for index in words.indices {
            let next = index + 1 < words.count ? words[index + 1] : nil
            let pauses = next.map { $0.start - words[index].end >= pause } ?? true
            if pauses || end(with: words[index].text, before: next?.text) {
                ranges.append(first..<(index + 1))
                first = index + 1
            }
        }
        return ranges
    }
}
