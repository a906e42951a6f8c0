import Foundation

/// The built `nunchi` program, run as its users run it.
enum Program {
    /// Where the build put it: beside the bundle of these tests.
    static let url: URL = {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
            return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("nunchi")
        #else
            let runner = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
            return runner.deletingLastPathComponent().appendingPathComponent("nunchi")
        #endif
    }()

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - input: what standard input gives; nothing unless given.
    ///   - folder: the current folder.
    ///   - environment: variables beside those of the tests; the locale is English unless they say otherwise.
    ///   - launcher: a program, by its path, and its arguments, which starts this one.
    static func run(
        _ arguments: [String], input: [UInt8] = [], in folder: URL? = nil, environment: [String: String] = [:],
        launcher: [String] = []
    ) async throws -> ProgramRun {
        let files = FileManager.default.temporaryDirectory.appendingPathComponent("nunchi-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        // Files, not pipes: nothing can fill up while nobody reads.
        let (inputFile, outputFile, errorFile) = (
            files.appendingPathComponent("input"), files.appendingPathComponent("output"),
            files.appendingPathComponent("errors")
        )
        try Data(input).write(to: inputFile)
        for file in [outputFile, errorFile] { try Data().write(to: file) }
        let process = Process()
        let command = launcher + [url.path] + arguments
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "en_US.UTF-8"]) { $1 }.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        let (input, output, errors) = (
            try FileHandle(forReadingFrom: inputFile), try FileHandle(forWritingTo: outputFile),
            try FileHandle(forWritingTo: errorFile)
        )
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
            }
        }
        for handle in [input, output, errors] { try handle.close() }
        return ProgramRun(
            code: process.terminationStatus, crashed: process.terminationReason != .exit,
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
    }

    /// Runs it to its end.
    static func run(_ arguments: String..., in folder: URL? = nil) async throws -> ProgramRun {
        try await run(arguments, in: folder)
    }
}

/// What one run of the program left behind.
struct ProgramRun {
    /// The exit code; the signal's number after a crash.
    let code: Int32
    /// Whether a signal ended it.
    let crashed: Bool
    let output: String
    let errors: String

    /// Lines of standard output.
    var lines: [String] { Self.lines(output) }

    /// Lines of standard error.
    var errorLines: [String] { Self.lines(errors) }

    /// The JSON objects of standard output, which must hold one a line and nothing else.
    func objects() throws -> [JSONObject] { try lines.map(JSONObject.init(parsing:)) }

    /// The only JSON object of standard output.
    func object() throws -> JSONObject {
        let all = try objects()
        guard let first = all.first, all.count == 1 else { throw Unexpected("\(all.count) lines: \(output)") }
        return first
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
}

/// Something that is not as the contract says.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
