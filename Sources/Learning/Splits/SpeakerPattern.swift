/// A pattern that speakers' names match: `*` stands for any characters, `?` for one.
public struct SpeakerPattern: Sendable {
    private let pattern: [Character]

    /// A pattern.
    public init(_ pattern: String) { self.pattern = Array(pattern) }

    /// Whether a speaker's name, with or without its corpus (`korean:ema`, `ema`), matches as a whole.
    public func matches(_ speaker: String) -> Bool {
        let bare = speaker.split(separator: ":", maxSplits: 1).last.map(String.init) ?? speaker
        return match(Array(speaker)) || match(Array(bare))
    }

    /// Only the last star met is ever given more characters: what the stars before it took can stay as it is. So the work is
    /// at most the pattern's length times the text's.
    private func match(_ text: [Character]) -> Bool {
        var (place, index) = (0, 0)
        var star: (place: Int, index: Int)?
        while index < text.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, index)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[index] {
                place += 1
                index += 1
            } else if let last = star {
                star = (last.place, last.index + 1)
                (place, index) = (last.place + 1, last.index + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
