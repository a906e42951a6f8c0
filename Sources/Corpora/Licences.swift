/// Under which terms a known corpus's recordings may be used.
public struct CorpusLicence: Sendable, Hashable {
    /// The licence's name, as far as known.
    public let name: String

    /// Whether commercial use is barred, or not known to be allowed.
    public let isNonCommercial: Bool

    /// The licence of a corpus by its folder's name; own recordings and unknown corpora are "not stated" and taken for
    /// non-commercial, which is the careful reading.
    public init(corpus: String) {
        switch corpus.lowercased() {
        case "emodb", "emo-db": self.init(name: "CC BY 4.0", isNonCommercial: false)
        case "ravdess": self.init(name: "CC BY-NC-SA 4.0", isNonCommercial: true)
        case "korean": self.init(name: "CC BY-NC-SA, research use", isNonCommercial: true)
        case "baved": self.init(name: "CC BY 4.0", isNonCommercial: false)
        case "digits": self.init(name: "CC BY-SA 4.0", isNonCommercial: false)
        default: self.init(name: "not stated", isNonCommercial: true)
        }
    }

    private init(name: String, isNonCommercial: Bool) {
        self.name = name
        self.isNonCommercial = isNonCommercial
    }
}
