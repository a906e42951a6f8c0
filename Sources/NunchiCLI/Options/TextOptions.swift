import ArgumentParser
import Foundation
import Nunchi

/// Texts to read, and how.
struct TextOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read these words. May be given several times.", valueName: "words"))
    var text: [String] = []

    @Flag(help: "Tell which words moved the score of the likeliest emotion.")
    var explain = false

    @Option(help: ArgumentHelp("Explain this label or emotion instead, for example gratitude.", valueName: "name"))
    var explainLabel: String?

    @Option(help: ArgumentHelp("The texts' language, ko or en; by their letters unless given.", valueName: "ko|en"))
    var textLanguage: String?

    @Option(help: ArgumentHelp("A text model file to use instead of the package's.", valueName: "file"))
    var textModel: String?

    func validate() throws {
        if let textLanguage, TextLanguage(rawValue: textLanguage) == nil {
            throw ValidationError("--text-language \(textLanguage) is not known: use ko or en.")
        }
    }

    /// The reader of texts.
    func reader() throws -> TextReader {
        if let textModel { return TextReader(models: [try TextModel(contentsOf: URL(filePath: textModel))]) }
        return try TextReader()
    }

    /// What is read from each text.
    var options: TextReader.Options {
        TextReader.Options(explains: explain || explainLabel != nil, subject: explainLabel)
    }
}

/// An input of `nunchi read`.
enum ReadInput {
    /// A recording: its path, or `-`.
    case sound(String)
    /// A text file's path.
    case textFile(String)
    /// Words given on the command line.
    case words(String)

    /// What an input is: a text by the ending of its name or by its content, else a recording.
    init(path: String) {
        self = path != "-" && TextFile.isText(URL(filePath: path)) ? .textFile(path) : .sound(path)
    }

    var isSound: Bool { if case .sound = self { true } else { false } }

    /// What results call it.
    var source: String {
        switch self {
        case .sound(let path), .textFile(let path): path
        case .words: "--text"
        }
    }

    /// Recordings that stand together are read together, some at once.
    static func neighbours(_ inputs: [ReadInput]) -> [[ReadInput]] {
        var groups: [[ReadInput]] = []
        for input in inputs {
            if let last = groups.last, last[0].isSound == input.isSound {
                groups[groups.count - 1].append(input)
            } else {
                groups.append([input])
            }
        }
        return groups
    }
}

/// Reads texts and prints what was read.
struct TextInputs {
    let reader: TextReader
    let options: TextOptions
    let printer: ReadingPrinter

    /// Reads a text; when it fails the failure is told.
    func read(_ input: ReadInput, _ outcome: inout Outcome) {
        do {
            let reading = try reader.read(
                try content(of: input), source: input.source,
                language: options.textLanguage.flatMap(TextLanguage.init(rawValue:)) ?? onlyLanguage,
                options: options.options)
            if outcome.output.json {
                outcome.print(reading.json.compact)
            } else if printer.header != nil {
                outcome.print(printer.text(of: reading.reading))
            } else {
                outcome.print(TextReadingText(language: outcome.language).text(of: reading))
            }
        } catch {
            outcome.fail(error, source: input.source)
        }
    }

    /// The language of a model that was given; it reads whatever comes.
    private var onlyLanguage: TextLanguage? { options.textModel == nil ? nil : reader.models.keys.first }

    private func content(of input: ReadInput) throws -> String {
        switch input {
        case .words(let words): words
        case .textFile(let path), .sound(let path): try TextFile(contentsOf: URL(filePath: path)).text
        }
    }
}
