public import Affect

/// Which word a recording holds, as a model of words hears it.
public struct WordReading: Sendable, Hashable {
    /// A word with its probability.
    public struct Score: Sendable, Hashable {
        /// The word.
        public let word: String
        /// Its probability.
        public let score: Double
    }

    /// What was read: a path, or a name of the caller's.
    public let source: String
    /// Length of the recording in seconds.
    public let seconds: Double
    /// All words that the model knows, the most probable first; their probabilities add up to 1.
    public let scores: [Score]
    /// Below this probability no word is named.
    public let threshold: Double
    /// The model that read it.
    public let model: ModelIdentity
    /// What to know before trusting it.
    public let warnings: [ReadingWarning]

    /// The most probable word; nil when it is not probable enough.
    public var word: String? { confidence >= threshold ? scores.first?.word : nil }

    /// The probability of the most probable word.
    public var confidence: Double { scores.first?.score ?? 0 }

    /// A reading.
    ///
    /// - Parameters:
    ///   - words: what the model tells apart.
    ///   - probabilities: one for each of `words`.
    public init(
        source: String, seconds: Double, words: [String], probabilities: [Double], threshold: Double,
        model: ModelIdentity, warnings: [ReadingWarning] = []
    ) {
        self.source = source
        self.seconds = seconds
        let order = probabilities.indices.sorted { (-probabilities[$0], $0) < (-probabilities[$1], $1) }
        scores = order.map { Score(word: words[$0], score: probabilities[$0]) }
        self.threshold = threshold
        self.model = model
        self.warnings = warnings + ((scores.first?.score ?? 0) < threshold ? [.lowConfidence] : [])
    }
}
