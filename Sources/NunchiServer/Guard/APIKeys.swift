public import Foundation
import Nunchi
import Synchronization

/// The keys that open the API: a file with the SHA-256 of each and the name of who has it, one a line. The file is read again
/// when it has changed.
public final class APIKeys: Sendable {
    /// A key in the file.
    public struct Entry: Sendable, Hashable {
        /// The SHA-256 of the key, in hexadecimal digits.
        public let digest: String
        /// Who has it.
        public let name: String
    }

    private struct Kept {
        var date: Date?
        var entries: [Entry] = []
    }

    /// The file.
    public let file: URL
    private let kept: Mutex<Kept>

    /// Reads the file.
    ///
    /// - Throws: `KeyFileError`.
    public init(_ file: URL) throws {
        self.file = file
        kept = Mutex(Kept(date: Self.date(of: file), entries: try Self.read(file)))
    }

    /// The keys in a file; none where there is no file.
    public static func entries(in file: URL) throws -> [Entry] {
        FileManager.default.fileExists(atPath: file.path) ? try read(file) : []
    }

    /// Makes a key and adds it to a file, which is made for its owner alone where it is not there.
    ///
    /// - Returns: the key, which is written nowhere else.
    public static func add(name: String, to file: URL) throws -> String {
        var entries = try entries(in: file)
        let isPlain = !name.isEmpty && name.count <= 100 && !name.contains(where: \.isNewline)
        guard isPlain, name == name.trimmingPrefix(while: \.isWhitespace), !entries.contains(where: { $0.name == name })
        else { throw KeyFileError.name(name) }
        let key = "nk_" + RandomText.make(bytes: 32)
        entries.append(Entry(digest: SHA256.digest(of: Array(key.utf8)), name: name))
        try write(entries, to: file)
        return key
    }

    /// Takes a key out of a file.
    public static func remove(name: String, from file: URL) throws {
        let entries = try entries(in: file)
        guard entries.contains(where: { $0.name == name }) else { throw KeyFileError.unknown(name) }
        try write(entries.filter { $0.name != name }, to: file)
    }

    /// Whether a key is one of the file's. How long that takes does not tell how much of it is right.
    func contains(_ key: String) -> Bool {
        let digest = Array(SHA256.digest(of: Array(key.utf8)).utf8)
        return current.reduce(false) { found, entry in
            let difference = zip(digest, entry.digest.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
            return found || difference == 0
        }
    }

    private var current: [Entry] {
        let date = Self.date(of: file)
        return kept.withLock { kept in
            if date != kept.date, let entries = try? Self.read(file) {
                kept = Kept(date: date, entries: entries)
            }
            return kept.entries
        }
    }

    private static func read(_ file: URL) throws -> [Entry] {
        guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
            throw KeyFileError.unreadable(file: file.path)
        }
        var entries: [Entry] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            let parts = trimmed.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, SHA256.isDigest(parts[0]) else {
                throw KeyFileError.malformed(file: file.path, line: number + 1)
            }
            entries.append(Entry(digest: parts[0], name: parts[1].trimmingCharacters(in: .whitespaces)))
        }
        return entries
    }

    private static func write(_ entries: [Entry], to file: URL) throws {
        try AtomicFile.makeFolder(file.deletingLastPathComponent().path)
        if !FileManager.default.fileExists(atPath: file.path) {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let text = entries.map { "\($0.digest) \($0.name)\n" }.joined()
        try AtomicFile.write(Array(text.utf8), to: file)
    }

    private static func date(of file: URL) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    }
}
