public import Foundation

/// What was installed: `manifest.json` in the model's folder.
public struct Manifest: Sendable, Hashable, Codable {
    /// The file's name.
    public static let fileName = "manifest.json"

    /// The form of this file.
    static let schema = "nunchi.installed/1"

    /// A file.
    public struct File: Sendable, Hashable, Codable {
        /// Its path inside the model's folder.
        public let path: String
        /// Its size in bytes.
        public let bytes: Int
        /// Its SHA-256.
        public let sha256: String
    }

    /// What the files came from.
    public struct Origin: Sendable, Hashable, Codable {
        /// The file that was downloaded.
        public let file: String
        /// Its SHA-256.
        public let sha256: String
        /// Where it came from.
        public let source: String
    }

    /// `nunchi.installed/1`.
    public let schema: String
    /// The catalogue's name of the model.
    public let name: String
    /// The version of what is published.
    public let version: String
    /// The licence.
    public let licence: String
    /// When it was installed, in UTC, such as `2026-11-21T10:20:00Z`.
    public let installed: String
    /// What was downloaded.
    public let origins: [Origin]
    /// The script that converted it, with its version, such as `whisper.py 1`; nil where nothing was converted.
    public let converter: String?
    /// The installed files, sorted by path.
    public let files: [File]

    /// Bytes of all files.
    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

    /// Reads the manifest in a model's folder; nil where there is none.
    static func read(in folder: URL) throws -> Manifest? {
        let url = folder.appendingPathComponent(fileName)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: url))
        guard manifest.schema == schema, manifest.files.allSatisfy({ SafePath.isInside($0.path) && $0.bytes >= 0 })
        else { throw CocoaError(.fileReadCorruptFile) }
        return manifest
    }

    /// Writes the manifest into a folder.
    func write(in folder: URL) throws(ModelStoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let url = folder.appendingPathComponent(Self.fileName)
        guard let text = try? encoder.encode(self) else { throw .fileSystem(path: url.path, cause: "not encodable") }
        let file = try OutputFile(url)
        var failure: ModelStoreError?
        text.withUnsafeBytes { bytes in
            do throws(ModelStoreError) { try file.append(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        _ = try file.finish()
    }
}

/// A model that is on this machine.
public struct InstalledModel: Sendable, Hashable {
    /// The folder that holds its files.
    public let folder: URL
    /// What was installed.
    public let manifest: Manifest

    /// A file of the model.
    ///
    /// - Throws: `ModelStoreError.noSuchFile`.
    public func file(named path: String) throws(ModelStoreError) -> URL {
        guard manifest.files.contains(where: { $0.path == path }) else {
            throw .noSuchFile(name: manifest.name, file: path, files: manifest.files.map(\.path))
        }
        return folder.appendingPathComponent(path)
    }

    /// The recorded SHA-256 of a file of the model, which tells one model from another.
    ///
    /// - Throws: `ModelStoreError.noSuchFile`.
    public func sha256(of path: String) throws(ModelStoreError) -> String {
        guard let file = manifest.files.first(where: { $0.path == path }) else {
            throw .noSuchFile(name: manifest.name, file: path, files: manifest.files.map(\.path))
        }
        return file.sha256
    }
}
