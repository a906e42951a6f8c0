import Foundation

/// The folds that a corpus was published with, for figures that others can be set beside.
public enum OfficialFolds {
    /// The actors tested together in the six folds of RAVDESS that EmoBox publishes (Ma et al., Interspeech 2024).
    private static let ravdess = [
        [1, 11, 20, 21], [4, 10, 12, 14], [8, 9, 19, 23], [3, 5, 7, 24], [2, 15, 16, 18], [6, 13, 17, 22],
    ]

    /// The fold of each recording: what its manifest says (column `split` or `fold`), else what its corpus is known by.
    ///
    /// - Throws: `CorpusError` naming the corpus that has no published folds, or lacks a part of them: a figure on the rest
    ///   could not be set beside anybody's.
    public static func names(of recordings: [Recording]) throws(CorpusError) -> [String] {
        var known: [String: (Recording) -> String?] = [:]
        for (corpus, members) in Dictionary(grouping: recordings, by: \.corpus).sorted(by: { $0.key < $1.key }) {
            let unnamed = members.count { $0.split == nil }
            if unnamed == 0 {
                known[corpus] = \.split
            } else if unnamed == members.count, members.allSatisfy({ actor(of: $0) != nil }) {
                let missing = Set(ravdess.joined()).subtracting(members.compactMap(actor(of:)))
                guard missing.isEmpty else {
                    throw .incompleteFolds(corpus: corpus, missing: missing.sorted().map { "actor \($0)" })
                }
                known[corpus] = { recording in
                    actor(of: recording).flatMap { actor in ravdess.firstIndex { $0.contains(actor) } }
                        .map { String($0 + 1) }
                }
            } else {
                throw .noOfficialFolds(corpus: corpus, missing: unnamed, of: members.count)
            }
        }
        return recordings.map { known[$0.corpus]?($0) ?? "" }
    }

    private static func actor(of recording: Recording) -> Int? {
        RavdessName(recording.file.deletingPathExtension().lastPathComponent)?.actor
    }
}
