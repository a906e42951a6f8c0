import Foundation
import Testing

extension Program {
    /// Starts the program and kills it with SIGKILL as soon as it has come so far.
    ///
    /// - Parameter isFar: asked every ten milliseconds, for a minute at most.
    static func runAndKill(_ arguments: [String], in folder: URL, when isFar: () -> Bool) async throws {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var waits = 0
        while waits < 6000, process.isRunning, !isFar() {
            waits += 1
            try await Task.sleep(for: .milliseconds(10))
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try #require(process.terminationReason == .uncaughtSignal, "it was over before it could be killed")
    }
}

extension URL {
    /// Whether a file of that name lies in this folder.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: appendingPathComponent(name).path) }
}
