import Learning

/// How well recordings of known words were transcribed.
public struct TranscriptionEvaluation: Sendable {
    /// One recording.
    public struct Item: Sendable, Hashable {
        /// The recording's file.
        public let file: String
        /// Its speaker across corpora.
        public let speaker: String
        /// What was said.
        public let reference: String
        /// What was understood.
        public let hypothesis: String
        /// The language that was detected or given.
        public let language: String?
        /// Length of the sound in seconds.
        public let seconds: Double

        /// One recording.
        public init(
            file: String, speaker: String, reference: String, hypothesis: String, language: String?, seconds: Double
        ) {
            self.file = file
            self.speaker = speaker
            self.reference = reference
            self.hypothesis = hypothesis
            self.language = language
            self.seconds = seconds
        }
    }

    /// A rate over all recordings.
    public struct Rate: Sendable, Hashable {
        /// The changes of all recordings, added.
        public let counts: EditCounts
        /// 95 % of resamples of whole speakers lie in it.
        public let interval: ClosedRange<Double>
    }

    /// The data set.
    public let corpus: String
    /// What transcribed.
    public let model: String
    /// The recordings, in the order in which they were transcribed.
    public let items: [Item]
    /// Seconds that it took, decoding of files included.
    public let elapsed: Double
    /// Recordings at once.
    public let jobs: Int
    /// Threads of one computation.
    public let threads: Int
    /// Words.
    public let words: Rate
    /// Characters without blanks.
    public let characters: Rate
    /// Characters with blanks.
    public let spacedCharacters: Rate

    /// The figures of recordings.
    ///
    /// - Parameter seed: decides the resamples.
    public init(
        corpus: String, model: String, items: [Item], elapsed: Double, jobs: Int, threads: Int, seed: UInt64 = 0
    ) {
        self.corpus = corpus
        self.model = model
        self.items = items
        self.elapsed = elapsed
        self.jobs = jobs
        self.threads = threads
        func rate(_ counts: (Item) -> EditCounts) -> Rate {
            let each = items.map(counts)
            var sum = EditCounts()
            for part in each { sum += part }
            return Rate(
                counts: sum,
                interval: Bootstrap.ratioInterval(
                    numerators: each.map { Double($0.errors) }, denominators: each.map { Double($0.reference) },
                    clusters: items.map(\.speaker), seed: seed))
        }
        words = rate { WordErrorRate.counts(reference: $0.reference, hypothesis: $0.hypothesis) }
        characters = rate { CharacterErrorRate.counts(reference: $0.reference, hypothesis: $0.hypothesis) }
        spacedCharacters = rate {
            CharacterErrorRate.counts(reference: $0.reference, hypothesis: $0.hypothesis, spaces: true)
        }
    }

    /// Seconds of sound.
    public var seconds: Double { items.reduce(0) { $0 + $1.seconds } }

    /// Seconds of work for a second of sound; nil without sound.
    public var realTimeFactor: Double? { seconds > 0 ? elapsed / seconds : nil }

    /// Number of speakers.
    public var speakerCount: Int { Set(items.map(\.speaker)).count }

    /// How many recordings were taken for each language, most first.
    public var languages: [(code: String, count: Int)] {
        Dictionary(grouping: items.compactMap(\.language)) { $0 }.map { ($0.key, $0.value.count) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
