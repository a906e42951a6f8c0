/// What characters mean for words and sentences.
enum Script {
    /// Han characters and kana, which are written without blanks between words.
    static func isWrittenWithoutBlanks(_ character: Character) -> Bool {
        guard let value = character.unicodeScalars.first?.value else { return false }
        switch value {
        case 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
            return true
        default: return false
        }
    }

    /// Signs that stand before the word they belong to.
    static func isOpening(_ character: Character) -> Bool { "([{“‘«¿¡「『《〈【（".contains(character) }

    /// Signs that stand right behind a word, without a blank.
    static func isClosing(_ character: Character) -> Bool { ".,?!…;:)]}”’\"'»。、，．！？：；）」』》〉】%".contains(character) }

    /// Signs that end a sentence.
    static func endsSentence(_ character: Character) -> Bool { ".?!…。？！．".contains(character) }
}
