/// What a protocol has to know of a sample to divide a set of them.
public struct SplitSample: Sendable, Hashable {
    /// The speaker, `corpus:speaker` where there are several corpora.
    public let speaker: String

    /// The class.
    public let label: Int

    /// What is said, by whatever name the corpus gives it; nil when unknown.
    public let sentence: String?

    /// The corpus's own name of the part that the sample belongs to; nil when it gives none.
    public let officialFold: String?

    /// A sample.
    public init(speaker: String, label: Int, sentence: String? = nil, officialFold: String? = nil) {
        self.speaker = speaker
        self.label = label
        self.sentence = sentence
        self.officialFold = officialFold
    }

    /// The corpus that the speaker's name begins with; empty when it has none.
    var corpus: String { Speakers.corpus(of: speaker) }

    /// The sentence across corpora: two corpora's sentences `01` are different ones.
    var sentenceKey: String? { sentence.map { corpus + ":" + $0 } }
}
