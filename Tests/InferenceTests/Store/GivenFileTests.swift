import Foundation
import Inference
import NunchiTesting
import Testing

/// Installing from files that somebody brought.
@Suite struct GivenFileTests {
    @Test func aFileUnderAnyName() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let other = folder.appendingPathComponent("brought over.bin")
            try FileManager.default.moveItem(at: fixture.archive, to: other)
            let store = try fixture.store()
            let model = try store.install("demo", from: [other]).model
            #expect(model.manifest.origins.map(\.source) == [other.path])
            #expect(FileManager.default.fileExists(atPath: other.path))
        }
    }

    @Test func aFolder() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            #expect(try fixture.store().install("demo", from: [fixture.archive.deletingLastPathComponent()]).isNew)
        }
    }

    @Test func aSourceInTheCatalogue() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store([.file("/nonexistent/demo.zip"), .file(fixture.archive.path)])
            #expect(try store.install("demo").model.manifest.origins.map(\.source) == [fixture.archive.path])
        }
    }

    @Test func aTruncatedFile() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            try Data(fixture.bytes.dropLast(100)).write(to: fixture.archive)
            let size = fixture.bytes.count
            guard
                case .foreignFile(_, "demo", .size(expected: size, found: size - 100), _) = try modelStoreError({
                    try fixture.install()
                })
            else { throw NoError() }
        }
    }

    @Test func aChangedFile() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            var bytes = fixture.bytes
            bytes[100] ^= 1
            try Data(bytes).write(to: fixture.archive)
            guard case .foreignFile(_, "demo", .checksum, let expected) = try modelStoreError({ try fixture.install() })
            else { throw NoError() }
            #expect(expected == ["demo.zip (\(bytes.count) bytes)"])
        }
    }

    @Test func nothingThere() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            let missing = [folder.appendingPathComponent("gone.zip")]
            #expect(try modelStoreError { try store.install("demo", from: missing) }.code == "models.file_system")
            let empty = [folder.appendingPathComponent("models")]
            try FileManager.default.createDirectory(at: empty[0], withIntermediateDirectories: true)
            #expect(
                try modelStoreError { try store.install("demo", from: empty) }
                    == .filesMissing(name: "demo", files: ["demo.zip"]))
        }
    }
}
