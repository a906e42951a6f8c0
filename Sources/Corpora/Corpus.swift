public import Affect
public import Foundation

/// A labelled data set: its recordings, and what of it had to be passed over.
public struct Corpus: Sendable {
    /// A short name, by default the folder's.
    public let name: String

    /// The folder it was read from.
    public let folder: URL

    /// How its files are named and labelled.
    public let layout: CorpusLayout

    /// The recordings, in a fixed order; recordings of identical content stand once.
    public let recordings: [Recording]

    /// How many recordings were left out because another of the same label and span has identical content.
    public let duplicates: Int

    /// What was passed over, and why.
    public let issues: [CorpusIssue]

    /// What was left out since other data sets used beside it hold it as well; see `distinct`.
    public let copies: [Copies]

    /// Reads a data set.
    ///
    /// - Parameters:
    ///   - folder: its folder; a `manifest.tsv` or `manifest.csv` in it beats any other layout.
    ///   - layout: the layout, when it is not to be found out.
    ///   - name: the corpus's name, when it is not the folder's.
    /// - Throws: `CorpusError` when nothing can be read. A row or file that is wrong becomes an issue instead.
    public init(contentsOf folder: URL, layout: CorpusLayout? = nil, name: String? = nil) throws(CorpusError) {
        let contents = try CorpusFolder(folder, layout: layout)
        guard let layout = layout ?? CorpusLayout.detect(contents) else { throw .unknownLayout(path: folder.path) }
        let name = name ?? folder.standardizedFileURL.lastPathComponent
        let found: LayoutReading
        switch layout {
        case .manifest: found = try ManifestLayout.read(contents, corpus: name)
        case .emodb: found = EmoDBName.read(contents, corpus: name)
        case .ravdess: found = RavdessName.read(contents, corpus: name)
        case .numbered: found = NumberedName.read(contents, corpus: name)
        case .folders: found = LabelFolders.read(contents, corpus: name)
        }
        let distinct = Duplicates.removed(from: found.recordings)
        guard !distinct.isEmpty else {
            throw .noRecordings(path: folder.path, layout: layout.rawValue, firstIssue: found.issues.first?.description)
        }
        self.init(
            name: name, folder: folder, layout: layout, recordings: distinct,
            duplicates: found.recordings.count - distinct.count, issues: found.issues)
    }

    init(
        name: String, folder: URL, layout: CorpusLayout, recordings: [Recording], duplicates: Int,
        issues: [CorpusIssue],
        copies: [Copies] = []
    ) {
        self.name = name
        self.folder = folder
        self.layout = layout
        self.recordings = recordings
        self.duplicates = duplicates
        self.issues = issues
        self.copies = copies
    }

    /// The speakers' keys across corpora, each once, in the order of first appearance.
    public var speakers: [String] {
        var seen: Set<String> = []
        return recordings.map(\.speakerKey).filter { seen.insert($0).inserted }
    }

    /// The emotions that occur, as a known taxonomy where they make one up.
    public var taxonomy: Taxonomy { Taxonomy(covering: recordings.compactMap(\.emotion)) }
}

/// What a layout's reader found.
struct LayoutReading {
    var recordings: [Recording] = []
    var issues: [CorpusIssue] = []
}
