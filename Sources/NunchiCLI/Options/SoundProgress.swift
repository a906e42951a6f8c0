import Nunchi
import Synchronization

/// Shows how far the transcription of one sound or several is: minutes of the one, files of the several.
final class SoundProgress: Sendable {
    private let line: ProgressLine
    private let label: String
    private let language: Language
    private let isQuiet: Bool
    private let counts: Bool
    private let single = Mutex<ProgressLine?>(nil)

    init(_ label: String, files: Int, language: Language, quiet: Bool) {
        self.label = label
        self.language = language
        isQuiet = quiet
        counts = files > 1
        line = ProgressLine(label, total: files, language: language, quiet: quiet || files < 2)
    }

    /// Tells how far a sound is, in seconds.
    @Sendable func show(_ source: String, _ progress: TranscriptionProgress) {
        if counts { return }
        single.withLock { single in
            let line =
                single
                ?? ProgressLine(
                    label, total: progress.total.map { Int($0.rounded(.up)) }, language: language, quiet: isQuiet)
            single = line
            line.update(done: Int(progress.seconds), detail: "s")
        }
    }

    /// Takes the line away while something is printed.
    func interrupted(_ body: () throws -> Void) rethrows {
        if let single = single.withLock({ $0 }) { return try single.interrupted(body) }
        try line.interrupted(body)
    }

    /// Counts a file as done.
    func finish(_ source: String) { line.advance(detail: source) }

    /// Takes the line away.
    func end() {
        single.withLock { $0?.finish() }
        line.finish()
    }
}
