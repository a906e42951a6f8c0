import Foundation
import Inference
import NunchiTesting
import Testing

/// What is unpacked is what was packed; a hostile or broken archive leaves nothing behind.
@Suite struct ArchiveTests {
    private func error(of members: [ZipBytes.Member], in folder: URL) throws -> ModelStoreError {
        let fixture = try StoreFixture(folder, members: members)
        let error = try modelStoreError { try fixture.install() }
        #expect(!fixture.names().contains("demo"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["models", "served"])
        return error
    }

    private var sound: [ZipBytes.Member] { StoreFixture.content.map { ZipBytes.Member($0.name, $0.content) } }

    @Test func deflatedFiles() throws {
        try withTemporaryDirectory { folder in
            let members = sound.map { member in
                var member = member
                member.isDeflated = true
                return member
            }
            let model = try StoreFixture(folder, members: members).install()
            let file = try model.file(named: "lib/large.bin")
            #expect(try Data(contentsOf: file) == Data(StoreFixture.content[1].content))
        }
    }

    @Test(arguments: [
        "../evil", "/tmp/evil", "a/../../evil", "demo/lib/../../../evil", "..\\evil", "C:evil", "demo//x", "./x",
    ])
    func namesThatLeadOut(_ name: String) throws {
        try withTemporaryDirectory { folder in
            let error = try error(of: sound + [.init(name, [1])], in: folder)
            guard case .unsafeArchive(_, let member) = error else { throw error }
            #expect(member == name)
        }
    }

    @Test func links() throws {
        try withTemporaryDirectory { folder in
            var link = ZipBytes.Member("demo/lib/link", Array("/etc".utf8))
            link.mode = 0o120777
            let code = try error(of: sound + [link], in: folder).code
            #expect(code == "models.unsafe_archive")
        }
    }

    @Test func twoFilesOfOneName() throws {
        try withTemporaryDirectory { folder in
            let code = try error(of: sound + sound, in: folder).code
            #expect(code == "models.bad_archive")
        }
    }

    @Test func aWrongChecksum() throws {
        try withTemporaryDirectory { folder in
            var members = sound
            members[0].checksumError = 1
            let code = try error(of: members, in: folder).code
            #expect(code == "models.bad_archive")
        }
    }

    @Test(arguments: [-599_000, 5])
    func aWrongSize(_ difference: Int) throws {
        try withTemporaryDirectory { folder in
            var members = sound
            members[1].isDeflated = true
            members[1].sizeError = difference
            let code = try error(of: members, in: folder).code
            #expect(code == "models.bad_archive")
        }
    }

    @Test func aMissingFile() throws {
        try withTemporaryDirectory { folder in
            let error = try error(of: Array(sound.dropFirst()), in: folder)
            #expect("\(error)".contains("demo/model.onnx"))
        }
    }

    @Test(arguments: [0, 1, 21, 22, 100])
    func notAnArchive(_ size: Int) throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let junk = folder.appendingPathComponent("junk.zip")
            let bytes = [UInt8](repeating: 0x50, count: max(1, size))
            try Data(bytes).write(to: junk)
            let store = try fixture.store(sha256: SHA256.digest(of: bytes), bytes: bytes.count)
            #expect(try modelStoreError { try store.install("demo", from: [junk]) }.code == "models.bad_archive")
        }
    }

    /// A byte changed anywhere gives a model with the right content or an error, never a crash.
    @Test func changedBytes() throws {
        try withTemporaryDirectory { folder in
            let small = [ZipBytes.Member("demo/model.onnx", Array("abc".utf8)), .init("demo/lib/x", [1, 2, 3])]
            let fixture = try StoreFixture(folder, members: small)
            for place in stride(from: 0, to: fixture.bytes.count, by: 3) {
                var bytes = fixture.bytes
                bytes[place] ^= 0x55
                try Data(bytes).write(to: fixture.archive)
                let store = try fixture.store(sha256: SHA256.digest(of: bytes))
                do {
                    let model = try store.install("demo", from: [fixture.archive]).model
                    #expect(try Data(contentsOf: model.file(named: "model.onnx")) == Data("abc".utf8))
                    try store.remove("demo")
                } catch let error as ModelStoreError {
                    #expect(["models.bad_archive", "models.unsafe_archive"].contains(error.code), "\(error)")
                }
            }
        }
    }

    @Test func partsAreJoined() throws {
        try withTemporaryDirectory { folder in
            let members = [ZipBytes.Member("a", Array("nun".utf8)), .init("b", Array("chi".utf8))]
            let fixture = try StoreFixture(folder, members: members)
            let digest = SHA256.digest(of: Array("nunchi".utf8))
            func store(_ sha256: String) throws -> ModelStore {
                let parts = [FileRule.Part("demo.zip", member: "a"), .init("demo.zip", member: "b")]
                return try fixture.store(files: [FileRule("whole.bin", parts: parts, bytes: 6, sha256: sha256)])
            }
            let model = try fixture.install(store(digest))
            #expect(try model.sha256(of: "whole.bin") == digest)
            _ = try store(digest).remove("demo")
            let wrong = String(repeating: "0", count: 64)
            #expect(try modelStoreError { try fixture.install(store(wrong)) }.code == "models.bad_archive")
        }
    }
}
