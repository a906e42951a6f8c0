import Foundation
import Neural

/// What a work does once it is prepared.
typealias Work = () throws -> any Outcome

/// What a work returns. Its `check` is a number that depends on all of it and is compared with the peer's, so that both did
/// the same; it is not part of the work and taken when the time has been.
protocol Outcome {
    var check: Double { get }
}

extension Double: Outcome {
    /// The number itself.
    var check: Double { self }
}

/// Prepares a work on the input at a path.
typealias Prepare = @Sendable (String) throws -> Work

/// Why nothing was measured.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The times of one run of a work.
struct Measurement: Encodable {
    /// Processor time of the process in seconds, user and system.
    let cpu: Double
    /// Time that passed in seconds.
    let wall: Double
    /// The most memory that the process held, in bytes.
    let peak: Int
    /// Runs that the times are a mean of.
    let runs: Int
    /// The number that the work returned.
    let check: Double
    /// The vector instructions in use.
    let instructions: String

    /// Warms up with one run, then runs the work until it has taken `seconds`, at least once.
    init(of work: Work, forAtLeast seconds: Double) throws {
        if seconds > 0 { _ = try work() }
        let clock = ContinuousClock()
        let start = (cpu: processorTime(), wall: clock.now)
        var runs = 0
        var result: any Outcome = 0.0
        repeat {
            result = try work()
            runs += 1
        } while clock.now - start.wall < .seconds(seconds)
        cpu = (processorTime() - start.cpu) / Double(runs)
        wall = (clock.now - start.wall) / .seconds(1) / Double(runs)
        peak = peakMemory()
        instructions = InstructionSet.best.rawValue
        self.runs = runs
        check = result.check
    }
}

/// Processor time of this process in seconds, user and system, of all threads.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory that this process held, in bytes. On Linux `getrusage` would count the process that started it.
private func peakMemory() -> Int {
    #if os(Linux)
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    #else
        var usage = rusage()
        getrusage(RUSAGE_SELF, &usage)
        return usage.ru_maxrss
    #endif
}
