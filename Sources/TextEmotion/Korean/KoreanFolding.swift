/// Folds ways of writing Korean that do not change what is said, after the general normalisation:
///
/// | written | read as |
/// |---|---|
/// | half-width and conjoining letters that stand alone | letters as a keyboard gives them |
/// | 재밌닼ㅋㅋ, 그랰ㅋ | 재밌다ㅋㅋ, 그래ㅋㅋ: the final consonant belongs to the laughter |
/// | 좋아아아, 너무우우 | 좋아, 너무: a drawn-out vowel, with a mark that it was |
/// | ㅠ_ㅠ, ㅜ.ㅜ, ㅜㅡㅜ, ㅠㅅㅠ | ㅠㅠ, ㅜㅜ |
/// | one ㅠ or ㅜ after another kind | the first kind |
/// | 😭 😂 😊 😡 😍 👍 … | ㅠㅠ, ㅋㅋ, ^^, ㅡㅡ, a heart, 굿: what Korean comments write for them |
struct KoreanFolding {
    private var result = NormalizedText()

    /// Rewrites a text; places in the original are kept.
    mutating func fold(_ text: inout NormalizedText) {
        guard text.scalars.contains(where: { $0 >= 0x1100 }) else { return }
        result.removeAll()
        var place = 0
        while place < text.count {
            place = step(text, at: place)
        }
        swap(&result, &text)
    }

    /// Copies what begins at a place, and returns where the next begins.
    private mutating func step(_ text: borrowing NormalizedText, at place: Int) -> Int {
        let scalar = Hangul.loneLetter(text.scalars[place]) ?? text.scalars[place]
        let next = place + 1 < text.count ? Hangul.loneLetter(text.scalars[place + 1]) ?? text.scalars[place + 1] : 0
        if let parts = Hangul.parts(of: scalar) {
            if let letter = Hangul.laughter(ofFinal: parts.final), next == letter {
                let bare = Hangul.Parts(initial: parts.initial, vowel: parts.vowel, final: 0).syllable
                put(bare, text, place)
                put(letter, text, place)
                return place + 1
            }
            let end = endOfDrawnOut(text, at: place, parts)
            if end > place {
                result.ends[result.count - 1] = text.ends[end - 1]
                result.marks[result.count - 1].insert(.repeated)
                return end
            }
            put(scalar, text, place)
            return place + 1
        }
        if let letters = KoreanEmoji.letters(of: scalar) {
            for letter in letters { put(letter, text, place) }
            return place + 1
        }
        if isTear(scalar), place + 2 < text.count, isMouth(next), isTear(text.scalars[place + 2]) {
            put(scalar, text, place)
            put(scalar, text, place + 2)
            return place + 3
        }
        put(scalar, text, place)
        return place + 1
    }

    /// Appends a scalar, the run that it may prolong cut to two.
    private mutating func put(_ scalar: UInt32, _ text: borrowing NormalizedText, _ place: Int) {
        var scalar = scalar
        let last = result.count - 1
        if isTear(scalar), last >= 0, isTear(result.scalars[last]) { scalar = result.scalars[last] }
        if ScalarFolding.isLoneJamo(scalar), last >= 1, result.scalars[last] == scalar,
            result.scalars[last - 1] == scalar
        {
            result.ends[last] = text.ends[place]
            result.marks[last].insert(.repeated)
            return
        }
        result.append(scalar, from: Int(text.starts[place]), to: Int(text.ends[place]), marks: text.marks[place])
    }

    /// One after the last syllable that only draws out the vowel before `place`; `place` when none does.
    ///
    /// 아 after 좋아 does when three or more are written, 우 after 너무 when two are; one alone may be an ending, as in 나아.
    private func endOfDrawnOut(_ text: borrowing NormalizedText, at place: Int, _ parts: Hangul.Parts) -> Int {
        guard parts.initial == Hangul.silentInitial, parts.final == 0, let last = result.scalars.last,
            let before = Hangul.parts(of: last), before.vowel == parts.vowel, before.final == 0
        else { return place }
        var end = place
        while end < text.count, text.scalars[end] == text.scalars[place] { end += 1 }
        return end - place >= 2 || text.marks[place].contains(.repeated) ? end : place
    }

    /// ㅠ and ㅜ.
    private func isTear(_ scalar: UInt32) -> Bool { scalar == 0x3160 || scalar == 0x315C }

    /// What stands between two weeping eyes: `_ . , - ㅡ ㅅ ㅁ ㅇ`.
    private func isMouth(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5F, 0x2E, 0x2C, 0x2D, 0x3161, 0x3145, 0x3141, 0x3147: true
        default: false
        }
    }
}
