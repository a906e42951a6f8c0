import AudioSignal
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A running worker, seen from the server.
///
/// Takes one job at a time; `DecodePool` sees to that. It is stopped when it is let go of.
final class DecodeChild: Sendable {
    private let process: RunningProcess
    private let socket: Int32
    private let queue = DispatchQueue(label: "nunchi.decode")
    private let jobs = Mutex(0)

    /// Starts a worker.
    ///
    /// - Throws: `DecodeError.unavailable`.
    init(program: URL, limits: DecodeLimits) throws(DecodeError) {
        var pair: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Self.stream, 0, &pair) == 0 else {
            throw .unavailable(cause: String(cString: strerror(errno)))
        }
        for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        #if canImport(Darwin)
            var isOn: Int32 = 1
            setsockopt(pair[0], SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
        #endif
        socket = pair[0]
        let process = Process()
        process.executableURL = program
        process.arguments = ["decode-worker", "--memory", String(limits.memory)]
        process.environment = Self.environment
        let end = FileHandle(fileDescriptor: pair[1], closeOnDealloc: true)
        process.standardInput = end
        process.standardOutput = end
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            close(pair[0])
            throw .unavailable(cause: "\(error)")
        }
        self.process = RunningProcess(process)
        try? end.close()
    }

    deinit {
        process.kill()
        close(socket)
    }

    /// The worker's process, for whoever wants to look at it.
    var identifier: Int32 { process.identifier }

    /// Whether it still runs, as far as is known yet.
    var isAlive: Bool { process.isAlive }

    /// Jobs done so far.
    var jobCount: Int { jobs.withLock { $0 } }

    /// Ends the worker at once.
    func kill() { process.kill() }

    /// Has a file decoded.
    ///
    /// - Throws: `AudioError` as the decoder gives it; `DecodeError` when the worker dies or takes too long, after which it
    ///   is of no more use.
    func decode(_ job: DecodeJob, wallSeconds: Double) async throws -> DecodedSound {
        jobs.withLock { $0 += 1 }
        let result: Result<DecodedSound, any Error> = await withCheckedContinuation { continuation in
            // Reading waits, which must not hold up a thread that others need.
            queue.async {
                let end = ContinuousClock.now + .seconds(wallSeconds)
                let exchange = DecodeExchange(socket: self.socket, end: end, wallSeconds: wallSeconds)
                continuation.resume(returning: Result { try exchange.run(job) })
            }
        }
        if case .failure(let error) = result, error is DecodeError { kill() }
        return try result.get()
    }

    /// What a worker needs of the environment: where libraries are, and nothing that a codec's fault could give away.
    private static var environment: [String: String] {
        let kept = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "TMPDIR"]
        return ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    }

    private static var stream: Int32 {
        #if canImport(Glibc)
            Int32(SOCK_STREAM.rawValue)
        #else
            SOCK_STREAM
        #endif
    }
}

/// A process that can be ended from anywhere.
final class RunningProcess: @unchecked Sendable {
    private let process: Process
    private let isEnded = Mutex(false)

    /// - Parameter process: it has been started, and nobody else changes it.
    init(_ process: Process) { self.process = process }

    var identifier: Int32 { process.processIdentifier }

    var isAlive: Bool { isEnded.withLock { !$0 && process.isRunning } }

    /// Ends it at once, once.
    func kill() {
        isEnded.withLock { isEnded in
            // Of a process that has been waited for, the number may be another's by now.
            guard !isEnded, process.isRunning else { return }
            isEnded = true
            _ = systemKill(process.processIdentifier, SIGKILL)
        }
    }
}

private func systemKill(_ process: Int32, _ signal: Int32) -> Int32 { kill(process, signal) }
