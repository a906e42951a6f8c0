import ArgumentParser
import Foundation
import Nunchi

/// Which data, recipe and chance a training or an evaluation uses.
struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A recipe: \(VoiceRecipe.known.map(\.name).joined(separator: ", ")), or a .json file that tune or --show-recipe wrote.",
            valueName: "name"))
    var recipe = "acoustic"

    @Option(
        help: ArgumentHelp(
            "A data set's folder, in a known layout or with a manifest.tsv (file, label, speaker). May be given several times.",
            valueName: "folder"))
    var data: [String] = []

    @Option(
        help: ArgumentHelp(
            "Keep these emotions only: names joined by commas, or seed, emodb, ravdess, ekman, aihub.",
            valueName: "list"))
    var emotions: String?

    @Option(
        help: ArgumentHelp(
            "What an odd label means: frustrated=anger, ravdess:calm=neutral (in one data set), other=none (left out). May be given several times.",
            valueName: "label=emotion"))
    var map: [String] = []

    @Option(
        help: ArgumentHelp(
            "What is told apart: emotion, or words (the data set's own labels, such as spoken digits). The recipe's own unless given.",
            valueName: "emotion|words"))
    var task: TaskName?

    @Option(help: "Passes over the data; the recipe's number unless given.")
    var epochs: Int?

    @OptionGroup var settings: SettingOptions

    @Option(help: "Decides what chance decides; the same seed gives the same result.")
    var seed: UInt64 = 0

    func validate() throws {
        if let epochs, !(1...100_000).contains(epochs) {
            throw ValidationError("--epochs must be 1 to 100000, not \(epochs).")
        }
        guard settings.showRecipe || !data.isEmpty else {
            throw ValidationError("--data is missing: name a data set's folder.")
        }
        if task == .words, emotions != nil {
            throw ValidationError("--emotions cannot go with --task words.")
        }
        _ = try wantedEmotions()
        do { _ = try LabelMap(map) } catch {
            throw ValidationError(FailureReport(error, source: "--map").text(in: .english))
        }
        // A file may be damaged without the command being wrong; it is told of when it is read.
        if !recipe.lowercased().hasSuffix(".json") || (try? VoiceRecipe.chosen(by: recipe)) != nil {
            _ = try chosenRecipe()
        }
    }

    /// The recipe, with what was changed on the command line.
    func chosenRecipe() throws -> VoiceRecipe {
        var recipe: VoiceRecipe
        do { recipe = try VoiceRecipe.chosen(by: self.recipe) } catch VoiceEmotionError.unknownRecipe(
            let name, let known)
        {
            let error = VoiceEmotionError.unknownRecipe(name: name, known: known)
            throw ValidationError(FailureReport(error, source: "--recipe").text(in: .english))
        }
        if let epochs { recipe.training.epochs = epochs }
        if let task { recipe.task = task.task }
        return try settings.applied(to: recipe)
    }

    /// Prints the recipe, if that is all that is asked for.
    func showRecipe() throws -> Bool {
        guard settings.showRecipe else { return false }
        do { Terminal.write(try chosenRecipe().json + "\n", to: .output) } catch let error as VoiceEmotionError {
            Terminal.write("nunchi: " + FailureReport(error, source: recipe).text(in: .english) + "\n", to: .error)
            throw ExitCode(1)
        }
        return true
    }

    func wantedEmotions() throws -> Set<Emotion>? {
        guard let emotions else { return nil }
        if let taxonomy = Taxonomy(named: emotions) { return Set(taxonomy.emotions) }
        return Set(
            try emotions.split(separator: ",").map { word in
                guard let emotion = Emotion(label: String(word)) else {
                    throw ValidationError(
                        "--emotions: '\(word)' is no emotion; use \(Emotion.allCases.map(\.rawValue).joined(separator: ", "))."
                    )
                }
                return emotion
            })
    }

    /// The failure to tell of a data set: a folder without sounds lacks more than a layout.
    static func failure(_ error: any Error, of folder: String) -> any Error {
        guard case CorpusError.unknownLayout = error else { return error }
        do { _ = try SoundFiles.named(by: [folder]) } catch { return error }
        return error
    }

    /// Reads the data sets, telling of what in them was passed over. Nil when one could not be read at all.
    func corpora(_ outcome: inout Outcome) throws -> [Corpus]? {
        var corpora: [Corpus] = []
        for folder in data {
            do {
                corpora.append(try Corpus(contentsOf: URL(filePath: folder)).relabelled(by: LabelMap(map)))
            } catch {
                outcome.fail(Self.failure(error, of: folder), source: folder)
                return nil
            }
        }
        corpora = Corpus.distinct(corpora)
        for corpus in corpora {
            for issue in corpus.issues { outcome.note(TerminalText.printable(issue.description)) }
            if corpus.duplicates > 0 {
                let note = EvaluationNote.duplicates(corpus: corpus.name, count: corpus.duplicates)
                outcome.note(TerminalText.printable(note.text(in: outcome.language)))
            }
            for copies in corpus.copies {
                let note = EvaluationNote.copies(corpus: corpus.name, of: copies.corpus, count: copies.count)
                outcome.note(TerminalText.printable(note.text(in: outcome.language)))
            }
        }
        return corpora
    }
}

/// What a model is to tell apart, as the command line names it.
enum TaskName: String, ExpressibleByArgument, CaseIterable {
    case emotion, words

    var task: ClassList.Task { self == .words ? .words : .emotion }
}
