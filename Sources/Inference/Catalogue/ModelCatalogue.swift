public import Foundation

/// The models and runtimes that can be installed.
///
/// Entries of one's own go into a JSON file, named by the environment variable `NUNCHI_CATALOGUE`. They are added to
/// those of the package; one of the same name takes its place:
///
///     {
///       "schema": "nunchi.catalogue/1",
///       "entries": [
///         {
///           "name": "my-model", "version": "1", "task": "speech-to-text", "languages": ["ko"], "licence": "MIT",
///           "installedBytes": 2000000,
///           "downloads": [
///             {
///               "file": "my-model.zip", "bytes": 1000000, "sha256": "…64 digits…",
///               "sources": [
///                 {"package": "my-model", "version": "1", "target": {"python": "3.11", "platform": "any"}},
///                 {"address": "https://example.org/my-model.zip"},
///                 {"file": "/media/my-model.zip"}
///               ]
///             }
///           ],
///           "files": [
///             {"path": "encoder.onnx", "sha256": "…", "parts": [{"download": "my-model.zip", "member": "encoder.onnx"}]},
///             {"path": "all/", "parts": [{"download": "my-model.zip", "member": "folder/"}]}
///           ],
///           "card": {"about": {"korean": "…", "english": "…"}}
///         }
///       ]
///     }
///
/// Tasks are those of `CatalogueEntry.Task`. May be left out: `kind` (`model` or `runtime`), `languages`, `requires`,
/// `platforms` (such as `linux-x86_64`), `installedBytes`, `default`, a source's `target`, a file's `bytes`, `sha256`
/// and `platform`, a card's `figures` and `limits`; a part without `member` is the download itself, and several parts
/// are joined. `conversion` names one of the package's scripts: `script`, `version`, `inputs` (like `files`),
/// `arguments` (with `{inputs}` and `{output}`), `outputs`, `timeLimit` in seconds and `scratchBytes`.
public struct ModelCatalogue: Sendable, Hashable {
    /// The entries; no name occurs twice.
    public let entries: [CatalogueEntry]

    /// The entries that come with the package.
    public static let package = ModelCatalogue(checked: PackageEntries.all)

    /// The package's entries, with those of the file that `NUNCHI_CATALOGUE` names.
    ///
    /// - Throws: `ModelStoreError.badCatalogue`.
    public static func current(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ModelStoreError) -> ModelCatalogue {
        guard let path = environment["NUNCHI_CATALOGUE"], !path.isEmpty else { return package }
        return try package.adding(contentsOf: URL(fileURLWithPath: path))
    }

    /// A catalogue of these entries.
    ///
    /// - Throws: `ModelStoreError.badCatalogue` when one of them is wrong or two have one name.
    public init(_ entries: [CatalogueEntry]) throws(ModelStoreError) {
        try self.init(entries, from: "catalogue")
    }

    private init(checked entries: [CatalogueEntry]) { self.entries = entries }

    private init(_ entries: [CatalogueEntry], from path: String) throws(ModelStoreError) {
        var names: Set<String> = []
        for entry in entries {
            if let fault = entry.fault { throw .badCatalogue(path: path, cause: "\(entry.name): \(fault)") }
            if !names.insert(entry.name).inserted {
                throw .badCatalogue(path: path, cause: "\(entry.name) is in it twice")
            }
        }
        self.entries = entries
    }

    /// The entry of that name; nil when there is none.
    public subscript(name: String) -> CatalogueEntry? { entries.first { $0.name == name } }

    /// Names of all entries.
    public var names: [String] { entries.map(\.name) }

    /// The entries that are installed when no name is given.
    public var defaults: [CatalogueEntry] { entries.filter(\.isDefault) }

    /// This catalogue with the entries of a JSON file, which take the place of those of the same name.
    ///
    /// - Throws: `ModelStoreError.badCatalogue`.
    public func adding(contentsOf file: URL) throws(ModelStoreError) -> ModelCatalogue {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(contentsOf: file))
        } catch let error as DecodingError {
            throw .badCatalogue(path: file.path, cause: Self.words(error))
        } catch {
            throw .badCatalogue(path: file.path, cause: "it cannot be read")
        }
        guard document.schema == Document.schema else {
            throw .badCatalogue(path: file.path, cause: "its schema is '\(document.schema)', not \(Document.schema)")
        }
        let added = try ModelCatalogue(document.entries, from: file.path)
        let kept = entries.filter { added[$0.name] == nil }
        return ModelCatalogue(checked: kept + added.entries)
    }

    private struct Document: Decodable {
        static let schema = "nunchi.catalogue/1"
        let schema: String
        let entries: [CatalogueEntry]
    }

    private static func words(_ error: DecodingError) -> String {
        func place(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
            (context.codingPath + [key].compactMap { $0 })
                .map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context): return "'\(place(context, key))' is missing"
        case .typeMismatch(_, let context): return "'\(place(context))' is of another type"
        case .valueNotFound(_, let context): return "'\(place(context))' is null"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: return "it is not JSON"
        case .dataCorrupted(let context): return "'\(place(context))' is not a value that is known"
        @unknown default: return "it cannot be read"
        }
    }
}
