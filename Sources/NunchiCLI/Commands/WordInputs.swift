import Nunchi

/// Reads recordings with a model of words.
struct WordInputs {
    let reader: WordReader
    let options: ReadingOptions
    let json: Bool

    /// Prints the word of one recording, or why it could not be read.
    func read(_ source: String, _ outcome: inout Outcome) {
        do {
            let input = source == "-" ? AudioInput.standardInput : AudioInput.path(source)
            let reading = try reader.read(input, source: source, options: options)
            outcome.print(json ? reading.json.compact : reading.text(in: outcome.language))
        } catch {
            outcome.fail(error, source: source)
        }
    }
}
