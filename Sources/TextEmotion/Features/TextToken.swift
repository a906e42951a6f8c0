/// A word or sign of a normalised text.
struct TextToken {
    /// First scalar.
    var start: Int
    /// One after the last scalar.
    var end: Int
    /// The blank-separated piece of the text that it lies in.
    var piece: Int
    /// Whether it is a word; else signs, an emoji or a placeholder.
    var isWord: Bool
    /// Its number as a word.
    var number: UInt64
}

/// Cuts normalised texts into pieces (between blanks) and those into tokens.
struct Tokenizer {
    /// The tokens in order.
    var tokens: [TextToken] = []
    /// The scalars of each piece.
    var pieces: [Range<Int>] = []

    /// Cuts a text; memory is kept from call to call.
    mutating func cut(_ text: borrowing NormalizedText) {
        tokens.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        var place = 0
        let count = text.scalars.count
        while place < count {
            if text.scalars[place] == 0x20 {
                place += 1
                continue
            }
            let start = place
            while place < count, text.scalars[place] != 0x20 {
                let end = Self.endOfToken(text.scalars, from: place)
                let isWord = ScalarFolding.isWordPart(text.scalars[place])
                tokens.append(
                    TextToken(
                        start: place, end: end, piece: pieces.count, isWord: isWord,
                        number: Self.number(text.scalars, place, end)))
                place = end
            }
            pieces.append(start..<place)
        }
    }

    private static func number(_ scalars: [UInt32], _ start: Int, _ end: Int) -> UInt64 {
        var hash = FeatureHash(.word)
        for place in start..<end { hash.add(UInt64(scalars[place])) }
        return hash.key
    }

    private static func endOfToken(_ scalars: [UInt32], from start: Int) -> Int {
        let first = scalars[start]
        var end = start + 1
        if ScalarFolding.isWordPart(first) {
            let isJamo = ScalarFolding.isLoneJamo(first)
            while end < scalars.count {
                let next = scalars[end]
                if ScalarFolding.isWordPart(next) {
                    if ScalarFolding.isLoneJamo(next) != isJamo { break }
                    end += 1
                } else if next == 0x27, end + 1 < scalars.count, ScalarFolding.isWordPart(scalars[end + 1]) {
                    end += 2
                } else {
                    break
                }
            }
            return end
        }
        if isClosing(first) {
            while end < scalars.count, isClosing(scalars[end]) { end += 1 }
        }
        return end
    }

    /// `.`, `!` and `?`, which stand together as in `?!`.
    private static func isClosing(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x21 || scalar == 0x3F }
}
