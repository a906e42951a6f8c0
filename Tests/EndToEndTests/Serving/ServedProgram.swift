import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A `nunchi serve` that runs while a test uses it.
struct ServedProgram {
    private let program: Running
    private var process: Process { program.process }
    /// Where it answers, without a slash at the end.
    let address: String
    /// Where it keeps what it keeps.
    let data: URL
    private let log: URL

    /// Ends the program with the test, also one that fails.
    private final class Running: Sendable {
        let process: Process

        init(_ process: Process) { self.process = process }

        deinit { if process.isRunning { process.terminate() } }
    }

    /// Starts one on a free port, and waits until it says where it answers.
    static func start(in folder: URL, _ options: [String] = []) async throws -> ServedProgram {
        let process = Process()
        let data = folder.appendingPathComponent("serving")
        let output = folder.appendingPathComponent("output.txt")
        let log = folder.appendingPathComponent("log.txt")
        for file in [output, log] { try Data().write(to: file) }
        process.executableURL = Program.url
        process.arguments =
            ["serve", "--port", "0", "--data", data.path, "--model", "acoustic", "--json", "--quiet"] + options
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        while process.isRunning {
            let text = try String(contentsOf: output, encoding: .utf8)
            if text.hasSuffix("\n") {
                let address = try JSONObject(parsing: text).text("address")
                return ServedProgram(
                    program: Running(process), address: String(address.dropLast()), data: data, log: log)
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Unexpected("it ended with \(process.terminationStatus): \(try String(contentsOf: log, encoding: .utf8))")
    }

    /// Sends a request; the status and the body.
    func send(
        _ method: String, _ path: String, owner: String? = nil, type: String? = nil, body: [UInt8]? = nil
    ) async throws -> (status: Int, body: Data) {
        var request = URLRequest(url: URL(string: address + path)!)
        request.httpMethod = method
        request.httpBody = body.map { Data($0) }
        if let owner { request.setValue(owner, forHTTPHeaderField: "Nunchi-Owner") }
        if let type { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, data)
    }

    /// Tells it to stop as a system does, and waits until it has.
    ///
    /// - Returns: its exit code; 128 and more where a signal ended it.
    func stop() async throws -> Int32 {
        process.terminate()
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// What it wrote on standard error.
    var errors: String { get throws { try String(contentsOf: log, encoding: .utf8) } }
}
