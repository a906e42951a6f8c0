/// A part of a data set that was passed over, and why.
public struct CorpusIssue: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with it.
    public enum Cause: Sendable, Hashable {
        /// The manifest names a file that is not there.
        case missingFile
        /// The manifest's row has another number of fields than its header.
        case fieldCount(expected: Int, found: Int)
        /// The manifest's row lacks a value that is needed.
        case emptyField(String)
        /// A start or end that is no span of seconds.
        case badSpan
        /// A file whose name does not follow the layout.
        case foreignName
        /// A recording of song in a corpus of speech.
        case song
        /// Another data set has the same recording under a label of other meaning.
        case contradictoryLabel(String)
    }

    /// The file or the manifest row in question.
    public let file: String

    /// The line of the manifest, counted from 1; nil outside manifests.
    public let line: Int?

    /// What is wrong with it.
    public let cause: Cause

    /// File, cause and remedy in one line.
    public var description: String {
        let place = line.map { "line \($0): " } ?? ""
        return switch cause {
        case .missingFile: "\(place)\(file): no such file; restore it or remove the row"
        case .fieldCount(let expected, let found): "\(place)\(found) fields where the header has \(expected)"
        case .emptyField(let name): "\(place)\(file): the field '\(name)' is empty"
        case .badSpan: "\(place)\(file): start and end must be seconds with 0 <= start < end"
        case .foreignName: "\(file): the name does not follow the layout of its folder"
        case .song: "\(file): song, not speech; passed over"
        case .contradictoryLabel(let label):
            "\(file): labelled '\(label)', but otherwise in another data set; its copies are passed over"
        }
    }
}
