import Nunchi
import Synchronization

/// Tells on standard error how far an installation is: a line for each stage, and a bar where somebody watches.
final class StoreProgress: Sendable {
    private struct State {
        var stage = ""
        var line: ProgressLine?
    }

    private let output: OutputOptions
    private let language: Language
    private let state = Mutex(State())

    init(_ output: OutputOptions, language: Language) {
        self.output = output
        self.language = language
    }

    func show(_ progress: ModelStoreProgress) {
        switch progress {
        case .waiting: begin(.waiting)
        case .downloading(let file, let done, let total):
            begin(.downloading(file, bytes: total), megabytes: total / 1_000_000)
            state.withLock { $0.line?.update(done: done / 1_000_000, detail: "MB") }
        case .unpacking(let name): begin(.unpacking(name))
        case .preparingConversion: begin(.preparingConversion)
        case .converting(let name): begin(.converting(name))
        }
    }

    func finish() {
        state.withLock { $0.line?.finish() }
    }

    private func begin(_ phrase: ModelStorePhrase, megabytes: Int? = nil) {
        let label = phrase.text(in: language)
        state.withLock { state in
            guard state.stage != label else { return }
            state.line?.finish()
            state.stage = label
            state.line = megabytes.map { ProgressLine("", total: $0, language: language, quiet: output.quiet) }
            if !output.quiet { Terminal.write("nunchi: \(TerminalText.printable(label))\n", to: .error) }
        }
    }
}
