/// Under which terms a known corpus's recordings may be used.
public struct CorpusLicence: Sendable, Hashable {
    /// What a licence says of commercial use.
    public enum Terms: Sendable, Hashable {
        /// It is allowed.
        case free
        /// It is barred.
        case nonCommercial
        /// No licence is known, as of own recordings: whoever has them has to know.
        case notStated
    }

    /// The name of a licence that is not known.
    public static let notStatedName = "not stated"

    /// The licence's name, as far as known.
    public let name: String

    /// What it says of commercial use.
    public let terms: Terms

    /// Whether commercial use is barred.
    public var isNonCommercial: Bool { terms == .nonCommercial }

    /// The licence of a corpus by its folder's name; that of own recordings and unknown corpora is not stated.
    ///
    /// - Parameter layout: how its files are named; RAVDESS is known by that in whatever folder.
    public init(corpus: String, layout: CorpusLayout? = nil) {
        switch corpus.lowercased() {
        case "emodb", "emo-db": self.init(name: "CC BY 4.0", terms: .free)
        case "ravdess": self.init(name: "CC BY-NC-SA 4.0", terms: .nonCommercial)
        case "korean": self.init(name: "CC BY-NC-SA, research use", terms: .nonCommercial)
        case "baved": self.init(name: "CC BY 4.0", terms: .free)
        case "digits": self.init(name: "CC BY-SA 4.0", terms: .free)
        default:
            if layout == .ravdess {
                self.init(corpus: "ravdess")
            } else {
                self.init(name: Self.notStatedName, terms: .notStated)
            }
        }
    }

    private init(name: String, terms: Terms) {
        self.name = name
        self.terms = terms
    }
}
