import Foundation

/// Tells text that a model made up from what somebody said.
///
/// Whisper was trained on subtitles and writes what often stands in them where it hears music, breath or noise; or it falls
/// into a loop. The signs used are those of its authors (compression ratio, mean log probability; Radford et al. 2022,
/// section 4.5), the pace of speech, and the phrases themselves.
package struct InventedText: Sendable, Hashable {
    /// The least mean probability of tokens, as a geometric mean.
    package var leastConfidence = 0.37

    /// Below this mean probability a phrase that often stands in subtitles does not count as said.
    package var leastConfidenceOfPhrase = 0.75

    /// The most letters (Latin) in a second of speech; a Korean syllable or Han character counts as 2.5.
    package var fastest = 35.0

    /// The rules with their usual limits.
    package init() {}

    /// Whether the words of a chunk, in which there are so many seconds of speech, seem made up.
    package func isInvented(_ words: [AssembledWord], speechSeconds: Double) -> Bool {
        let text = AssembledWord.text(of: words)
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return true }
        if let confidence = AssembledWord.confidence(of: words) {
            if confidence < leastConfidence { return true }
            if confidence < leastConfidenceOfPhrase, Self.isSubtitlePhrase(text) { return true }
        }
        if Self.weight(text) > fastest * max(speechSeconds, 0.4) { return true }
        return Self.loopShare(words.map { $0.text.lowercased() }) > 0.6
    }

    /// Whether words say the same over and over: one to eight of them three times or more in a row, or all of them twice.
    ///
    /// People do so too, so this calls for a second look only.
    package static func repeats(_ words: [AssembledWord]) -> Bool {
        let plain = words.map { $0.text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let half = plain.count / 2
        if half >= 2, plain.count.isMultiple(of: 2), plain[..<half].elementsEqual(plain[half...]) { return true }
        return (1...8).contains { length in
            guard plain.count >= 3 * length else { return false }
            return (0...(plain.count - 3 * length)).contains { start in
                let phrase = plain[start..<(start + length)]
                return plain[(start + length)..<(start + 2 * length)].elementsEqual(phrase)
                    && plain[(start + 2 * length)..<(start + 3 * length)].elementsEqual(phrase)
            }
        }
    }

    /// The share of words that belong to a phrase of one to six words said four times or more in a row.
    static func loopShare(_ words: [String]) -> Double {
        guard words.count >= 4 else { return 0 }
        var looped = 0
        var index = 0
        while index < words.count {
            var best = 0
            for length in 1...6 where index + 4 * length <= words.count {
                let phrase = words[index..<(index + length)]
                var end = index + length
                while end + length <= words.count, words[end..<(end + length)].elementsEqual(phrase) { end += length }
                if end - index >= 4 * length { best = max(best, end - index) }
            }
            looped += best
            index += max(1, best)
        }
        return Double(looped) / Double(words.count)
    }

    static func weight(_ text: String) -> Double {
        text.reduce(0) { sum, character in
            guard character.isLetter || character.isNumber, let scalar = character.unicodeScalars.first else {
                return sum
            }
            return sum + (scalar.value >= 0x1100 ? 2.5 : 1)
        }
    }

    /// Whether a text is, all of it, a phrase that closes or decorates subtitles.
    static func isSubtitlePhrase(_ text: String) -> Bool {
        let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
        return phrases.contains { letters == $0 }
            || (letters.count < 40 && openings.contains { letters.hasPrefix($0) })
    }

    private static let phrases: Set<String> = [
        "you", "thankyou", "thankyouverymuch", "thanksforwatching", "thankyouforwatching", "pleasesubscribe", "bye",
        "byebye", "music", "applause", "감사합니다", "고맙습니다", "시청해주셔서감사합니다", "구독과좋아요부탁드립니다",
        "다음영상에서만나요", "다음시간에만나요", "한글자막", "음악", "박수",
    ]

    private static let openings = [
        "subtitlesby", "captionsby", "transcriptionby", "mbc뉴스", "kbs뉴스", "ytn뉴스", "자막제공", "한글자막by", "시청해주셔서",
        "thankyouforwatching", "thanksforwatching",
    ]
}
