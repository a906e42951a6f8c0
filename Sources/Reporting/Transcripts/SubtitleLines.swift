/// Divides text into lines that are easy to read, by what is seen: Hangul and Han characters are two columns wide.
enum SubtitleLines {
    /// Columns in a line.
    static let columns = 42

    /// Lines at a time.
    static let count = 2

    /// Whether text fits on the screen at once.
    static func fits(_ text: String) -> Bool { lines(of: text) != nil }

    /// The text in one line or two of about equal width; nil when it needs more.
    static func lines(of text: String) -> [String]? {
        if DisplayWidth.of(text) <= columns { return [text] }
        let characters = Array(text)
        var best: (width: Int, lines: [String])?
        for index in characters.indices where index > 0 {
            guard characters[index] == " " || isBreakable(characters[index - 1], characters[index]) else { continue }
            let first = String(characters[..<index])
            let second = String(characters[(characters[index] == " " ? index + 1 : index)...])
            let width = max(DisplayWidth.of(first), DisplayWidth.of(second))
            if width <= columns, width < best?.width ?? .max { best = (width, [first, second]) }
        }
        return best?.lines
    }

    /// Parts of a text that each fit on the screen: cut at blanks, and inside words only where one is too long by itself.
    static func screens(of text: String) -> [String] {
        var screens: [String] = []
        var screen = ""
        for word in text.split(separator: " ").map(String.init) {
            let longer = screen.isEmpty ? word : screen + " " + word
            if fits(longer) {
                screen = longer
                continue
            }
            if !screen.isEmpty { screens.append(screen) }
            screen = ""
            for piece in pieces(of: word) {
                if !screen.isEmpty { screens.append(screen) }
                screen = piece
            }
        }
        return screen.isEmpty ? screens : screens + [screen]
    }

    /// A word, in parts of a line each unless it fits.
    private static func pieces(of word: String) -> [String] {
        if fits(word) { return [word] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if DisplayWidth.of(piece) + DisplayWidth.of(character) > columns {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }

    /// Whether a line may end between two characters without a blank: between Han characters or kana.
    private static func isBreakable(_ left: Character, _ right: Character) -> Bool {
        func isIdeograph(_ character: Character) -> Bool {
            guard let value = character.unicodeScalars.first?.value else { return false }
            return (0x3041...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
                || (0x20000...0x3FFFD).contains(value)
        }
        return isIdeograph(left) && isIdeograph(right)
    }
}
