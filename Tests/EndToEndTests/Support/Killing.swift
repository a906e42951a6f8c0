import Foundation
import Testing

extension Program {
    /// Starts the program and kills it with SIGKILL as soon as it has come so far.
    ///
    /// A thread of its own watches: tasks that run beside this one may hold the pool's threads for seconds.
    ///
    /// - Parameter isFar: asked every millisecond or two, for a minute at most.
    static func runAndKill(
        _ arguments: [String], in folder: URL, when isFar: @escaping @Sendable () -> Bool
    ) async throws {
        let program = url
        let reason: Process.TerminationReason = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try runAndKill(program, arguments, in: folder, when: isFar) })
            }
        }
        try #require(reason == .uncaughtSignal, "it was over before it could be killed")
    }

    private static func runAndKill(
        _ program: URL, _ arguments: [String], in folder: URL, when isFar: () -> Bool
    ) throws -> Process.TerminationReason {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end, process.isRunning, !isFar() { usleep(1000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason
    }
}

extension URL {
    /// Whether a file of that name lies in this folder.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: appendingPathComponent(name).path) }
}
