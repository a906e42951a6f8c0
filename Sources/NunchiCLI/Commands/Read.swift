import ArgumentParser
import Nunchi

struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the emotion expressed in recordings and texts.",
        discussion: """
            Takes any sound or video file that FFmpeg decodes, and folders of such files; - is standard input. Prints the emotion, its probability, and
            its course over time. A text file (.txt, .md, or by its content) or --text is read for the emotion in its words,
            in English or Korean. A model trained with --task words reads which word a recording holds.

            EXAMPLES
              nunchi read clip.wav
              nunchi read *.mp3 --json > readings.jsonl
              nunchi read recordings --csv > readings.csv
              nunchi read --text "Thank you so much!" --explain
              nunchi read notes.txt --json
              nunchi read call.wav --modalities voice,text
              nunchi read seven.wav --model digits.safetensors
              nunchi read today.wav --profile mina
              nunchi read call.wav --channel 1 --start 60 --end 120
              arecord -f S16_LE -r 16000 -d 5 | nunchi read -
            """)

    @Argument(help: "Recordings, folders of them, and text files; - for a recording from standard input.")
    var files: [String] = []

    @OptionGroup var words: TextOptions
    @OptionGroup var modalities: ModalityOptions

    @Option(
        help: ArgumentHelp(
            "A model of the package (\(ShippedModels.names.joined(separator: ", "))), or a model file. Default: encoder when its encoder is installed, else acoustic.",
            valueName: "name|file"))
    var model: String?

    @Option(
        help: ArgumentHelp(
            "The speaker's profile, by name or file (see nunchi profile); auto takes the recording's own, when one person speaks in it.",
            valueName: "name|file|auto"))
    var profile: String?

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
        guard !files.isEmpty || !words.text.isEmpty else {
            throw ValidationError("Give a recording, a text file, or --text with words.")
        }
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
        if csv, modalities.readsWords {
            throw ValidationError("--csv is for one modality; --modalities with text prints lines or --json.")
        }
        if csv, output.json { throw ValidationError("--csv and --json cannot go together.") }
        if profile == ProfileFolder.own, files.contains("-") {
            throw ValidationError("--profile auto hears a recording twice; standard input can be read only once.")
        }
        if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("Standard input (-) can be read only once.") }
    }

    func run() async throws {
        let found = files.map { path in (path, Result { try SoundFiles.named(by: [path]) }) }
        let sources = found.flatMap { (try? $0.1.get()) ?? [] }
        let inputs = words.text.map(ReadInput.words) + sources.map(ReadInput.init(path:))
        let hasSounds = inputs.contains(where: \.isSound)
        let hasTexts = inputs.contains { !$0.isSound }
        let environment = VoiceFeatureSets.Environment(models: modalities.folder.folder, threads: work.threads)
        let model = model ?? ShippedModels.usual(in: environment)
        try await Outcome.run(output, source: hasSounds ? model : "text") { outcome in
            // A folder without recordings stops none of the others.
            for case (let path, .failure(let error)) in found { outcome.fail(error, source: path) }
            let loaded = hasSounds ? try ShippedModels.load(model) : nil
            let spoken = try loaded.flatMap { try wordInputs($0) }
            let nunchi = spoken == nil ? try loaded.map { try Nunchi($0, environment: environment) } : nil
            let options: ReadingOptions
            do { options = try readingOptions } catch {
                outcome.fail(error, source: profile ?? model)
                return
            }
            let printer = ReadingPrinter(
                format: output.json ? .json : csv ? .csv : .text, language: outcome.language,
                taxonomy: nunchi?.model.taxonomy ?? .ekmanNeutral)
            let texts = hasTexts ? TextInputs(reader: try words.reader(), options: words, printer: printer) : nil
            if let header = printer.header { outcome.print(header) }
            let progress = ProgressLine(
                CommandPhrase.reading.text(in: outcome.language), total: inputs.count,
                language: outcome.language, quiet: output.quiet || inputs.count < 2)
            var hasReadSounds = false
            for group in ReadInput.neighbours(inputs) {
                let failuresBefore = outcome.failures
                if let nunchi, group[0].isSound, modalities.readsWords {
                    try await readWithWords(group.map(\.source), with: nunchi, options, progress, &outcome)
                } else if let spoken, group[0].isSound {
                    for input in group {
                        progress.interrupted { spoken.read(input.source, &outcome) }
                        progress.advance(detail: input.source)
                    }
                } else if let nunchi, group[0].isSound {
                    try await read(group.map(\.source), with: nunchi, options, printer, progress, &outcome)
                } else if let texts {
                    for input in group {
                        progress.interrupted { texts.read(input, &outcome) }
                        progress.advance(detail: input.source)
                    }
                }
                if group[0].isSound, outcome.failures - failuresBefore < group.count { hasReadSounds = true }
            }
            progress.finish()
            if let loaded, hasReadSounds, !output.json, !csv { tellModel(loaded, outcome) }
        }
    }

    /// Tells which model read, and what would read better.
    private func tellModel(_ model: VoiceModel, _ outcome: Outcome) {
        let name = TerminalText.printable("\(model.identity.name) \(model.identity.version)")
        let isSecondBest = self.model == nil && model.identity.name != "encoder"
        outcome.note(
            (isSecondBest ? CommandPhrase.readByWithoutEncoder(name) : .readBy(name)).text(in: outcome.language))
    }

    /// How recordings are read by a model of words; nil for one of emotions.
    private func wordInputs(_ model: VoiceModel) throws -> WordInputs? {
        guard model.classes.task == .words else { return nil }
        guard !modalities.readsWords, !csv else {
            throw VoiceEmotionError.otherTask(
                model: model.recipe.name, tells: ClassList.Task.words.rawValue, wanted: ClassList.Task.emotion.rawValue)
        }
        return WordInputs(reader: try WordReader(model: model), options: try readingOptions, json: output.json)
    }

    private func read(
        _ sounds: [String], with nunchi: Nunchi, _ options: ReadingOptions, _ printer: ReadingPrinter,
        _ progress: ProgressLine,
        _ outcome: inout Outcome
    ) async throws {
        try await nunchi.read(sources: sounds, options: options, jobs: work.jobs) { source, result in
            progress.interrupted {
                switch result {
                case .success(let reading): outcome.print(printer.text(of: reading))
                case .failure(let error): outcome.fail(error, source: source)
                }
            }
            progress.advance(detail: source)
        }
    }

    private var readingOptions: ReadingOptions {
        get throws {
            let isOneSpeaker = profile == ProfileFolder.own
            return ReadingOptions(
                start: start, end: end, channel: channel, window: window, step: step,
                profile: isOneSpeaker ? nil : try profile.map { try ProfileFolder().profile($0) },
                isOneSpeaker: isOneSpeaker, threads: work.threads)
        }
    }

    private func readWithWords(
        _ sounds: [String], with nunchi: Nunchi, _ options: ReadingOptions, _ progress: ProgressLine,
        _ outcome: inout Outcome
    ) async throws {
        let transcriber = try modalities.transcriber(threads: work.threads)
        let reader = try words.reader()
        for source in sounds {
            do {
                let reading = try await nunchi.readWithWords(
                    source: source, options: options, transcriber: transcriber, reader: reader,
                    spokenLanguage: modalities.language, explanation: words.options)
                progress.interrupted {
                    outcome.print(output.json ? reading.json.compact : reading.text(in: outcome.language))
                }
            } catch let error as CancellationError {
                throw error
            } catch {
                progress.interrupted { outcome.fail(error, source: source) }
            }
            progress.advance(detail: source)
        }
    }
}
