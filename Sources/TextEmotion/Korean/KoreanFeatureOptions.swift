/// Which sequences of Korean letters become features. Blanks are left out first, so a wrong space changes nothing.
public struct KoreanFeatureOptions: Codable, Sendable, Hashable {
    /// Lengths of the syllable sequences, 1 to 8.
    public var syllableOrders: [Int] = [1, 2, 3, 4]

    /// Lengths of the sequences of letters with the syllables taken apart, 1 to 8; they survive a misspelt final consonant.
    public var jamoOrders: [Int] = []

    /// The usual lengths.
    public init() {}

    /// Whether the lengths are ones that can be computed.
    var isValid: Bool { (syllableOrders + jamoOrders).allSatisfy((1...8).contains) }
}
