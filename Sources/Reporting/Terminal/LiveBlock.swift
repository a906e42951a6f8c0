import Synchronization

/// Some lines on standard error that are drawn again and again in the same place.
///
/// They show only when standard error is a terminal and the program is not quiet.
public final class LiveBlock: Sendable {
    private struct State {
        var drawn = 0
        var lastDrawn = -Double.infinity
        var text = ""
    }

    private let output: ProgressLine.Output?
    private let state = Mutex(State())

    /// A block that is not drawn yet.
    public convenience init(quiet: Bool) {
        var output: ProgressLine.Output?
        if !quiet, Terminal.isInteractive(.error) {
            let clock = ContinuousClock()
            let origin = clock.now
            output = ProgressLine.Output(
                columns: { Terminal.columns(.error) }, seconds: { (clock.now - origin) / .seconds(1) },
                write: { Terminal.write($0, to: .error) })
        }
        self.init(output: output)
    }

    package init(output: ProgressLine.Output?) { self.output = output }

    /// Shows lines instead of those before; at most five times a second.
    public func show(_ text: String) {
        guard let output else { return }
        state.withLock { state in
            state.text = text
            let now = output.seconds()
            guard now - state.lastDrawn >= 0.2 else { return }
            state.lastDrawn = now
            draw(&state, on: output)
        }
    }

    /// Takes the lines away.
    public func finish() {
        guard let output else { return }
        state.withLock { state in
            state.text = ""
            draw(&state, on: output)
        }
    }

    private func draw(_ state: inout State, on output: ProgressLine.Output) {
        // A line that wraps would count as two and shift all below it.
        let width = max(10, output.columns() - 1)
        let lines = state.text.split(separator: "\n").map { TerminalText.fitted(String($0), to: width) }
        let up = state.drawn > 0 ? "\u{1B}[\(state.drawn)A\r\u{1B}[J" : ""
        guard !up.isEmpty || !lines.isEmpty else { return }
        output.write(up + lines.map { $0 + "\n" }.joined())
        state.drawn = lines.count
    }
}
