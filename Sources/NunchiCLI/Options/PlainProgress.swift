import Nunchi
import Synchronization

/// Tells of long work in plain lines where standard error is no terminal: in a job's log, say.
///
/// A line comes every fifteen seconds at most, so that short work is not told of at all.
final class PlainProgress: Sendable {
    private let seconds: Double
    private let isWanted: Bool
    private let last: Mutex<ContinuousClock.Instant>

    init(quiet: Bool, seconds: Double = 15) {
        self.seconds = seconds
        isWanted = !quiet && !Terminal.isInteractive(.error)
        last = Mutex(.now)
    }

    /// Prints the line if it is time.
    func show(_ line: @autoclosure () -> String) {
        guard isWanted else { return }
        let isTime = last.withLock { last in
            guard last.duration(to: .now) >= .seconds(seconds) else { return false }
            last = .now
            return true
        }
        if isTime { Terminal.write("nunchi: \(TerminalText.printable(line()))\n", to: .error) }
    }
}
