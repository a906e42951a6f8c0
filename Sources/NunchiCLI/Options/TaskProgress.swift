import Nunchi
import Synchronization

/// Shows how far a training or an evaluation is.
final class TaskProgress: Sendable {
    private struct State {
        var stage = ""
        var line: ProgressLine?
    }

    /// The epochs so far.
    let curves = TrainingCurves()

    private let output: OutputOptions
    private let language: Language
    private let lines: PlainProgress
    private let state = Mutex(State())

    init(_ output: OutputOptions, language: Language) {
        self.output = output
        self.language = language
        lines = PlainProgress(quiet: output.quiet)
    }

    func show(_ progress: VoiceTask.Progress) {
        switch progress {
        case .features(let done, let total): update(.features, done: done, total: total)
        case .folds(let done, let total, let recall):
            let text = NumberText.fixed(recall, decimals: 3)
            update(
                .folds, done: done, total: total, detail: SearchPhrase.recallSoFar(text).text(in: language))
        case .training(let epoch):
            curves.take(epoch)
            update(
                .training, done: epoch.member * epoch.epochs + epoch.epoch, total: epoch.members * epoch.epochs,
                detail: curves.line(ofMember: epoch.member))
        }
    }

    func finish() {
        state.withLock { $0.line?.finish() }
    }

    private func update(_ phrase: CommandPhrase, done: Int, total: Int, detail: String = "") {
        let label = phrase.text(in: language)
        state.withLock { state in
            if state.stage != label {
                state.line?.finish()
                state.stage = label
                state.line = ProgressLine(label, total: total, language: language, quiet: output.quiet)
            }
            state.line?.update(done: done, detail: detail)
        }
        lines.show("\(label) \(done)/\(total)" + (detail.isEmpty ? "" : "  \(detail)"))
    }
}
