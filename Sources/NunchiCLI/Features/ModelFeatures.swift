import Nunchi

/// Computes what a voice model is given of recordings, for `nunchi features --model`.
struct ModelFeatures {
    let reader: ModelInputReader
    let options: ReadingOptions
    let output: String?
    let printing: OutputOptions

    /// Prints or writes the arrays of some recordings.
    func compute(of sources: [String], _ outcome: inout Outcome) throws {
        var files = try ModelInputFiles(output: output)
        let progress = ProgressLine(
            CommandPhrase.features.text(in: outcome.language), total: sources.count, language: outcome.language,
            quiet: printing.quiet || sources.count < 2)
        for source in sources {
            try Task.checkCancellation()
            progress.interrupted {
                do {
                    let array = try reader.array(
                        of: source == "-" ? .standardInput : .path(source), options: options)
                    if output != nil { return files.add(array, of: source) }
                    outcome.print(
                        printing.json
                            ? ModelInputFiles.json(array, of: source, sampleRate: reader.input.sampleRate).compact
                            : ModelInputFiles.text(array, of: source))
                } catch {
                    outcome.fail(error, source: source)
                }
            }
            progress.advance(detail: source)
        }
        progress.finish()
        for file in try files.finish() { outcome.note(CommandPhrase.wrote(file).text(in: outcome.language)) }
    }
}
