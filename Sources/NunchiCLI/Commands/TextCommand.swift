import ArgumentParser
import Foundation
import Nunchi

struct TextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Train and measure models of emotion in words.",
        discussion: """
            EXAMPLES
              nunchi text evaluate --model text-en --data goemotions
              nunchi text train --recipe text-en --data goemotions --output my.nunchitext
              nunchi text evaluate --recipe text-ko --data texts
              nunchi text card text-en
            """,
        subcommands: [TextTrain.self, TextEvaluate.self, TextCard.self])
}

/// Which texts a command uses.
struct TextDataOptions: ParsableArguments {
    static let names = (TextTask.known.map(\.name) + KoreanTask.allCases.map(\.rawValue)).joined(separator: ", ")

    @Option(help: ArgumentHelp("A recipe: \(names).", valueName: "name"))
    var recipe = "text-en"

    @Option(
        help: ArgumentHelp(
            "The data set's folder, with train.tsv and dev.tsv (.gz too); for Korean the folder that holds kote, nsmc and goemotions_korean.",
            valueName: "folder"))
    var data: String

    @Option(help: "Decides what chance decides; the same seed gives the same result.")
    var seed: UInt64 = 1

    @Option(help: "Fits at once, each with its own memory. The result does not depend on it.")
    var threads = 2

    func validate() throws {
        guard TextTask.named(recipe) != nil || korean != nil else {
            throw ValidationError("--recipe \(recipe) is not known: use \(Self.names).")
        }
        guard (1...64).contains(threads) else { throw ValidationError("--threads must be 1 to 64, not \(threads).") }
    }

    /// The Korean task of that name; nil for the others.
    var korean: KoreanTask? { KoreanTask(rawValue: recipe) }

    /// The task and its texts.
    func load() throws -> (task: TextTask, parts: TextTask.Parts) {
        guard let task = TextTask.named(recipe) else { throw ValidationError("--recipe \(recipe) is not known.") }
        return (task, try task.load(URL(filePath: data)))
    }

    func progress(_ line: ProgressLine) -> @Sendable (TextTrainer.Progress) -> Void {
        { step in
            switch step {
            case .features: break
            case .fits(let done, _): line.update(done: done, detail: "")
            }
        }
    }

    func line(_ output: OutputOptions, language: Language, folds: Int) -> ProgressLine {
        ProgressLine(
            CommandPhrase.training.text(in: language), total: folds + 1, language: language, quiet: output.quiet)
    }
}

struct TextTrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a text model and write it as one file.",
        discussion: """
            Learns from train.tsv, chooses thresholds on held-out parts of it, and puts the figures on dev.tsv into the
            model's card. The same data and seed give the same file.

            EXAMPLES
              nunchi text train --recipe text-en --data goemotions --output my.nunchitext
              nunchi read --text "I love it" --text-model my.nunchitext
            """)

    @OptionGroup var data: TextDataOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the model.", valueName: "file.nunchitext"))
    var output: String

    @OptionGroup var printing: OutputOptions

    func run() async throws {
        try await Outcome.run(printing, source: data.data) { outcome in
            // Better told now than after the training.
            try AtomicFile.check(URL(filePath: output))
            let model = try trained(outcome.language)
            try model.write(to: URL(filePath: output))
            let card = TextCardText(model, language: outcome.language)
            outcome.print(printing.json ? card.json.compact : card.text)
            outcome.note(CommandPhrase.wrote(output).text(in: outcome.language))
        }
    }
}

extension TextTrain {
    private func trained(_ language: Language) throws -> TextModel {
        if let korean = data.korean {
            let line = data.line(printing, language: language, folds: korean.recipe.folds)
            defer { line.finish() }
            return try korean.train(
                in: URL(filePath: data.data), seed: data.seed, threads: data.threads, progress: data.progress(line))
        }
        let (task, parts) = try data.load()
        let line = data.line(printing, language: language, folds: task.recipe.folds)
        defer { line.finish() }
        return try task.train(on: parts, seed: data.seed, threads: data.threads, progress: data.progress(line))
    }
}

