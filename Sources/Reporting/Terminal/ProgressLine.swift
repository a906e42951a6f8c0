import Synchronization

/// A line on standard error that tells how far the work is: bar, done/total, rate, time left.
///
/// It shows only when standard error is a terminal and the program is not quiet, redraws at most ten times a second,
/// and may be told of progress from any task.
public final class ProgressLine: Sendable {
    private struct State {
        var done = 0
        var detail = ""
        var rate = SmoothedRate()
        var lastDrawn = -Double.infinity
        var isShown = false
        var isFinished = false
    }

    private let label: String
    private let total: Int?
    private let language: Language
    private let glyphs: Glyphs
    private let output: Output?
    private let start: Double
    private let state = Mutex(State())

    /// Where the line is drawn and what time it is; tests put their own in.
    package struct Output: Sendable {
        package let columns: @Sendable () -> Int
        package let seconds: @Sendable () -> Double
        package let write: @Sendable (String) -> Void

        package init(
            columns: @escaping @Sendable () -> Int, seconds: @escaping @Sendable () -> Double,
            write: @escaping @Sendable (String) -> Void
        ) {
            self.columns = columns
            self.seconds = seconds
            self.write = write
        }
    }

    /// A line that begins with `label`.
    ///
    /// - Parameters:
    ///   - label: what is being done, in the program's language.
    ///   - total: number of things to do, or nil where it is not known: then neither bar nor time left is shown.
    ///   - quiet: true to show nothing at all.
    public convenience init(
        _ label: String, total: Int?, language: Language = .english, glyphs: Glyphs = .unicode, quiet: Bool = false
    ) {
        var output: Output?
        if !quiet, Terminal.isInteractive(.error) {
            let clock = ContinuousClock()
            let origin = clock.now
            output = Output(
                columns: { Terminal.columns(.error) }, seconds: { (clock.now - origin) / .seconds(1) },
                write: { Terminal.write($0, to: .error) })
        }
        self.init(label, total: total, language: language, glyphs: glyphs, output: output)
    }

    package init(_ label: String, total: Int?, language: Language, glyphs: Glyphs, output: Output?) {
        self.label = TerminalText.printable(label)
        self.total = total
        self.language = language
        self.glyphs = glyphs
        self.output = output
        start = output?.seconds() ?? 0
    }

    /// Counts `count` more things as done; `detail`, such as the file at hand, stands at the line's end.
    public func advance(by count: Int = 1, detail: String = "") {
        state.withLock { update(&$0, done: $0.done + count, detail: detail) }
    }

    /// Sets the number of things done.
    public func update(done: Int, detail: String = "") {
        state.withLock { update(&$0, done: done, detail: detail) }
    }

    /// Takes the line away while `body` prints, so that its output does not mix with the line.
    public func interrupted<Result>(_ body: () throws -> Result) rethrows -> Result {
        try state.withLock { state in
            if state.isShown { output?.write("\r\u{1B}[K") }
            defer { if state.isShown, let output { output.write(line(state, at: output.seconds(), output)) } }
            return try body()
        }
    }

    /// Ends the line: by default it goes away, with `keep` it stays and tells how long the work took.
    public func finish(keep: Bool = false) {
        state.withLock { state in
            guard let output, !state.isFinished else { return }
            state.isFinished = true
            if keep {
                let time = NumberText.clock(output.seconds() - start)
                let parts = [counts(state), ProgressPhrase.took(time).text(in: language)]
                output.write("\r\u{1B}[K" + label + "  " + parts.joined(separator: glyphs.separator) + "\n")
            } else if state.isShown {
                output.write("\r\u{1B}[K")
            }
            state.isShown = false
        }
    }

    private func update(_ state: inout State, done: Int, detail: String) {
        guard let output, !state.isFinished else { return }
        state.done = done
        state.detail = TerminalText.printable(detail)
        let now = output.seconds()
        let isLast = total.map { done >= $0 } ?? false
        guard now - state.lastDrawn >= 0.1 || (isLast && state.isShown) else { return }
        state.rate.update(done: done, at: now - start)
        state.lastDrawn = now
        state.isShown = true
        output.write(line(state, at: now, output))
    }

    private func line(_ state: State, at now: Double, _ output: Output) -> String {
        var parts = [counts(state)]
        if let rate = state.rate.value, rate > 0 {
            parts.append(ProgressPhrase.rate(NumberText.fixed(rate, decimals: rate < 10 ? 1 : 0)).text(in: language))
            if let total, total > state.done {
                let time = NumberText.clock(Double(total - state.done) / rate)
                parts.append(ProgressPhrase.remaining(time).text(in: language))
            }
        }
        if !state.detail.isEmpty { parts.append(state.detail) }
        var text = label + "  "
        if let total, total > 0 {
            let bar = glyphs.bar(Double(state.done) / Double(total), width: 20)
            text += glyphs == .unicode ? "▕\(bar)▏ " : "[\(bar)] "
        }
        text += parts.joined(separator: glyphs.separator)
        // One column stays free: a full line would wrap on some terminals.
        return "\r" + TerminalText.fitted(text, to: max(10, output.columns() - 1), ellipsis: glyphs.ellipsis)
            + "\u{1B}[K"
    }

    private func counts(_ state: State) -> String {
        total.map { "\(state.done)/\($0)" } ?? "\(state.done)"
    }
}
