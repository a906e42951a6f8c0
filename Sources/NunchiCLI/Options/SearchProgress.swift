import Nunchi
import Synchronization

/// Shows how far a search is: a line of progress with the best trials below it, or now and then a plain line where nobody
/// sits at a terminal.
final class SearchProgress: Sendable {
    private struct State {
        var features: ProgressLine?
        var stage = ""
        var settings = 0
        var done = 0
        var finished: [TrialResult] = []
    }

    private let language: Language
    private let axes: [TuningAxis]
    private let quiet: Bool
    private let block: LiveBlock
    private let lines: PlainProgress
    private let state = Mutex(State())

    init(_ output: OutputOptions, language: Language, axes: [TuningAxis]) {
        self.language = language
        self.axes = axes
        quiet = output.quiet
        block = LiveBlock(quiet: output.quiet)
        lines = PlainProgress(quiet: output.quiet)
    }

    @Sendable func show(_ progress: VoiceTuning.Progress) {
        state.withLock { state in
            switch progress {
            case .features(let done, let total):
                let label = CommandPhrase.features.text(in: language)
                let line = state.features ?? ProgressLine(label, total: total, language: language, quiet: quiet)
                state.features = line
                line.update(done: done)
                lines.show("\(label) \(done)/\(total)")
            case .trials(let stage):
                state.features?.finish()
                let phrase: SearchPhrase =
                    stage.heldOut.map { .trialsWithout(group: $0 + 1, of: stage.groups) } ?? .trials
                state.stage = phrase.text(in: language)
                (state.settings, state.done, state.finished) = (stage.settings, 0, [])
            case .trial(let result): take(result, &state)
            }
        }
    }

    func finish() {
        state.withLock { $0.features?.finish() }
        block.finish()
    }

    private func take(_ result: TrialResult, _ state: inout State) {
        state.done += 1
        if result.score != nil { state.finished.append(result) }
        // A score on a part of the budget says little beside one on all of it.
        let best = state.finished.sorted {
            ($0.trial.share, $0.score ?? 0, -$0.trial.number) > ($1.trial.share, $1.score ?? 0, -$1.trial.number)
        }
        let head = "\(state.stage)  \(state.done) (\(state.settings))"
        block.show(head + "\n" + SearchText(language: language).table(of: Array(best.prefix(5)), axes: axes))
        let score = best.first?.score.map { "  UAR \(NumberText.fixed($0, decimals: 3))" } ?? ""
        lines.show(head + score)
    }
}
