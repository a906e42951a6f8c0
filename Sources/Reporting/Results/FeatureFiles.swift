public import Acoustics
public import Affect
import Foundation

/// Writes features of many sounds to one file, or to one file each in a folder.
public final class FeatureFiles {
    private enum Target {
        case print(json: Bool)
        case file(URL, FeatureWriter.Format)
        case folder(URL)
    }

    private let target: Target
    private let language: Language
    private var text = ""
    private var array: [UInt8]?
    private var written: [String] = []
    private var columns: [String]?

    /// The form that a file's name asks for; nil when it asks for none.
    public static func format(of name: String) -> FeatureWriter.Format? {
        FeatureWriter.Format(rawValue: URL(filePath: name).pathExtension.lowercased())
    }

    /// - Parameters:
    ///   - output: a file ending in .npy, .csv or .jsonl; a folder, ending in `/`, for one .npy each; nil to print.
    ///   - printsJSON: whether what is printed is JSON.
    /// - Throws: `ReportingError` when the folder cannot be made or the file not be written.
    public init(output: String?, printsJSON: Bool, language: Language) throws(ReportingError) {
        self.language = language
        guard let output else {
            target = .print(json: printsJSON)
            return
        }
        guard let format = Self.format(of: output), !output.hasSuffix("/") else {
            target = .folder(URL(filePath: output, directoryHint: .isDirectory))
            try AtomicFile.makeFolder(output)
            return
        }
        try AtomicFile.check(URL(filePath: output))
        target = .file(URL(filePath: output), format)
    }

    /// Takes one sound's features.
    ///
    /// - Parameter warnings: what to know of the sound before trusting its features; JSON carries it.
    /// - Returns: what to print, if anything.
    public func add(
        _ features: FeatureMatrix, source: String, warnings: [ReadingWarning] = []
    ) throws(ReportingError) -> String? {
        let writer = FeatureWriter(features, source: source, warnings: warnings)
        switch target {
        case .print(let json): return json ? writer.json.compact : writer.text(in: language)
        case .file(_, .npy): array = try writer.numPy()
        case .file(_, .jsonl): text += writer.json.compact + "\n"
        case .file(let file, .csv):
            if columns == nil { text += writer.csvHeader }
            guard columns == nil || columns == features.names else {
                throw .shape(of: file.path, expected: columns?.count ?? 0, found: features.names.count)
            }
            columns = features.names
            text += writer.csvRows
        case .folder(let folder):
            let file = place(for: source, in: folder)
            try AtomicFile.write(try writer.numPy(), to: file)
            written.append(file.path)
        }
        return nil
    }

    /// A file named after the sound; sounds of one name from several folders get numbers.
    private func place(for source: String, in folder: URL) -> URL {
        let stem = source == "-" ? "stdin" : URL(filePath: source).deletingPathExtension().lastPathComponent
        let names = [stem] + (2...(written.count + 2)).map { "\(stem)-\($0)" }
        let files = names.map { folder.appending(path: $0 + ".npy") }
        return files.first { !written.contains($0.path) } ?? files[0]
    }

    /// Writes what was gathered.
    ///
    /// - Returns: the files written.
    public func finish() throws(ReportingError) -> [String] {
        if case .file(let file, let format) = target {
            let bytes = format == .npy ? array : Array(text.utf8)
            guard let bytes, !bytes.isEmpty else { return [] }
            try AtomicFile.write(bytes, to: file)
            written.append(file.path)
        }
        return written
    }
}
