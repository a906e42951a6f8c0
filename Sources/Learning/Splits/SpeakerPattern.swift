/// A pattern that speakers' names match: `*` stands for any characters, `?` for one.
public struct SpeakerPattern: Sendable {
    private let pattern: [Character]

    /// A pattern.
    public init(_ pattern: String) { self.pattern = Array(pattern) }

    /// Whether a speaker's name, with or without its corpus (`korean:ema`, `ema`), matches as a whole.
    public func matches(_ speaker: String) -> Bool {
        let bare = speaker.split(separator: ":", maxSplits: 1).last.map(String.init) ?? speaker
        return Self.match(pattern[...], Array(speaker)[...]) || Self.match(pattern[...], Array(bare)[...])
    }

    private static func match(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return match(pattern.dropFirst(), text) || (!text.isEmpty && match(pattern, text.dropFirst()))
        }
        guard let character = text.first, first == "?" || first == character else { return false }
        return match(pattern.dropFirst(), text.dropFirst())
    }
}
