/// What a search found, with what it is worth.
public struct TuningOutcome: Sendable {
    /// A group of speakers that stayed out of a search of their own.
    public struct HeldOut: Sendable, Hashable {
        /// The speakers.
        public let speakers: [String]
        /// What the settings that were chosen without them reach on them.
        public let recall: Double
        /// What those settings reached in the search that chose them.
        public let searchScore: Double

        package init(speakers: [String], recall: Double, searchScore: Double) {
            self.speakers = speakers
            self.recall = recall
            self.searchScore = searchScore
        }
    }

    /// Names of the corpora, joined by `+`.
    public let corpus: String
    /// The recipe that the search began with.
    public let recipe: String
    /// The search on all speakers.
    public let result: SearchResult
    /// One for each group of speakers held out; empty unless asked for.
    public let heldOut: [HeldOut]
    /// How the trials were judged.
    public let protocolName: String
    /// What was varied.
    public let axes: [TuningAxis]
    /// How settings were chosen.
    public let method: String
    /// What decided what chance decides.
    public let seed: UInt64

    package init(
        corpus: String, recipe: String, result: SearchResult, heldOut: [HeldOut], protocolName: String,
        axes: [TuningAxis], method: String, seed: UInt64
    ) {
        self.corpus = corpus
        self.recipe = recipe
        self.result = result
        self.heldOut = heldOut
        self.protocolName = protocolName
        self.axes = axes
        self.method = method
        self.seed = seed
    }

    /// The mean over the groups held out; nil when none was.
    public var heldOutRecall: Double? {
        heldOut.isEmpty ? nil : heldOut.map(\.recall).reduce(0, +) / Double(heldOut.count)
    }
}
