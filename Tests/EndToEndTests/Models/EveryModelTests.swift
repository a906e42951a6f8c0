import Foundation
import Inference
import NunchiTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// From an empty folder: every entry of the catalogue is installed, killed half way, installed again and verified, and
/// then works without a network. Only where the network may be used.
@Suite(.enabled(if: mayUseNetwork, "make test-models downloads all models (about 500 MB)"))
struct EveryModelTests {
    @Test func installedKilledInstalledAgainAndVerified() async throws {
        try await withTemporaryDirectory { folder in
            let environment = ["NUNCHI_MODELS": folder.appendingPathComponent("models").path]
            func run(_ arguments: String...) async throws -> ProgramRun {
                try await Program.run(["models"] + arguments, in: folder, environment: environment)
            }
            for entry in ModelCatalogue.package.entries where entry.runsHere {
                try await kill(["models", "install", entry.name], environment, within: folder)
                let half = try await run("verify", entry.name)
                #expect(half.code == 0 || half.code == 3, "\(entry.name): neither whole nor absent: \(half.errors)")
                let installed = try await run("install", entry.name, "--keep-downloads")
                #expect(installed.code == 0, "\(entry.name): \(installed.errors)")
                let verified = try await run("verify", entry.name)
                #expect(verified.code == 0, "\(entry.name): \(verified.errors)")
            }
            // From here on nothing can come from outside.
            let cut = environment.merging(["PIP_NO_INDEX": "1", "https_proxy": "http://127.0.0.1:1"]) { $1 }
            let again = try await Program.run(["models", "install", "--all"], in: folder, environment: cut)
            #expect(again.code == 0, "\(again.errors)")
            #expect(again.lines.allSatisfy { $0.hasSuffix("is installed already") })
            // The runtime that was just installed, not one that set-up put elsewhere.
            let own = cut.merging([
                "NUNCHI_SHERPA_ONNX": folder.appendingPathComponent("models/runtimes/sherpa-onnx/lib").path
            ]) { $1 }
            try speak("The kids are talking by the door.", to: folder.appendingPathComponent("voice.wav"))
            let heard = try await Program.run(["transcribe", "voice.wav", "--json"], in: folder, environment: own)
            #expect(heard.code == 0, "\(heard.errors)")
            #expect(try heard.object().text("text").lowercased().contains("talking by the door"))
        }
    }

    private func speak(_ words: String, to file: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["espeak-ng", "-v", "en-us", "-s", "150", "-w", file.path, words]
        try process.run()
        process.waitUntilExit()
    }

    /// Starts an installation and kills it as soon as something of it is on the disk.
    private func kill(_ arguments: [String], _ environment: [String: String], within folder: URL) async throws {
        let process = Process()
        process.executableURL = Program.url
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try await Task.sleep(for: .milliseconds(1500))
        if process.isRunning { stop(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}

private func stop(_ process: Int32, _ signal: Int32) { _ = kill(process, signal) }

private let mayUseNetwork = ProcessInfo.processInfo.environment["NUNCHI_NETWORK_TESTS"] == "1"
