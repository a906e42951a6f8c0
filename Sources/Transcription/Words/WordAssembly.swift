/// Joins tokens to words.
///
/// Tokens of Whisper are pieces of bytes: a character of several bytes, such as a Korean syllable, may lie in two or three
/// tokens, and a word begins where a token begins with a blank. SentencePiece tokens (SenseVoice) mark that blank as `▁`.
/// Signs that stand alone belong to the word before, opening brackets and quotation marks to the word after. In writing
/// without blanks (Han characters, kana) every character is a word.
package enum WordAssembly {
    /// The words of a chunk in order.
    package static func words(of tokens: [RecognizedToken]) -> [AssembledWord] {
        var runs: [Run] = []
        for token in tokens where !token.bytes.isEmpty {
            let (opensWord, bytes) = split(token.bytes)
            if opensWord || runs.isEmpty { runs.append(Run()) }
            runs[runs.count - 1].add(bytes, of: token)
        }
        return attachingSigns(runs.flatMap(\.words))
    }

    /// Whether a token begins with a blank, and its bytes without it.
    private static func split(_ bytes: [UInt8]) -> (opensWord: Bool, bytes: [UInt8]) {
        var rest = bytes[...]
        while true {
            if rest.first == 0x20 || rest.first == 0x0A {
                rest = rest.dropFirst()
            } else if rest.starts(with: [0xE2, 0x96, 0x81]) {
                rest = rest.dropFirst(3)
            } else {
                return (rest.count < bytes.count, [UInt8](rest))
            }
        }
    }

    /// What stands between two blanks.
    private struct Run {
        private var bytes: [UInt8] = []
        private var owners: [Int] = []
        private var tokens: [RecognizedToken] = []

        mutating func add(_ more: [UInt8], of token: RecognizedToken) {
            bytes += more
            owners += more.map { _ in tokens.count }
            tokens.append(token)
        }

        var words: [AssembledWord] {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                // A character whose other half the model never gave is left out.
                let whole = String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" }
                return whole.isEmpty ? [] : [AssembledWord(text: whole, tokens: tokens)]
            }
            var words: [AssembledWord] = []
            var word = ""
            var first = 0
            var place = 0
            var followsBlank = true
            func end() {
                guard !word.isEmpty else { return }
                // A blank that is a token of its own belongs to the word that it opens.
                let range = (words.isEmpty ? 0 : owners[first])...owners[place - 1]
                words.append(AssembledWord(text: word, followsBlank: followsBlank, tokens: tokens[range]))
                followsBlank = false
                (word, first) = ("", place)
            }
            for character in text {
                let length = character.utf8.count
                if character.isWhitespace {
                    end()
                    (place, first, followsBlank) = (place + length, place + length, true)
                    continue
                }
                let standsAlone = Script.isWrittenWithoutBlanks(character)
                if standsAlone { end() }
                word.append(character)
                place += length
                if standsAlone { end() }
            }
            end()
            return words
        }
    }

    /// Gives signs that stand alone to the word that they belong to.
    private static func attachingSigns(_ words: [AssembledWord]) -> [AssembledWord] {
        var result: [AssembledWord] = []
        var opening: AssembledWord?
        for word in words {
            let isSign = word.text.allSatisfy { $0.isPunctuation || $0.isSymbol }
            if let signs = opening, !isSign {
                var joined = signs.followed(by: word, blank: false)
                joined.start = signs.start ?? word.start
                result.append(joined)
                opening = nil
            } else if isSign, word.text.allSatisfy(Script.isOpening) {
                opening = opening.map { $0.followed(by: word, blank: false) } ?? word
            } else if isSign, let last = result.last {
                let closes = word.text.first.map(Script.isClosing) ?? true
                result[result.count - 1] = last.followed(by: word, blank: !closes && word.followsBlank)
            } else {
                result.append(word)
            }
        }
        if let opening {
            if let last = result.last {
                result[result.count - 1] = last.followed(by: opening, blank: true)
            } else {
                result.append(opening)
            }
        }
        return result
    }
}
