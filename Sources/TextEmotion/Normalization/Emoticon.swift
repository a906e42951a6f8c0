/// Faces made of punctuation, by what they show. Noses do not count: `:-)` is `:)`.
enum Emoticon: UInt32, CaseIterable {
    case smile, grin, wink, tongue, kiss, heart, frown, crying, angry, surprised, skeptical, brokenHeart, blank

    /// The symbol that stands for it in a normalised text.
    var placeholder: UInt32 { Placeholder.emoticons + rawValue }

    /// Spellings after case folding.
    private var spellings: [String] {
        switch self {
        case .smile: [":)", ":-)", "=)", ":]", "(:", "(-:", "^^", "^_^", "^.^", ":o)", ":3"]
        case .grin: [":d", ":-d", "=d", "xd", "x-d"]
        case .wink: [";)", ";-)", ";d", ";]"]
        case .tongue: [":p", ":-p", "=p", ";p", "xp", ":b"]
        case .kiss: [":*", ":-*", ";*"]
        case .heart: ["<3"]
        case .frown: [":(", ":-(", "=(", ":[", "):", ")-:", ":c"]
        case .crying: [":'(", ":'-(", ";(", ";-(", ";_;", "t_t", "t.t", "t-t", ":,("]
        case .angry: [">:(", ">:-(", ":@", ">.<", ">_<", ">:["]
        case .surprised: [":o", ":-o", "o_o", "o.o", "0_0", ":0"]
        case .skeptical: [":/", ":-/", ":\\", ":-\\", "=/", ":s", "-.-"]
        case .brokenHeart: ["</3"]
        case .blank: ["-_-", ":|", ":-|", "._."]
        }
    }

    /// Longest spelling, in scalars.
    static let longest = 4

    /// What a spelling, packed into one number, shows.
    static let table: [UInt64: UInt32] = {
        var table: [UInt64: UInt32] = [:]
        for emoticon in allCases {
            for spelling in emoticon.spellings {
                table[packed(spelling.unicodeScalars.map(\.value))] = emoticon.placeholder
            }
        }
        return table
    }()

    /// Whether an emoticon can begin with that scalar, for scalars below 128.
    static let beginners: [Bool] = {
        var flags = [Bool](repeating: false, count: 128)
        for emoticon in allCases {
            for spelling in emoticon.spellings {
                if let first = spelling.unicodeScalars.first?.value, first < 128 { flags[Int(first)] = true }
            }
        }
        return flags
    }()

    /// Up to four ASCII scalars as one number. Hearts and faces that are one scalar are folded elsewhere.
    static func packed(_ scalars: some Sequence<UInt32>) -> UInt64 {
        scalars.reduce(0) { $0 << 16 | UInt64($1 & 0xFFFF) }
    }
}
