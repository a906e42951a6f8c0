/// The same words in both languages.
public struct Wording: Sendable, Hashable {
    /// In Korean.
    public let korean: String
    /// In English.
    public let english: String
    /// True where both languages are meant to write the same.
    public let isAlike: Bool

    /// Words in both languages, side by side.
    public init(_ korean: String, _ english: String) {
        self.korean = korean
        self.english = english
        isAlike = false
    }

    /// Words that are written alike in both languages, such as a unit or a symbol.
    public init(alike text: String) {
        korean = text
        english = text
        isAlike = true
    }

    /// The words in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .korean: korean
        case .english: english
        }
    }
}

/// A catalogue of phrases: an enum with one case for each phrase, whose associated values are what it tells about.
///
///     enum GreetingPhrase: Phrase {
///         case hello(name: String)
///
///         var wording: Wording {
///             switch self {
///             case .hello(let name): Wording("\(name)님, 안녕하세요", "Hello, \(name)")
///             }
///         }
///
///         static let examples: [GreetingPhrase] = [.hello(name: "Mina")]
///     }
///
///     GreetingPhrase.hello(name: "Mina").text(in: .korean)
public protocol Phrase: Sendable {
    /// The phrase in both languages.
    var wording: Wording { get }

    /// One value of each case, from which tests prove that every phrase is there in both languages. A catalogue is
    /// tested when it stands in `Phrases.catalogues`.
    static var examples: [Self] { get }
}

extension Phrase {
    /// The phrase in one language.
    public func text(in language: Language) -> String { wording[language] }
}
