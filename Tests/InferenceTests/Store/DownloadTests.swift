import Foundation
import Inference
import NunchiTesting
import Testing

/// Downloads over HTTP: resumed, checked, repeated once, and told of in words when they fail.
@Suite(.enabled(if: FileServer.isAvailable, "no python3 to run the server of the test"))
struct DownloadTests {
    private func withServer(_ body: (StoreFixture, FileServer) throws -> Void) throws {
        try withTemporaryDirectory { folder in
            let fixture = try StoreFixture(folder)
            let server = try FileServer(fixture.archive.deletingLastPathComponent())
            defer { server.stop() }
            try body(fixture, server)
        }
    }

    private func store(_ fixture: StoreFixture, _ server: FileServer, _ paths: String...) throws -> ModelStore {
        try fixture.store(paths.map { .address("\(server.address)/\($0)/demo.zip") })
    }

    private func failure(_ store: ModelStore) throws -> [String] {
        guard case .downloadFailed("demo.zip", let attempts) = try modelStoreError({ try store.install("demo") })
        else { throw NoError() }
        return attempts.map(\.cause)
    }

    @Test(arguments: ["file", "whole", "changing", "other"])
    func comesWhole(_ kind: String) throws {
        try withServer { fixture, server in
            let store = try store(fixture, server, kind)
            var progress: [ModelStoreProgress] = []
            let installation = try store.install("demo") { progress.append($0) }
            #expect(installation.isNew)
            #expect(installation.model.manifest.origins.map(\.source) == ["\(server.address)/\(kind)/demo.zip"])
            #expect(progress.first == .downloading(file: "demo.zip", done: 0, total: fixture.bytes.count))
            #expect(progress.last == .unpacking(name: "demo"))
            _ = try store.verify("demo")
            #expect(fixture.names(".downloads").isEmpty)
        }
    }

    /// A line that breaks again and again is taken up where it broke.
    @Test func isResumedAfterACut() throws {
        try withServer { fixture, server in
            let store = try store(fixture, server, "cut/200000")
            try store.install("demo")
            #expect(
                server.requests.map { $0.split(separator: " ").last ?? "" } == [
                    "-", "bytes=200000-", "bytes=400000-", "bytes=600000-",
                ])
        }
    }

    /// What an earlier run left is continued.
    @Test(arguments: ["file", "whole"])
    func aPartIsContinued(_ kind: String) throws {
        try withServer { fixture, server in
            let downloads = fixture.models.url.appendingPathComponent(".downloads")
            try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
            try Data(fixture.bytes.prefix(1000)).write(to: downloads.appendingPathComponent("demo.zip.part"))
            try store(fixture, server, kind).install("demo")
            #expect(server.requests == ["/\(kind)/demo.zip bytes=1000-"])
        }
    }

    /// A part of something else is found out by its checksum, deleted, and the file fetched anew.
    @Test func aForeignPart() throws {
        try withServer { fixture, server in
            let downloads = fixture.models.url.appendingPathComponent(".downloads")
            try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
            for size in [1000, fixture.bytes.count, fixture.bytes.count + 7] {
                try Data(count: size).write(to: downloads.appendingPathComponent("demo.zip.part"))
                let store = try store(fixture, server, "file")
                try store.install("demo")
                _ = try store.verify("demo")
                try store.remove("demo")
            }
        }
    }

    /// A server whose file has changed meanwhile sends the whole one.
    @Test func anotherTagMeansAnotherFile() throws {
        try withServer { fixture, server in
            let downloads = fixture.models.url.appendingPathComponent(".downloads")
            try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
            try Data(count: 1000).write(to: downloads.appendingPathComponent("demo.zip.part"))
            try Data("\"old\"".utf8).write(to: downloads.appendingPathComponent("demo.zip.part.etag"))
            let store = try store(fixture, server, "file")
            try store.install("demo")
            _ = try store.verify("demo")
            #expect(server.requests == ["/file/demo.zip bytes=1000-"])
        }
    }

    @Test func aWholeDownloadIsNotFetchedAgain() throws {
        try withServer { fixture, server in
            let downloads = fixture.models.url.appendingPathComponent(".downloads")
            try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
            try Data(fixture.bytes).write(to: downloads.appendingPathComponent("demo.zip"))
            try store(fixture, server, "file").install("demo")
            #expect(server.requests.isEmpty)
        }
    }

    @Test func aDamagedDownloadIsFetchedOnceMore() throws {
        try withServer { fixture, server in
            let store = try store(fixture, server, "flippedonce")
            try store.install("demo")
            _ = try store.verify("demo")
            #expect(server.requests.count == 2)
        }
    }

    @Test func aWrongChecksum() throws {
        try withServer { fixture, server in
            let causes = try failure(store(fixture, server, "flipped"))
            #expect(causes == ["its checksum is wrong", "its checksum is wrong"])
            #expect(server.requests.count == 2)
            // What was wrong does not stay.
            #expect(fixture.names(".downloads").isEmpty)
            #expect(!fixture.names().contains("demo"))
        }
    }

    @Test func aFileOfAnotherSize() throws {
        try withServer { fixture, server in
            let causes = try failure(store(fixture, server, "short"))
            #expect(causes.count == 1 && causes[0].contains("instead of \(fixture.bytes.count)"))
        }
    }

    @Test(arguments: [(404, 1), (403, 1), (500, 4), (503, 4)])
    func serverErrors(_ code: Int, _ requests: Int) throws {
        try withServer { fixture, server in
            let causes = try failure(store(fixture, server, "error/\(code)"))
            #expect(causes.count == 1 && causes[0].hasPrefix("the server answers \(code)"), "\(causes)")
            #expect(server.requests.count == requests)
        }
    }

    @Test func theNextSourceIsTried() throws {
        try withServer { fixture, server in
            let store = try store(fixture, server, "error/404", "flipped", "file")
            let model = try store.install("demo").model
            #expect(model.manifest.origins.map(\.source) == ["\(server.address)/file/demo.zip"])
        }
    }

    @Test func noServer() throws {
        try withServer { fixture, server in
            let store = try store(fixture, server, "file")
            server.stop()
            let causes = try failure(store)
            #expect(causes == ["Connection refused"])
        }
    }

    @Test func redirectionsStayOnSafeLines() throws {
        try withServer { fixture, server in
            let good = try fixture.store([.address("\(server.address)/redirect/\(server.address)/file/demo.zip")])
            try good.install("demo")
            try good.remove("demo")
            let bad = try fixture.store([.address("\(server.address)/redirect/http://example.org/demo.zip")])
            #expect(try failure(bad).first?.contains("is not https") == true)
        }
    }

    @Test func noRoom() throws {
        try withServer { fixture, server in
            let address = DownloadSource.address("\(server.address)/file/demo.zip")
            let store = try fixture.store([address], installedBytes: 1 << 60)
            guard case .noSpace(_, let needed, let available) = try modelStoreError({ try store.install("demo") })
            else { throw NoError() }
            #expect(needed > 1 << 60 && available < needed)
            #expect(server.requests.isEmpty)
        }
    }
}
