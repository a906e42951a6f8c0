/// Why a data set could not be read at all.
public enum CorpusError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no folder of that name.
    case noFolder(path: String)

    /// A file was given where a folder was expected.
    case notAFolder(path: String)

    /// The folder follows no known layout.
    case unknownLayout(path: String)

    /// The layout was recognised but no recording was found.
    case noRecordings(path: String, layout: String, firstIssue: String?)

    /// The manifest lacks a column that is needed.
    case missingColumn(manifest: String, column: String, found: [String])

    /// The manifest is not UTF-8 text.
    case notText(manifest: String)

    /// The file or folder cannot be opened.
    case unreadable(path: String, cause: String)

    /// A folder holds no sound files.
    case noSounds(folder: String)

    /// The corpus has no published folds, or of some recordings it is not known which they belong to.
    case noOfficialFolds(corpus: String, missing: Int, of: Int)

    /// The corpus has published folds, but parts of them are not here.
    case incompleteFolds(corpus: String, missing: [String])

    /// An entry of a map of labels that is not of the form `label=emotion`.
    case labelMap(entry: String)

    /// File, cause and remedy in one line.
    public var description: String {
        switch self {
        case .noFolder(let path):
            "\(path): no such folder"
        case .notAFolder(let path):
            "\(path): this is a file; give the folder of a data set"
        case .unknownLayout(let path):
            "\(path): no known layout (\(CorpusLayout.allCases.map(\.rawValue).joined(separator: ", "))); "
                + "add a manifest.tsv with the columns file, label, speaker"
        case .noRecordings(let path, let layout, let issue):
            "\(path): no usable recording in layout \(layout)" + (issue.map { "; first problem: \($0)" } ?? "")
        case .missingColumn(let manifest, let column, let found):
            "\(manifest): no column '\(column)'; the header has \(found.joined(separator: ", "))"
        case .notText(let manifest):
            "\(manifest): not UTF-8 text; save it as UTF-8"
        case .unreadable(let path, let cause):
            "\(path): \(cause)"
        case .noOfficialFolds(let corpus, let missing, let total):
            "\(corpus): \(missing) of \(total) recordings belong to no published fold; name it in a column 'split' of a manifest.tsv"
        case .incompleteFolds(let corpus, let missing):
            "\(corpus): its published folds need what is missing here: \(missing.joined(separator: ", "))"
        case .labelMap(let entry):
            "'\(entry)' maps no label to an emotion; write label=emotion, corpus:label=emotion or label=none"
        case .noSounds(let folder):
            "\(folder): no sound files in this folder; their names end in "
                + SoundFiles.extensions.sorted().joined(separator: ", ")
        }
    }

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .noFolder: "corpus.no_folder"
        case .notAFolder: "corpus.not_a_folder"
        case .unknownLayout: "corpus.unknown_layout"
        case .noRecordings: "corpus.no_recordings"
        case .missingColumn: "corpus.missing_column"
        case .notText: "corpus.not_text"
        case .unreadable: "corpus.unreadable"
        case .noSounds: "corpus.no_sounds"
        case .noOfficialFolds: "corpus.no_official_folds"
        case .incompleteFolds: "corpus.incomplete_folds"
        case .labelMap: "corpus.label_map"
        }
    }
}
