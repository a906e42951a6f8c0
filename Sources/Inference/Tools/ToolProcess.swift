import Dispatch
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that is run to its end.
struct ToolProcess {
    /// How it ended.
    struct Ending {
        /// Its exit code; nil when a signal ended it or its time was over.
        let code: Int32?
        /// The end of what it wrote to standard error, or why it has no exit code.
        let message: String
    }

    let program: String
    let arguments: [String]
    var environment: [String: String] = [:]
    /// Where its messages are kept while it runs.
    let scratch: URL
    /// The longest that it may run, in seconds.
    let timeLimit: Int

    /// Runs the program.
    ///
    /// - Parameter tick: called ten times a second while it runs.
    /// - Returns: how it ended; nil when it could not be started.
    func run(tick: () -> Void = {}) throws(ModelStoreError) -> Ending? {
        let messages = scratch.appendingPathComponent("messages-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: messages.path, contents: nil),
            let output = FileHandle(forWritingAtPath: messages.path)
        else { throw .fileSystem(path: scratch.path, cause: "it cannot be written to") }
        defer {
            try? output.close()
            unlink(messages.path)
        }
        let process = Process()
        // By way of env, which looks the program up and sets variables.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        // One language for the causes that people are told, whatever theirs is.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C.UTF-8"]) { $1 }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        let done = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in done.signal() }
        do { try process.run() } catch { return nil }
        let isInTime = wait(for: done, tick: tick)
        if !isInTime { stop(process, done) }
        let text = Self.tail(of: messages)
        if !isInTime { return Ending(code: nil, message: "it took longer than \(timeLimit) s. \(text)") }
        if process.terminationReason == .uncaughtSignal {
            return Ending(code: nil, message: "signal \(process.terminationStatus) ended it. \(text)")
        }
        return Ending(code: process.terminationStatus, message: text)
    }

    private func wait(for done: DispatchSemaphore, tick: () -> Void) -> Bool {
        let end = DispatchTime.now() + .seconds(timeLimit)
        while done.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            tick()
            if DispatchTime.now() > end { return false }
        }
        return true
    }

    private func stop(_ process: Process, _ done: DispatchSemaphore) {
        process.terminate()
        if done.wait(timeout: .now() + .seconds(2)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            done.wait()
        }
    }

    /// The last lines, as one: long enough for a cause, short enough for a message.
    private static func tail(of file: URL) -> String {
        guard let data = try? Data(contentsOf: file) else { return "" }
        let lines = String(decoding: data.suffix(4096), as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.suffix(6).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            .joined(separator: " | ")
    }
}
