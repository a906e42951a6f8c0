import Foundation
import Inference
import NunchiTesting

/// A catalogue with one entry, `demo`, the files to install it from, and an empty models folder.
struct ModelShop {
    let folder: URL
    let file: String
    let bytes: [UInt8]

    static let content: [(name: String, content: [UInt8])] = [
        ("demo/model.onnx", (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 13 &+ $0 >> 7) }),
        ("demo-1.dist-info/METADATA", Array("Metadata-Version: 2.1\nName: demo\nVersion: 1\n".utf8)),
        ("demo-1.dist-info/WHEEL", Array("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n".utf8)),
        ("demo-1.dist-info/RECORD", Array("demo/model.onnx,,\n".utf8)),
    ]

    init(_ folder: URL, members: [ZipBytes.Member]? = nil) throws {
        self.folder = folder
        file = "demo-1-py3-none-any.whl"
        bytes = members.map { ZipBytes($0).bytes } ?? ZipBytes(Self.content).bytes
        try folder.folder("served").file(file, bytes)
    }

    var served: URL { folder.appendingPathComponent("served") }
    var models: URL { folder.appendingPathComponent("models") }
    var wheel: URL { served.appendingPathComponent(file) }

    /// Writes the catalogue with those sources for the only file; further copies of the model make the entry larger.
    func write(
        _ sources: DownloadSource..., conversion: ConversionPlan? = nil, version: String = "1",
        installedBytes: Int = 600_000, copies: Int = 0
    ) throws {
        let download = CatalogueDownload(
            file: file, bytes: bytes.count, sha256: SHA256.digest(of: bytes), sources: sources)
        let entry = CatalogueEntry(
            name: "demo", version: version, task: .networks, downloads: [download],
            files: (["model.onnx"] + (0..<copies).map { "copy\($0).onnx" }).map {
                FileRule($0, parts: [.init(file, member: "demo/model.onnx")])
            }, conversion: conversion, installedBytes: installedBytes, licence: "MIT",
            card: EntryCard(BilingualText("시험용 모델", "a model for tests"), limits: BilingualText("장난감", "a toy")))
        let entries = String(decoding: try JSONEncoder().encode([entry]), as: UTF8.self)
        try folder.file("catalogue.json", Array(#"{"schema": "nunchi.catalogue/1", "entries": \#(entries)}"#.utf8))
    }

    /// The variables that make nunchi use this shop.
    var environment: [String: String] {
        [
            "NUNCHI_CATALOGUE": folder.appendingPathComponent("catalogue.json").path, "NUNCHI_MODELS": models.path,
            // No network, whatever a test does: only what lies in the folder.
            "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": served.path, "PIP_CONFIG_FILE": "/dev/null",
        ]
    }

    func run(_ arguments: String..., with more: [String: String] = [:]) async throws -> ProgramRun {
        try await Program.run(
            ["models"] + arguments, in: folder, environment: environment.merging(more) { $1 })
    }
}