struct TextEvaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure a text model on texts that it did not learn from.",
        discussion: """
            Trains the recipe on train.tsv and measures it on dev.tsv, or measures a model that is there. Prints macro and
            micro F1 with 95 % intervals over draws of texts, AUROC, and each label. Thresholds come from train.tsv alone.
            text-ko is measured on KOTE in five folds, polarity-ko on NSMC's reviews of films that it did not learn from; both
            are always trained anew.

            EXAMPLES
              nunchi text evaluate --data goemotions --model text-en
              nunchi text evaluate --recipe text-en --data goemotions --json --quiet
              nunchi text evaluate --data goemotions --model text-en --baseline python3
              nunchi text evaluate --recipe text-ko --data texts --baseline python3
              nunchi text evaluate --recipe polarity-ko --data texts
            """)

    @OptionGroup var data: TextDataOptions

    @Option(
        help: ArgumentHelp(
            "Measure this model of the package, or model file, instead of training.", valueName: "name|file"))
    var model: String?

    @Option(help: ArgumentHelp("Measure scikit-learn beside it, with this Python that has it.", valueName: "python"))
    var baseline: String?

    @Option(help: ArgumentHelp("The baseline's script.", valueName: "file.py"))
    var baselineScript = "Benchmarks/references/text_baseline.py"

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if baseline != nil, !FileManager.default.fileExists(atPath: baselineScript) {
            throw ValidationError(
                "--baseline needs \(baselineScript): run it in the repository's folder, or give --baseline-script.")
        }
        if data.korean != nil, model != nil {
            throw ValidationError("--model is not for \(data.recipe): it learned from all of the texts; leave it out.")
        }
        if data.korean == .polarity, baseline != nil {
            throw ValidationError("--baseline is not for polarity-ko: it is measured with text-en and text-ko.")
        }
    }

    func run() async throws {
        try await Outcome.run(output, source: data.data) { outcome in
            let start = ContinuousClock.now
            var result = try measured(outcome.language)
            result.seconds = (ContinuousClock.now - start) / .seconds(1)
            let report = TextEvaluationReport(result)
            outcome.print(output.json ? report.json.compact : report.text(in: outcome.language))
        }
    }
}

extension TextEvaluate {
    private func measured(_ language: Language) throws -> TextEvaluation {
        let scikit = baseline.map {
            TextBaseline(
                python: $0, script: URL(filePath: baselineScript), analyzer: data.korean == nil ? .words : .letters)
        }
        if let korean = data.korean {
            return try korean.evaluate(
                in: URL(filePath: data.data), seed: data.seed, threads: data.threads, baseline: scikit)
        }
        let (task, parts) = try data.load()
        let line = data.line(output, language: language, folds: task.recipe.folds)
        let measured =
            try model.map { try TextModelName.load($0) }
            ?? task.train(on: parts, seed: data.seed, threads: data.threads, progress: data.progress(line))
        if model == nil { line.finish() }
        guard measured.labels.map(\.name) == task.recipe.labels.map(\.name) else {
            throw TextEmotionError.badOptions(cause: "the model has other labels than the recipe \(task.name)")
        }
        var result = task.evaluate(measured, on: parts, seed: data.seed)
        result.baseline = try scikit?.figures(
            training: parts.training, test: parts.test, labels: task.recipe.labels, seed: data.seed)
        return result
    }
}

struct TextCard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Show a text model's card: its data, its figures, its labels.",
        discussion: """
            EXAMPLES
              nunchi text card text-en
              nunchi text card my.nunchitext --json
            """)

    @Argument(help: "A text model of the package, or a model file.")
    var model: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: model) { outcome in
            let card = TextCardText(try TextModelName.load(model), language: outcome.language)
            outcome.print(output.json ? card.json.compact : card.text)
        }
    }
}

/// Text models as people name them.
enum TextModelName {
    /// The names of the package's models.
    static let packaged = TextLanguage.allCases.map { "text-\($0.rawValue)" } + [KoreanTask.polarity.rawValue]

    /// Whether a name is that of a text model: one of the package's, or a file with their ending.
    static func isTextModel(_ name: String) -> Bool { packaged.contains(name) || name.hasSuffix(".nunchitext") }

    /// The package's model `text-en`, `text-ko` or `polarity-ko`, else the model in a file of that name.
    static func load(_ name: String) throws -> TextModel {
        for language in TextLanguage.allCases where name == "text-\(language.rawValue)" {
            return try ShippedTextModels.load(language)
        }
        if name == KoreanTask.polarity.rawValue { return try ShippedTextModels.koreanPolarity() }
        return try TextModel(contentsOf: URL(filePath: name))
    }
}
