import CZlib
public import Foundation

/// Data sets of texts with labels, as tab-separated files: the text, its labels' indices joined by commas, and whatever else.
public enum LabelledFile {
    /// Reads `NAME.tsv` or `NAME.tsv.gz` of a folder.
    ///
    /// - Parameters:
    ///   - labels: number of labels; every text then has or lacks each of them.
    ///   - column: where the text stands, counted from 0; the labels follow it.
    /// - Throws: `TextEmotionError` when the file is missing or a line cannot be understood.
    public static func read(_ name: String, in folder: URL, labels: Int, column: Int = 0)
        throws(TextEmotionError) -> [LabelledText]
    {
        let (lines, file) = try lines(name, in: folder)
        var texts: [LabelledText] = []
        for (index, line) in lines.enumerated() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard fields.count >= column + 2 else {
                throw .badRow(file: file, line: index + 1, cause: "it has no tab between text and labels")
            }
            var targets = [Float](repeating: 0, count: labels)
            for word in fields[column + 1].split(separator: UInt8(ascii: ",")) {
                let text = String(decoding: word, as: UTF8.self)
                guard let label = Int(text), targets.indices.contains(label) else {
                    throw .badRow(file: file, line: index + 1, cause: "'\(text)' is no label from 0 to \(labels - 1)")
                }
                targets[label] = 1
            }
            texts.append(LabelledText(utf8: Array(fields[column]), targets: targets))
        }
        return texts
    }

    /// The lines of `NAME.tsv` or `NAME.tsv.gz`, without empty ones, and the file's path.
    public static func lines(
        _ name: String, in folder: URL
    ) throws(TextEmotionError) -> (lines: [ArraySlice<UInt8>], file: String) {
        let candidates = [folder.appending(path: name + ".tsv"), folder.appending(path: name + ".tsv.gz")]
        guard let file = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw .missingData(folder: folder.path, file: name + ".tsv")
        }
        let bytes = try contents(of: file.path)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { $0.last == 0x0D ? $0.dropLast() : $0 }
        return (lines, file.path)
    }

    /// A file's bytes, unpacked when it is packed by gzip.
    private static func contents(of path: String) throws(TextEmotionError) -> [UInt8] {
        guard let file = gzopen(path, "rb") else { throw .unreadable(file: path, cause: "it cannot be opened") }
        defer { gzclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Int(gzread(file, &part, UInt32(part.count)))
            guard count >= 0 else { throw .unreadable(file: path, cause: "it is damaged") }
            if count == 0 { return bytes }
            bytes += part[..<count]
        }
    }
}
