import ArgumentParser
import Nunchi

struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the emotion expressed in recordings.",
        discussion: """
            Takes any sound or video file that FFmpeg decodes; - is standard input. Prints the emotion, its probability, and
            its course over time.

            EXAMPLES
              nunchi read clip.wav
              nunchi read *.mp3 --json > readings.jsonl
              nunchi read call.wav --channel 1 --start 60 --end 120
              arecord -f S16_LE -r 16000 -d 5 | nunchi read -
            """)

    @Argument(help: "Recordings; - for standard input.")
    var files: [String]

    @Option(help: "A model of the package, or a model file.")
    var model = "acoustic"

    @Flag(help: "Print a table as CSV, one row for each recording.")
    var csv = false

    @Option(help: "Start in seconds.")
    var start = 0.0

    @Option(help: "End in seconds.")
    var end: Double?

    @Option(help: "Read one channel, counted from 0, instead of the mix of all.")
    var channel: Int?

    @Option(help: "Length of the timeline's windows in seconds.")
    var window = 2.0

    @Option(help: "Seconds from one window to the next.")
    var step = 0.5

    @OptionGroup var output: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        guard (0.25...30).contains(window) else {
            throw ValidationError("--window must be 0.25 to 30 seconds, not \(window).")
        }
        guard (0.05...30).contains(step) else {
            throw ValidationError("--step must be 0.05 to 30 seconds, not \(step).")
        }
        guard start >= 0, start.isFinite else { throw ValidationError("--start must be 0 or more, not \(start).") }
        if let end, !(end > start && end.isFinite) {
            throw ValidationError("--end must lie after --start (\(start)), not at \(end).")
        }
        if let channel, channel < 0 { throw ValidationError("--channel counts from 0; \(channel) is none.") }
        if csv, output.json { throw ValidationError("--csv and --json cannot go together.") }
        if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input (-) can be read only once.") }
    }

    func run() async throws {
        try await Outcome.run(output, source: model) { outcome in
            let nunchi = try await Nunchi(model: model)
            let options = ReadingOptions(
                start: start, end: end, channel: channel, window: window, step: step, threads: work.threads)
            let printer = ReadingPrinter(
                format: output.json ? .json : csv ? .csv : .text, language: outcome.language,
                taxonomy: nunchi.model.taxonomy)
            if let header = printer.header { outcome.print(header) }
            let progress = ProgressLine(
                CommandPhrase.reading.text(in: outcome.language), total: files.count,
                language: outcome.language, quiet: output.quiet || files.count < 2)
            try await nunchi.read(sources: files, options: options, jobs: work.jobs) { source, result in
                progress.interrupted {
                    switch result {
                    case .success(let reading): outcome.print(printer.text(of: reading))
                    case .failure(let error): outcome.fail(error, source: source)
                    }
                }
                progress.advance(detail: source)
            }
            progress.finish()
        }
    }
}
