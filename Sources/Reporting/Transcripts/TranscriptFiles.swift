import Foundation
public import Transcription

/// Where transcripts go: to one file, or a file for each sound in a folder.
public struct TranscriptFiles {
    private let output: String
    private let isFolder: Bool
    private let format: TranscriptFormat
    private var taken: Set<String> = []

    /// - Parameters:
    ///   - output: a file, or a folder, which ends in `/` or is one already.
    ///   - format: the form of the files.
    public init(output: String, format: TranscriptFormat) throws(ReportingError) {
        self.output = output
        self.format = format
        isFolder = Self.isFolder(output)
        if isFolder { try AtomicFile.makeFolder(output) } else { try AtomicFile.check(URL(filePath: output)) }
    }

    /// Whether a name is that of a folder: it ends in `/`, or there is one.
    public static func isFolder(_ output: String) -> Bool {
        var isFolder: ObjCBool = false
        return output.hasSuffix("/")
            || (FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) && isFolder.boolValue)
    }

    /// Writes a transcript and gives the file's path. Sounds of one name from several folders get numbers.
    public mutating func write(_ transcript: Transcript, source: String) throws(ReportingError) -> String {
        let text = format.text(of: transcript, source: source)
        let path = isFolder ? self.path(for: source) : output
        try AtomicFile.write(Array(text.utf8), to: URL(filePath: path))
        return path
    }

    private mutating func path(for source: String) -> String {
        let stem = source == "-" ? "stdin" : URL(filePath: source).deletingPathExtension().lastPathComponent
        var name = stem
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(stem)-\(number)"
            number += 1
        }
        return URL(filePath: output, directoryHint: .isDirectory).appending(path: "\(name).\(format.fileExtension)")
            .path
    }
}
