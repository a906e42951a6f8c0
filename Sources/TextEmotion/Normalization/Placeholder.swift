/// Symbols that stand in a normalised text for what its exact letters tell nothing about.
///
/// They are private-use scalars; such scalars in a text itself are read as blanks.
enum Placeholder {
    /// A web address.
    static let address: UInt32 = 0xE000
    /// A user's name, such as `@sam` or `u/sam`.
    static let user: UInt32 = 0xE001
    /// A number.
    static let number: UInt32 = 0xE002
    /// A person's name that the data set has masked: `[NAME]`.
    static let person: UInt32 = 0xE003
    /// The beginning of a text, for word pairs.
    static let beginning: UInt32 = 0xE004
    /// The end of a text, for word pairs.
    static let end: UInt32 = 0xE005
    /// The first emoticon's; the others follow in the order of `Emoticon.allCases`.
    static let emoticons: UInt32 = 0xE010

    static func isPrivate(_ scalar: UInt32) -> Bool { (0xE000...0xF8FF).contains(scalar) }
}
