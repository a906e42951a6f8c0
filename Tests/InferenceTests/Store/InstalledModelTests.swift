import Foundation
import Inference
import NunchiTesting
import Testing

/// Looking up, verifying and removing what is installed.
@Suite struct InstalledModelTests {
    @Test func whatIsInstalledCanBeUsed() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            try fixture.install(store)
            let model = try store.installed("demo")
            for (name, content) in StoreFixture.content.dropLast() {
                let file = try model.file(named: String(name.dropFirst("demo/".count)))
                #expect(try Data(contentsOf: file) == Data(content))
            }
            #expect(model.manifest.files.map(\.path) == ["lib/large.bin", "lib/sub/small.txt", "model.onnx"])
            #expect(model.manifest.version == "1" && model.manifest.licence == "MIT")
            #expect(model.manifest.origins.map(\.sha256) == [SHA256.digest(of: fixture.bytes)])
            #expect(try model.sha256(of: "model.onnx") == SHA256.digest(of: StoreFixture.content[0].content))
            #expect(try store.verify("demo") == model)
            #expect(store.state(of: try store.entry("demo")) == .installed(model))
            // Nothing else is left: neither stage nor download.
            #expect(fixture.names() == ["demo", ".staging", ".downloads"])
            #expect(fixture.names(".staging").isEmpty && fixture.names(".downloads").isEmpty)
        }
    }

    @Test func notInstalledTellsTheCommand() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            let path = fixture.models.url.path
            #expect(
                try modelStoreError { _ = try store.installed("demo") }
                    == .notInstalled(name: "demo", command: "nunchi models install demo --models \(path)"))
            #expect(store.state(of: try store.entry("demo")) == .notInstalled)
            #expect(ModelStore().installCommand("fer") == "nunchi models install fer")
            let odd = ModelStore(folder: ModelFolder(url: URL(fileURLWithPath: "/a b/it's")))
            #expect(odd.installCommand("fer") == #"nunchi models install fer --models '/a b/it'\''s'"#)
        }
    }

    @Test func unknownNames() throws {
        let error = try modelStoreError { _ = try ModelStore().installed("../../etc") }
        #expect(error.code == "models.unknown")
    }

    @Test func noSuchFile() throws {
        try withTemporaryDirectory { folder in
            let model = try StoreFixture(folder).install()
            #expect(try modelStoreError { _ = try model.file(named: "../x") }.code == "models.no_such_file")
        }
    }

    @Test func verificationFindsAFlippedByte() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            let file = try fixture.install(store).file(named: "lib/large.bin")
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
            // The look-up is cheap and does not see it; verification does, and a new installation mends it.
            _ = try store.installed("demo")
            guard
                case .damaged("demo", "lib/large.bin", .checksum, _) = try modelStoreError({
                    _ = try store.verify("demo")
                })
            else { throw NoError() }
            try fixture.install(store)
            _ = try store.verify("demo")
        }
    }

    @Test func missingAndCutFilesAreDamage() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            let file = try fixture.install(store).file(named: "model.onnx")
            try Data("x".utf8).write(to: file)
            guard
                case .damaged(_, "model.onnx", .size(expected: 20, found: 1), _) = try modelStoreError({
                    _ = try store.installed("demo")
                })
            else { throw NoError() }
            try FileManager.default.removeItem(at: file)
            guard
                case .damaged(_, "model.onnx", .missing, _) = try modelStoreError({
                    _ = try store.installed("demo")
                })
            else { throw NoError() }
        }
    }

    @Test(arguments: ["", "{", #"{"schema": "nunchi.installed/9"}"#])
    func aManifestThatIsNone(_ text: String) throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            let model = try fixture.install(store)
            try text.write(
                to: model.folder.appendingPathComponent("manifest.json"), atomically: true, encoding: .utf8)
            #expect(try modelStoreError { _ = try store.installed("demo") }.code == "models.damaged")
            try fixture.install(store)
            _ = try store.verify("demo")
        }
    }

    @Test func anotherVersionIsOutdated() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let model = try fixture.install()
            let newer = try fixture.store(version: "2")
            #expect(newer.state(of: try newer.entry("demo")) == .outdated(model))
            #expect(try newer.install("demo", from: [fixture.archive]).isNew)
            #expect(try newer.installed("demo").manifest.version == "2")
        }
    }

    @Test func removal() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            try fixture.install(store)
            #expect(try store.remove("demo") > 600_000)
            #expect(!fixture.names().contains("demo"))
            #expect(try modelStoreError { try store.remove("demo") }.code == "models.nothing_to_remove")
        }
    }

    @Test func aSecondInstallationDoesNothing() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store()
            #expect(try store.install("demo", from: [fixture.archive]).isNew)
            // Without any source that could answer.
            #expect(try !store.install("demo").isNew)
        }
    }

    @Test func whatKilledInstallationsLeftIsCleared() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let left = fixture.models.url.appendingPathComponent(".staging/demo-left/deep")
            try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
            try Data("half".utf8).write(to: left.appendingPathComponent("model.onnx"))
            try fixture.install()
            #expect(fixture.names(".staging").isEmpty)
        }
    }

    @Test func anEntryForOtherMachines() throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let store = try fixture.store(platforms: ["amiga-68k"])
            #expect(store.state(of: try store.entry("demo")) == .notForThisMachine)
            #expect(try modelStoreError { try fixture.install(store) }.code == "models.not_for_this_machine")
        }
    }
}
