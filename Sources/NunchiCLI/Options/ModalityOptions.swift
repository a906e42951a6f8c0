import ArgumentParser
import Nunchi

/// What is read from a recording besides the voice.
struct ModalityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What to read in recordings: voice, or voice,text for the words too, which are transcribed first.",
            valueName: "list"))
    var modalities = "voice"

    @Option(
        help: ArgumentHelp(
            "What writes down the words: an installed model, or a folder with one.", valueName: "name|folder"))
    var transcriber = WhisperTranscriber.defaultModel

    @OptionGroup var folder: ModelsOptions

    @OptionGroup var spoken: SpokenLanguageOptions

    private var names: [String] { modalities.split(separator: ",").map(String.init) }

    func validate() throws {
        guard names.contains("voice"), names.allSatisfy(["voice", "text"].contains) else {
            throw ValidationError("--modalities \(modalities) is not known: use voice or voice,text.")
        }
    }

    /// Whether the words are read too.
    var readsWords: Bool { names.contains("text") }

    /// The language that was given; nil to have it detected.
    var language: String? { spoken.language }

    /// Loads what writes down the words.
    func transcriber(threads: Int) throws -> any Transcriber {
        try Nunchi.transcriber(transcriber, language: language, threads: threads, models: folder.folder)
    }
}
