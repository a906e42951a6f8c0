import Foundation

extension Corpus {
    /// Recordings of a data set that another one holds as well, where they count.
    public struct Copies: Sendable, Hashable {
        /// The name of the data set where they count.
        public let corpus: String
        /// How many they are.
        public let count: Int
    }

    /// The data sets with recordings of identical content and span counted once across them.
    ///
    /// A recording that stands in several counts in the first of them that names its emotion; `copies` of the others says
    /// so. Where the copies' labels contradict each other, none counts, and each becomes an issue of its data set. A data set
    /// may be left without recordings.
    public static func distinct(_ corpora: [Corpus]) -> [Corpus] {
        guard corpora.count > 1 else { return corpora }
        let owners = corpora.indices.flatMap { number in corpora[number].recordings.map { _ in number } }
        let all = corpora.flatMap(\.recordings)
        var copies: [Int: [Int: Int]] = [:]
        var contradictions: Set<Int> = []
        var dropped: Set<Int> = []
        for group in Duplicates.groups(of: all) where Set(group.map { owners[$0] }).count > 1 {
            var kept: [Int] = []
            var isContradicted = false
            let named = group.filter { all[$0].emotion != nil } + group.filter { all[$0].emotion == nil }
            for index in named {
                let others = kept.filter { owners[$0] != owners[index] }
                if others.isEmpty {
                    kept.append(index)
                } else if let twin = others.first(where: { all[$0].agrees(with: all[index]) }) {
                    dropped.insert(index)
                    copies[owners[index], default: [:]][owners[twin], default: 0] += 1
                } else {
                    kept.append(index)
                    isContradicted = true
                }
            }
            if isContradicted { contradictions.formUnion(kept) }
        }
        return corpora.indices.map { number in
            let own = all.indices.filter { owners[$0] == number }
            // The same folder once more has nothing new to tell of.
            let isRepeated = corpora[..<number].contains { $0.place == corpora[number].place }
            let corpus = corpora[number]
            return Corpus(
                name: corpus.name, folder: corpus.folder, layout: corpus.layout,
                recordings: own.filter { !dropped.contains($0) && !contradictions.contains($0) }.map { all[$0] },
                duplicates: isRepeated ? 0 : corpus.duplicates,
                issues: (isRepeated ? [] : corpus.issues)
                    + own.filter(contradictions.contains).map {
                        CorpusIssue(file: all[$0].file.path, line: nil, cause: .contradictoryLabel(all[$0].label))
                    },
                copies: (copies[number] ?? [:]).sorted { $0.key < $1.key }.map {
                    Copies(corpus: corpora[$0.key].name, count: $0.value)
                })
        }
    }

    /// Where its folder lies, whatever way leads there.
    private var place: String { folder.resolvingSymlinksInPath().standardizedFileURL.path }
}

extension Recording {
    /// Whether another one's label says nothing else: data sets may name the same emotion by different words, and one that
    /// names none contradicts nothing.
    fileprivate func agrees(with other: Recording) -> Bool {
        guard let emotion, let theirs = other.emotion else {
            return emotion != nil || other.emotion != nil || label == other.label
        }
        return emotion == theirs
    }
}
