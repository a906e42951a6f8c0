import Foundation
import Inference
import NunchiTesting

/// A models folder and a small archive to install from.
struct StoreFixture {
    let folder: URL
    let archive: URL
    let bytes: [UInt8]

    /// What the archive holds; the second file is longer than a buffer.
    static let content: [(name: String, content: [UInt8])] = [
        ("demo/model.onnx", Array("not really a network".utf8)),
        ("demo/lib/large.bin", (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }),
        ("demo/lib/sub/small.txt", Array("눈치".utf8)),
        ("demo-1.dist-info/LICENSE", Array("as you like".utf8)),
    ]

    init(_ folder: URL, members: [ZipBytes.Member]? = nil) throws {
        self.folder = folder
        let served = folder.appendingPathComponent("served", isDirectory: true)
        try FileManager.default.createDirectory(at: served, withIntermediateDirectories: true)
        archive = served.appendingPathComponent("demo.zip")
        bytes = members.map { ZipBytes($0).bytes } ?? ZipBytes(Self.content).bytes
        try Data(bytes).write(to: archive)
    }

    var models: ModelFolder { ModelFolder(url: folder.appendingPathComponent("models")) }

    /// A store whose only entry is `demo`, from those sources.
    func store(
        _ sources: [DownloadSource] = [.address("https://localhost:1/demo.zip")], sha256: String? = nil,
        bytes count: Int? = nil, installedBytes: Int = 700_000, version: String = "1", platforms: [String] = [],
        files: [FileRule]? = nil
    ) throws -> ModelStore {
        let download = CatalogueDownload(
            file: "demo.zip", bytes: count ?? bytes.count, sha256: sha256 ?? SHA256.digest(of: bytes), sources: sources)
        let rules = [
            FileRule("model.onnx", parts: [.init("demo.zip", member: "demo/model.onnx")]),
            FileRule("lib/", parts: [.init("demo.zip", member: "demo/lib/")]),
        ]
        let entry = CatalogueEntry(
            name: "demo", version: version, task: .networks, downloads: [download], files: files ?? rules,
            installedBytes: installedBytes, platforms: platforms, licence: "MIT",
            card: EntryCard(BilingualText("보기", "a sample")))
        return ModelStore(folder: models, catalogue: try ModelCatalogue([entry]))
    }

    /// Installs `demo` from the archive itself.
    @discardableResult
    func install(_ store: ModelStore? = nil) throws -> InstalledModel {
        try (store ?? self.store()).install("demo", from: [archive]).model
    }

    /// Names below the models folder, without the lock.
    func names(_ path: String = "") -> Set<String> {
        let place = models.url.appendingPathComponent(path)
        return Set((try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []).subtracting([".lock"])
    }
}

/// The error that `body` throws.
func modelStoreError(_ body: () throws -> Void) throws -> ModelStoreError {
    do {
        try body()
    } catch let error as ModelStoreError {
        return error
    }
    throw NoError()
}

/// What should have failed did not.
struct NoError: Error {}
