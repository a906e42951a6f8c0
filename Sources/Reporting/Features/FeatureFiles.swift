import Acoustics
import Affect
import Foundation

/// Writes features of many sounds to one file, or to one file each in a folder.
///
/// Until all are done they are kept in a journal beside the file (`NAME.unfinished`) or in the folder: a run that is
/// stopped loses nothing, and the next one with the same settings goes on where it stopped.
public final class FeatureFiles {
    private enum Target {
        case print(json: Bool)
        case file(URL, FeatureWriter.Format)
        case folder(URL, FeatureWriter.Format)
    }

    private let target: Target
    private let language: Language
    private let describesUtterance: Bool
    private let journal: FeatureJournal?
    private var sources: [String] = []
    private var written: [String] = []
    private var columns: [String]?

    /// The form that a file's name asks for; nil when it asks for none.
    public static func format(of name: String) -> FeatureWriter.Format? {
        FeatureWriter.Format(rawValue: URL(filePath: name).pathExtension.lowercased())
    }

    /// - Parameters:
    ///   - output: a file ending in .npy, .npz, .csv or .jsonl; a folder, ending in `/`, for a file each; nil to print.
    ///   - folderFormat: the form of the files in a folder.
    ///   - settings: all that the features depend on, in one line; what an earlier run did under the same ones is kept.
    ///     Nil keeps no journal's content of earlier runs.
    ///   - describesUtterance: whether there is one value for each feature, for the whole sound.
    ///   - printsJSON: whether what is printed is JSON.
    /// - Throws: `ReportingError` when the folder cannot be made or the file not be written.
    public init(
        output: String?, folderFormat: FeatureWriter.Format = .npy, settings: String? = nil,
        describesUtterance: Bool = false, printsJSON: Bool, language: Language
    ) throws(ReportingError) {
        self.language = language
        self.describesUtterance = describesUtterance
        let settings = (settings ?? UUID().uuidString).replacing("\n", with: " ")
        guard let output else {
            target = .print(json: printsJSON)
            journal = nil
            return
        }
        guard let format = Self.format(of: output), !output.hasSuffix("/") else {
            let folder = URL(filePath: output, directoryHint: .isDirectory)
            target = .folder(folder, folderFormat)
            try AtomicFile.makeFolder(output)
            journal = try FeatureJournal(
                at: folder.appending(path: ".features.unfinished"), settings: "\(folderFormat.rawValue) \(settings)")
            return
        }
        let file = URL(filePath: output)
        try AtomicFile.check(file)
        target = .file(file, format)
        // Beside a pipe or a device there is no place for a journal, nor anything to go on with.
        let place = Self.isPlain(file) ? output + ".unfinished" : NSTemporaryDirectory() + "nunchi-\(UUID().uuidString)"
        journal = try FeatureJournal(at: URL(filePath: place), settings: "\(format.rawValue) \(settings)")
    }

    /// Whether an earlier run that was stopped has done this sound already; then its features need not be added.
    public func isDone(_ source: String) -> Bool {
        guard let journal, journal.holds(source) else { return false }
        sources.append(source)
        if let file = journal.files[source] { written.append(file) }
        return true
    }

    /// Takes one sound's features.
    ///
    /// - Returns: what to print, if anything.
    public func add(_ record: FeatureRecord) throws(ReportingError) -> String? {
        let writer = FeatureWriter(record)
        guard let journal else {
            if case .print(json: true) = target { return writer.json.compact }
            return writer.text(in: language)
        }
        var file: String?
        switch target {
        case .print: break
        case .file(let table, let format):
            if format == .csv || describesUtterance {
                guard columns == nil || columns == record.features.names else {
                    throw .shape(of: table.path, expected: columns?.count ?? 0, found: record.features.names.count)
                }
                columns = record.features.names
            }
        case .folder(let folder, let format):
            let place = self.place(for: record.source, in: folder, format)
            try AtomicFile.write(try writer.bytes(format), to: place)
            written.append(place.path)
            file = place.path
        }
        try journal.append(record, file: file)
        sources.append(record.source)
        return nil
    }

    /// Writes what was gathered, in the order of `order` (that of adding, unless given), and removes the journal.
    ///
    /// - Returns: the files written.
    public func finish(order: [String]? = nil) throws(ReportingError) -> [String] {
        guard let journal else { return [] }
        if case .file(let file, let format) = target, !sources.isEmpty {
            let there = Set(sources)
            let table = FeatureTableFile(
                sources: (order ?? sources).filter(there.contains), format: format,
                describesUtterance: describesUtterance)
            try AtomicFile.write(to: file) { (output) throws(ReportingError) in
                try table.write(to: &output) { (source) throws(ReportingError) in try journal.record(of: source) }
            }
            written.append(file.path)
        }
        journal.remove()
        return written
    }

    /// A file named after the sound; sounds of one name from several folders get numbers.
    private func place(for source: String, in folder: URL, _ format: FeatureWriter.Format) -> URL {
        let stem = FeatureTableFile.stem(of: source)
        let names = [stem] + (2...(written.count + 2)).map { "\(stem)-\($0)" }
        let files = names.map { folder.appending(path: "\($0).\(format.rawValue)") }
        return files.first { !written.contains($0.path) } ?? files[0]
    }

    private static func isPlain(_ file: URL) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
        return type == nil || type == .typeRegular || type == .typeSymbolicLink
    }
}
