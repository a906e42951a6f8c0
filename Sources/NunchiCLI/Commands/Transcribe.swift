import ArgumentParser
import Foundation
import Nunchi

struct Transcribe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write down what is said in recordings.",
        discussion: """
            Takes any sound or video file that FFmpeg decodes, of any length; - is standard input. Silence, noise and music give
            no words. It works without a network once its models are installed: nunchi models install whisper-base silero-vad

            With --evaluate, transcribes a data set whose words are known and prints word and character error rates with their
            95 % intervals, which draw whole speakers.

            EXAMPLES
              nunchi transcribe interview.mp3
              nunchi transcribe film.mkv --spoken-language ko --output film.srt
              nunchi transcribe *.wav --json > transcripts.jsonl
              nunchi transcribe calls/*.wav --format vtt --output subtitles/
              nunchi transcribe --evaluate --data korean --spoken-language ko --limit 50
            """)

    @Argument(help: "Recordings; - for standard input.")
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Form of the transcript: \(TranscriptFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "form")
    )
    var format: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A file, or a folder (ending in /) with a file for each recording.", valueName: "file|folder/"))
    var output: String?

    @Flag(name: .customLong("no-words"), help: "No times of words.")
    var withoutWords = false

    @Option(help: "Start in seconds.")
    var start = 0.0

    @Option(help: "End in seconds.")
    var end: Double?

    @Option(help: "One channel, counted from 0, instead of the mix of all.")
    var channel: Int?

    @OptionGroup var choice: TranscriptionChoice
    @OptionGroup(title: "Evaluation") var evaluation: TranscriptionEvaluationOptions
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        if evaluation.evaluate {
            guard files.isEmpty else { throw ValidationError("--evaluate takes --data, not recordings.") }
            guard evaluation.data != nil else {
                throw ValidationError("--evaluate needs --data with a data set's folder.")
            }
            return
        }
        if evaluation.data != nil { throw ValidationError("--data is for --evaluate.") }
        if files.isEmpty { throw ValidationError("Give a recording, or - for standard input.") }
        guard start >= 0, start.isFinite else { throw ValidationError("--start must be 0 or more, not \(start).") }
        if let end, !(end > start && end.isFinite) {
            throw ValidationError("--end must lie after --start (\(start)), not at \(end).")
        }
        if let channel, channel < 0 { throw ValidationError("--channel counts from 0; \(channel) is none.") }
        if let format, TranscriptFormat(rawValue: format) == nil {
            throw ValidationError(
                "--format \(format) is not known: use \(TranscriptFormat.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        if printing.json, let format, format != "json" {
            throw ValidationError("--json and --format \(format) cannot go together.")
        }
        if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input (-) can be read only once.") }
        if let output, files.count > 1, !TranscriptFiles.isFolder(output) {
            throw ValidationError(
                "--output \(output) holds one transcript; give a folder (transcripts/) for \(files.count).")
        }
        if let output, !TranscriptFiles.isFolder(output), let named = TranscriptFormat(fileName: output),
            let asked = format.flatMap(TranscriptFormat.init(rawValue:)) ?? (printing.json ? .json : nil),
            asked != named
        {
            throw ValidationError(
                "--output \(output) asks for \(named.rawValue), but \(asked.rawValue) was asked for too: leave one out."
            )
        }
        if output == nil, files.count > 1, let format, ["srt", "vtt"].contains(format) {
            throw ValidationError(
                "\(files.count) recordings make \(files.count) files of \(format): give a folder, as in --output subtitles/"
            )
        }
        if output == "" { throw ValidationError("--output must name a file or a folder.") }
    }

    func run() async throws {
        if evaluation.evaluate { return try await evaluation.run(choice, printing) }
        var printing = printing
        printing.json = printing.json || chosenFormat == .json
        try await Outcome.run(printing, source: choice.cloud ?? choice.model) { outcome in
            var target = try output.map { try TranscriptFiles(output: $0, format: chosenFormat) }
            let transcriber = try choice.transcriber(outcome)
            let options = TranscriptionOptions(
                language: choice.language, words: !withoutWords, start: start, end: end, channel: channel)
            let progress = SoundProgress(
                TranscriptPhrase.transcribing.text(in: outcome.language), files: files.count,
                language: outcome.language,
                quiet: printing.quiet)
            try await Nunchi.transcribe(
                sources: files, with: transcriber, options: options, jobs: choice.jobs, progress: progress.show
            ) { source, result in
                try progress.interrupted {
                    switch result {
                    case .success(let transcript):
                        outcome.warnings(of: transcript, source: source)
                        if let file = try target?.write(transcript, source: source) {
                            outcome.note(CommandPhrase.wrote(file).text(in: outcome.language))
                        } else {
                            show(transcript, source)
                        }
                    case .failure(let error): outcome.fail(error, source: source)
                    }
                }
                progress.finish(source)
            }
            progress.end()
        }
    }

    /// The form that was asked for, by option or by the output's name.
    private var chosenFormat: TranscriptFormat {
        if let format = format.flatMap(TranscriptFormat.init(rawValue:)) { return format }
        if printing.json { return .json }
        return output.flatMap(TranscriptFormat.init(fileName:)) ?? .text
    }

    private func show(_ transcript: Transcript, _ source: String) {
        var text = chosenFormat.text(of: transcript, source: source)
        if files.count > 1, chosenFormat != .json { text = TerminalText.printable(source) + ":\n" + text + "\n" }
        Terminal.write(text, to: .output)
    }
}
