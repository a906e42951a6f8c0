/// The words of feature options as numbers, ready to be met in texts.
struct WordLists: Sendable {
    let negators: Set<UInt64>
    let intensifiers: Set<UInt64>
    let diminishers: Set<UInt64>
    /// Beginnings of words that negate the word before them.
    let trailingNegators: [[UInt32]]
    /// The lists that a word stands in, as numbers of the lists' names.
    let lists: [UInt64: [UInt64]]

    init(_ options: TextFeatureOptions) {
        negators = Set(options.negators.map(Self.number))
        intensifiers = Set(options.intensifiers.map(Self.number))
        diminishers = Set(options.diminishers.map(Self.number))
        trailingNegators = options.trailingNegators.map { Self.normalized($0).scalars }
        var lists: [UInt64: [UInt64]] = [:]
        for (name, words) in options.lexicon.sorted(by: { $0.key < $1.key }) {
            for word in Set(words.map(Self.number)) { lists[word, default: []].append(Self.number(name)) }
        }
        self.lists = lists
    }

    /// A word's number after normalisation.
    static func number(_ word: String) -> UInt64 { FeatureHash.word(normalized(word).scalars) }

    private static func normalized(_ word: String) -> NormalizedText {
        var text = NormalizedText()
        var word = word
        word.withUTF8 { TextNormalizer.normalize($0, into: &text) }
        return text
    }
}
