import ArgumentParser
import Foundation
import Nunchi

struct Tune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search for the best settings of a recipe.",
        discussion: """
            Tries settings on folds of speakers (never on speakers that were trained on), shows the best trials and writes the
            best recipe, which --recipe of train and evaluate takes. The same seed finds the same settings, however many jobs.

            With --log every finished trial is kept at once: after an interruption the same command goes on. The log is an
            SQLite file.

            The best score was picked among many and is optimistic. --holdout grouped:K repeats the whole search K times, each
            time without a group of speakers, and tells what the settings found reach on them.

            WHAT TO VARY
              training.epochs=10,20,40                one of these
              learner.hidden=[128],[256,128]          lists in brackets
              learner.dropout=0.3..0.6                a range
              training.learningRate=1e-4..1e-2:log    each order of magnitude as likely as any other

            EXAMPLES
              nunchi tune --recipe acoustic --data emodb --trials 30 --log tune.sqlite --output best.json
              nunchi tune --data emodb --vary training.epochs=10,20,40 --vary learner.dropout=0.3..0.6 --output best.json
              nunchi tune --data emodb --method halving --trials 27 --holdout grouped:5 --output best.json --plot tune.svg
              nunchi evaluate --recipe best.json --data ravdess
            """)

    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            "A setting and its values. May be given several times. Default: what is usually varied in such a recipe.",
            valueName: "setting=values"))
    var vary: [String] = []

    @Option(help: ArgumentHelp("\(SearchMethod.names.joined(separator: ", ")).", valueName: "name"))
    var method = "random"

    @Option(help: "Settings to try; for grid the most there may be.")
    var trials = 30

    @Option(help: "Values of each range in a grid.")
    var steps = 5

    @Option(help: "Brackets of halving, 1 to 3: each begins with a part of the budget three times the one before.")
    var brackets = 1

    @Option(
        help: ArgumentHelp(
            "What halving begins with less of: epochs or clips. Default: epochs for networks, clips for the rest.",
            valueName: "epochs|clips"))
    var budget: String?

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp(
            "How trials are judged: \(EvaluationProtocol.names.joined(separator: ", ")). Default: grouped:5, in fewer groups where there are fewer speakers.",
            valueName: "name"))
    var protocolName: String?

    @Option(
        help: ArgumentHelp(
            "Measure what such a search is worth on speakers that it does not use, in K groups (5 unless given).",
            valueName: "grouped[:K]"))
    var holdout: String?

    @Option(help: ArgumentHelp("Keep finished trials, and go on from them.", valueName: "file.sqlite"))
    var log: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the best recipe.", valueName: "file.json"))
    var output: String?

    @Option(help: ArgumentHelp("Draw the scores against each setting.", valueName: "file.png|svg"))
    var plot: String?

    @OptionGroup var printing: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        if data.settings.showRecipe { return }
        guard SearchMethod.names.contains(method) else {
            throw ValidationError("--method \(method) is not known: use \(SearchMethod.names.joined(separator: ", ")).")
        }
        guard (1...100_000).contains(trials) else {
            throw ValidationError("--trials must be 1 to 100000, not \(trials).")
        }
        guard (2...1000).contains(steps) else { throw ValidationError("--steps must be 2 to 1000, not \(steps).") }
        guard (1...3).contains(brackets) else { throw ValidationError("--brackets must be 1 to 3, not \(brackets).") }
        if let budget, SearchBudget(rawValue: budget) == nil {
            throw ValidationError("--budget \(budget) is not known: use epochs or clips.")
        }
        if let protocolName, EvaluationProtocol(name: protocolName) == nil {
            throw ProtocolProblem.unknown(protocolName)
        }
        if holdout != nil, heldOutGroups == nil {
            throw ValidationError("--holdout must be grouped or grouped:K with K at least 2.")
        }
        if let output, !output.lowercased().hasSuffix(".json") {
            throw ValidationError("--output \(output): the name must end in .json, as --recipe wants it.")
        }
        if let plot { try PictureOptions.checkEnding(of: plot, option: "--plot") }
        do {
            _ = try space(of: try data.chosenRecipe())
        } catch VoiceEmotionError.recipeFile {
            // A damaged file is told of when it is read: the command itself is right.
        } catch let error as ValidationError {
            throw error
        } catch {
            throw ValidationError(FailureReport(error, source: "--vary").text(in: .english))
        }
    }

    func run() async throws {
        if try data.showRecipe() { return }
        try await Outcome.run(printing, source: data.data.joined(separator: " ")) { outcome in
            guard let corpora = try data.corpora(&outcome) else { return }
            for file in [output, plot].compactMap({ $0 }) { try AtomicFile.check(URL(filePath: file)) }
            let recipe = try data.chosenRecipe()
            let tuning = VoiceTuning(
                task: VoiceTask(
                    recipe: recipe, corpora: corpora, emotions: try data.wantedEmotions(), seed: data.seed,
                    jobs: work.jobs, threads: work.threads),
                space: try space(of: recipe), method: searchMethod(for: recipe),
                rule: protocolName.flatMap(EvaluationProtocol.init(name:)), heldOutGroups: heldOutGroups)
            let progress = SearchProgress(printing, language: outcome.language, axes: tuning.space.axes)
            let log: any TrialLog = try log.map { try SQLiteTrialLog(URL(filePath: $0)) } ?? MemoryTrialLog()
            defer { progress.finish() }
            let found = try await tuning.run(log: log, progress: progress.show)
            progress.finish()
            outcome.print(
                printing.json ? found.json.compact : SearchText(language: outcome.language).text(of: found))
            try write(found, &outcome)
        }
    }

    private func write(_ found: TuningOutcome, _ outcome: inout Outcome) throws {
        if let output {
            var recipe = found.result.recipe
            recipe.name = URL(filePath: output).deletingPathExtension().lastPathComponent
            try AtomicFile.write(Array((recipe.json + "\n").utf8), to: URL(filePath: output))
            outcome.note(CommandPhrase.wrote(output).text(in: outcome.language))
        }
        if let plot {
            let picture = try found.plot(language: outcome.language)
            try picture.write(to: URL(filePath: plot), style: PlotStyle(language: outcome.language))
            outcome.note(CommandPhrase.wrote(plot).text(in: outcome.language))
        }
    }

    private func space(of recipe: VoiceRecipe) throws -> SearchSpace {
        try SearchSpace(try vary.map { try TuningAxis($0) }, for: recipe)
    }

    private func searchMethod(for recipe: VoiceRecipe) -> SearchMethod {
        switch method {
        case "grid": .grid(steps: steps, limit: trials)
        case "halving":
            .halving(
                trials: trials, brackets: brackets,
                budget: budget.flatMap(SearchBudget.init(rawValue:)) ?? SearchBudget(for: recipe))
        default: .random(trials: trials)
        }
    }

    /// The number of groups; nil where none is wanted, or what is wanted cannot be.
    private var heldOutGroups: Int? {
        guard let holdout else { return nil }
        let parts = holdout.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.first == "grouped", parts.count <= 2 else { return nil }
        return parts.count == 1 ? 5 : Int(parts[1]).flatMap { $0 >= 2 ? $0 : nil }
    }
}
