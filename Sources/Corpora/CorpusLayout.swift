import Foundation

/// How a data set names its files and keeps its labels.
public enum CorpusLayout: String, Sendable, CaseIterable {
    /// A `manifest.tsv` or `manifest.csv` with the columns file, label, speaker and, if wanted, more.
    case manifest
    /// The Berlin database of emotional speech: `03a01Fa.wav`.
    case emodb
    /// RAVDESS: `03-01-06-01-02-01-12.wav`.
    case ravdess
    /// Own recordings of four emotions: `EMOTION_SPEAKER_TAKE.wav`, emotion 0 sadness, 1 neutral, 2 joy, 3 anger.
    case numbered
    /// A folder for each label, in it the files or a folder for each speaker.
    case folders

    /// The layout of a folder: a manifest beats all, then the layout that most of its media files follow.
    static func detect(_ folder: CorpusFolder) -> CorpusLayout? {
        if folder.manifest != nil { return .manifest }
        guard !folder.media.isEmpty else { return nil }
        let stems = folder.media.map { $0.deletingPathExtension().lastPathComponent }
        let named: [(CorpusLayout, (String) -> Bool)] = [
            (.emodb, { EmoDBName($0) != nil }),
            (.ravdess, { RavdessName($0) != nil }),
            (.numbered, { NumberedName($0) != nil }),
        ]
        for (layout, matches) in named where 2 * stems.filter(matches).count > stems.count { return layout }
        return LabelFolders.isFollowed(by: folder) ? .folders : nil
    }
}
