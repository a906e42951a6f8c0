import ArgumentParser
import Foundation
import Nunchi

/// Measuring a transcriber on a data set.
struct TranscriptionEvaluationOptions: ParsableArguments {
    @Flag(help: "Measure on a data set instead of transcribing files.")
    var evaluate = false

    @Option(help: ArgumentHelp("A data set's folder; its manifest has a column transcript.", valueName: "folder"))
    var data: String?

    @Option(help: "Take so many recordings only, drawn by --seed.")
    var limit: Int?

    @Option(help: "Decides what chance decides; the same seed gives the same result.")
    var seed: UInt64 = 0

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more, not \(limit).") }
    }

    /// Evaluates and prints.
    func run(_ choice: TranscriptionChoice, _ printing: OutputOptions) async throws {
        let folder = data ?? ""
        try await Outcome.run(printing, source: folder) { outcome in
            let corpus = try Corpus(contentsOf: URL(filePath: folder))
            for issue in corpus.issues { outcome.note(TerminalText.printable(issue.description)) }
            let task = try TranscriptionTask(
                corpus, limit: limit, seed: seed, jobs: choice.jobs, threads: choice.threads)
            if task.withoutTranscript > 0 {
                outcome.note(TranscriptPhrase.withoutTranscript(task.withoutTranscript).text(in: outcome.language))
            }
            let transcriber = try choice.transcriber(outcome)
            let progress = ProgressLine(
                TranscriptPhrase.transcribing.text(in: outcome.language), total: task.recordings.count,
                language: outcome.language, quiet: printing.quiet)
            let (result, failures) = try await task.evaluate(transcriber, language: choice.language) {
                progress.update(done: $0)
            }
            progress.finish()
            outcome.print(printing.json ? result.json().compact : result.text(in: outcome.language))
            for failure in failures { outcome.fail(failure.error, source: failure.file) }
        }
    }
}
