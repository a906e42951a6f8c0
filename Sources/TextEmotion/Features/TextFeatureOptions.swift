/// What of a text counts: which words, pieces of words and marks become features.
///
/// A model keeps the options that it was trained with, so a text gives the same features later.
public struct TextFeatureOptions: Codable, Sendable, Hashable {
    /// Lengths of the word sequences, 1 to 3.
    public var wordOrders: [Int] = [1, 2, 3]

    /// Lengths of the letter sequences within a word, its blanks at both ends counted as letters; 1 to 8.
    public var characterOrders: [Int] = [3, 4, 5]

    /// Lengths of the jamo sequences within a word (Hangul syllables taken apart); 1 to 8, none for no such features.
    public var jamoOrders: [Int] = []

    /// Words that negate what follows them.
    public var negators: [String] = []

    /// How many words a negator reaches; a sign of punctuation ends its reach sooner.
    public var negationScope = 4

    /// Beginnings of words that negate the word before them, such as Korean 않.
    public var trailingNegators: [String] = []

    /// Words that make the next word stronger.
    public var intensifiers: [String] = []

    /// Words that make the next word weaker.
    public var diminishers: [String] = []

    /// How much stronger a word counts after an intensifier, in capitals or drawn out. 1 for no effect.
    public var strength: Float = 1.5

    /// How much a negated word's plain features still count, beside the feature that says that it is negated.
    public var negatedStrength: Float = 0.5

    /// Lists of words by name; each word also counts as its list.
    public var lexicon: [String: [String]] = [:]

    /// Korean letter sequences over the text without blanks; they then stand in place of all other features. nil for none.
    public var korean: KoreanFeatureOptions?

    /// Options for a language without lists of words.
    public init() {}

    /// Whether the lengths are ones that can be computed.
    var isValid: Bool {
        wordOrders.allSatisfy((1...3).contains) && characterOrders.allSatisfy((1...8).contains)
            && jamoOrders.allSatisfy((1...8).contains) && (0...32).contains(negationScope) && strength.isFinite
            && strength > 0 && negatedStrength.isFinite && negatedStrength >= 0 && korean?.isValid != false
    }
}
