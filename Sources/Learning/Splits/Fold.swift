/// One division of samples into a training and a test part.
public struct Fold: Sendable, Hashable {
    /// Indices of the training samples, ascending.
    public let train: [Int]

    /// Indices of the test samples, ascending.
    public let test: [Int]

    /// The speakers in the test part, sorted.
    public let testSpeakers: [String]

    init(test: [Int], speakers: [String]) {
        let held = Set(test)
        self.test = test.sorted()
        self.train = speakers.indices.filter { !held.contains($0) }
        self.testSpeakers = Speakers.sorted(test.map { speakers[$0] })
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

    /// The names by corpus, in order; names without one have the empty corpus.
    static func byCorpus(_ names: [String]) -> [(corpus: String, names: [String])] {
        Dictionary(grouping: names) { parts($0).corpus }.sorted { $0.key < $1.key }
            .map { (corpus: $0.key, names: $0.value) }
    }

    /// `korean:ema` is speaker `ema` of corpus `korean`; a name without a colon has no corpus.
    private static func parts(_ name: String) -> (corpus: String, speaker: String) {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : ("", name)
    }
}
