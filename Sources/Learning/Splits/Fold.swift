/// One division of samples into a training and a test part.
public struct Fold: Sendable, Hashable {
    /// Indices of the training samples, ascending.
    public let train: [Int]

    /// Indices of the test samples, ascending.
    public let test: [Int]

    /// The speakers in the test part, sorted.
    public let testSpeakers: [String]

    /// The sentences in the test part that are left out of training, sorted; empty where the protocol leaves none out.
    public let testSentences: [String]

    /// The number of the group of folds whose test parts are judged as one, counted from 0.
    ///
    /// A speaker's clips of one sentence are too few for a recall of each class, so `speaker-and-sentence` pools all
    /// test parts of the same speakers. Elsewhere each fold is a group of its own.
    public let group: Int

    /// Whether a speaker is in both parts.
    public let sharesSpeakers: Bool

    init(train: [Int], test: [Int], samples: [SplitSample], sentences: [String] = [], group: Int) {
        self.train = train.sorted()
        self.test = test.sorted()
        self.testSpeakers = Speakers.sorted(test.map { samples[$0].speaker })
        self.testSentences = sentences
        self.group = group
        sharesSpeakers = !Set(train.map { samples[$0].speaker }).isDisjoint(with: testSpeakers)
    }

    /// The fold that tests the given samples and trains on all others.
    init(test: [Int], samples: [SplitSample], group: Int) {
        let held = Set(test)
        self.init(train: samples.indices.filter { !held.contains($0) }, test: test, samples: samples, group: group)
    }
}

/// Speakers' names in the order that a person would list them.
public enum Speakers {
    /// The distinct names by corpus, in it numbers by value (`2` before `10`), then the rest by text.
    public static func sorted(_ names: some Sequence<String>) -> [String] {
        Set(names).sorted { left, right in
            let (first, second) = (parts(left), parts(right))
            if first.corpus != second.corpus { return first.corpus < second.corpus }
            let (leftValue, rightValue) = (Int(first.speaker) ?? .max, Int(second.speaker) ?? .max)
            return (leftValue, first.speaker) < (rightValue, second.speaker)
        }
    }

    /// The corpus that a speaker's name begins with: `korean` of `korean:ema`; empty when it has none.
    public static func corpus(of name: String) -> String { parts(name).corpus }

    /// The names by corpus, in order; names without one have the empty corpus.
    static func byCorpus(_ names: [String]) -> [(corpus: String, names: [String])] {
        Dictionary(grouping: names) { parts($0).corpus }.sorted { $0.key < $1.key }
            .map { (corpus: $0.key, names: $0.value) }
    }

    /// The names of each corpus in that many consecutive blocks whose lengths differ by one at most, the longer first; the
    /// corpora's first blocks together are the first part, and so on.
    ///
    /// - Throws: what `tooFew` makes of a corpus with fewer names than parts, and of their number.
    static func blocks(
        of names: [String], parts count: Int, tooFew: (_ corpus: String, _ found: Int) -> LearningError
    ) throws(LearningError) -> [[String]] {
        var groups = [[String]](repeating: [], count: count)
        for (corpus, members) in byCorpus(names) {
            guard members.count >= count else { throw tooFew(corpus, members.count) }
            var start = 0
            for part in groups.indices {
                let length = members.count / count + (part < members.count % count ? 1 : 0)
                groups[part] += members[start..<start + length]
                start += length
            }
        }
        return groups
    }

    /// `korean:ema` is speaker `ema` of corpus `korean`; a name without a colon has no corpus.
    private static func parts(_ name: String) -> (corpus: String, speaker: String) {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : ("", name)
    }
}
