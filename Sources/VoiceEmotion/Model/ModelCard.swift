public import Corpora

/// What somebody should know of a model before using it: what it learned from, what it reached, what its data's licences allow.
public struct ModelCard: Sendable, Hashable, Codable {
    /// One corpus that the model learned from.
    public struct Source: Sendable, Hashable, Codable {
        /// The corpus's name.
        public let corpus: String
        /// Number of clips.
        public let clips: Int
        /// Number of speakers.
        public let speakers: Int
        /// Its emotions, by canonical name.
        public let emotions: [String]
        /// The licence of its recordings, as far as known.
        public let licence: String
        /// Whether that licence bars commercial use; true in older cards also of recordings without a stated licence, which
        /// `terms` tells apart.
        public let isNonCommercial: Bool

        /// What the licence says of commercial use.
        public var terms: CorpusLicence.Terms {
            if licence == CorpusLicence.notStatedName { return .notStated }
            return isNonCommercial ? .nonCommercial : .free
        }

        /// A source.
        public init(
            corpus: String, clips: Int, speakers: Int, emotions: [String], licence: String, isNonCommercial: Bool
        ) {
            self.corpus = corpus
            self.clips = clips
            self.speakers = speakers
            self.emotions = emotions
            self.licence = licence
            self.isNonCommercial = isNonCommercial
        }
    }

    /// What the recipe reached on one corpus with speakers that it had not heard.
    public struct Figure: Sendable, Hashable, Codable {
        /// The corpus's name.
        public let corpus: String
        /// How training and test parts were made.
        public let protocolName: String
        /// Number of clips tested.
        public let clips: Int
        /// Number of classes told apart.
        public let classes: Int
        /// Mean over folds of the unweighted average recall.
        public let unweightedAverageRecall: Double
        /// The 95 % interval of the pooled figure, whole speakers drawn.
        public let interval: [Double]
        /// What guessing reaches.
        public let chance: Double
        /// The ways, such as `babble:10`, of which each clip was heard in one; nil for clips as they are.
        public let heard: [String]?

        /// A figure.
        public init(
            corpus: String, protocolName: String, clips: Int, classes: Int, unweightedAverageRecall: Double,
            interval: [Double], chance: Double, heard: [String]? = nil
        ) {
            self.heard = heard
            self.corpus = corpus
            self.protocolName = protocolName
            self.clips = clips
            self.classes = classes
            self.unweightedAverageRecall = unweightedAverageRecall
            self.interval = interval
            self.chance = chance
        }
    }

    /// When an emotion is named rather than `unknown`, and how that went on clips of speakers that the model had not heard.
    public struct Naming: Sendable, Hashable, Codable {
        /// The probability from which on an emotion is named.
        public let threshold: Double
        /// Number of clips that it was chosen on.
        public let clips: Int
        /// Number of emotions that could be named of them.
        public let classes: Int
        /// Share of them in which an emotion is named.
        public let named: Double
        /// Share of the named emotions that are right.
        public let right: Double

        /// A rule and how it went.
        public init(threshold: Double, clips: Int, classes: Int, named: Double, right: Double) {
            self.threshold = threshold
            self.clips = clips
            self.classes = classes
            self.named = named
            self.right = right
        }
    }

    /// What was learned of arousal, and how well it is told on speakers left out of training.
    public struct LearnedArousal: Sendable, Hashable, Codable {
        /// The labelled clips; their `emotions` are levels.
        public let source: Source
        /// Pearson's correlation with the labels.
        public let correlation: Double
        /// The 95 % interval of the correlation, whole speakers drawn.
        public let interval: [Double]
        /// Lin's concordance correlation.
        public let concordance: Double

        /// A figure.
        public init(source: Source, correlation: Double, interval: [Double], concordance: Double) {
            self.source = source
            self.correlation = correlation
            self.interval = interval
            self.concordance = concordance
        }
    }

    /// What it learned from.
    public let sources: [Source]

    /// What it reached; empty when it was not evaluated.
    public let figures: [Figure]

    /// What decided what chance decides in its training.
    public let seed: UInt64

    /// When it names an emotion; nil when it was not evaluated.
    public let naming: Naming?

    /// What it learned of arousal; nil where arousal follows from the scores.
    public private(set) var arousal: LearnedArousal?

    /// A card.
    public init(
        sources: [Source], figures: [Figure], seed: UInt64, naming: Naming? = nil, arousal: LearnedArousal? = nil
    ) {
        self.sources = sources
        self.figures = figures
        self.seed = seed
        self.naming = naming
        self.arousal = arousal
    }

    /// The card with what was learned of arousal.
    public func with(arousal: LearnedArousal) -> ModelCard {
        var card = self
        card.arousal = arousal
        return card
    }

    /// Whether any of its data is barred from commercial use.
    public var isNonCommercial: Bool { everySource.contains { $0.terms == .nonCommercial } }

    /// The corpora without a stated licence: the model is as free as their recordings are.
    public var corporaWithoutLicence: [String] {
        everySource.filter { $0.terms == .notStated }.map(\.corpus)
    }

    /// The corpora that kept it from being measured on unheard speakers, as they name a single speaker or none; empty when it
    /// was measured.
    public var corporaWithoutSpeakers: [String] {
        figures.isEmpty ? sources.filter { $0.speakers < 2 }.map(\.corpus) : []
    }

    private var everySource: [Source] { sources + [arousal?.source].compactMap { $0 } }
}
