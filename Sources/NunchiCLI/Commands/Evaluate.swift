import ArgumentParser
import Foundation
import Nunchi

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure a recipe on clips that it was not trained on.",
        discussion: """
            Prints every fold, the unweighted average recall (UAR) with its 95 % interval beside what guessing reaches, and the
            confusion matrix. The interval draws whole speakers.

            EXAMPLES
              nunchi evaluate --recipe acoustic --data emodb --protocol leave-one-speaker-out
              nunchi evaluate --recipe seed-mlp --data emodb --protocol random:5
              nunchi evaluate --recipe seed-cnn-lstm --task words --data digits
              nunchi evaluate --recipe best.json --data emodb --checkpoint state
              nunchi evaluate --data korean --speakers 'em*' --plot confusion.png --json --quiet
              nunchi evaluate --data ravdess --protocol speaker-and-sentence:5 --report report.html --save acoustic.json
              nunchi evaluate --recipe encoder --data ravdess --protocol grouped:5 --with-profile every
              nunchi evaluate --recipe encoder --data emodb --heard babble:10
              nunchi evaluate --data emodb --data ravdess --data korean --protocol leave-one-corpus-out

            PROTOCOLS
              leave-one-speaker-out        each speaker in turn is tested, and never trained on
              grouped:K                    the sorted speakers in K consecutive blocks, each tested in turn
              speaker-and-sentence         training has neither the speaker nor the sentence of the clips tested
              speaker-and-sentence:K       the same with K blocks of speakers
              speaker-and-sentence:K:B     the same with B blocks of sentences; K may be 'all' for each speaker alone
              leave-one-corpus-out         each --data in turn is tested; only classes that all of them have are kept,
                                           unless --emotions names them
              official                     published folds: a manifest's column split (train, dev, test or 1, 2, …), or
                                           RAVDESS's six when all 24 actors are there
              random:K                     clips at random; flatters, since training knows the speakers
            """)

    @OptionGroup var data: DataOptions

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp("\(EvaluationProtocol.names.joined(separator: ", ")).", valueName: "name"))
    var protocolName = "leave-one-speaker-out"

    @Option(
        help: ArgumentHelp(
            "Print the figures for the speakers that match this pattern alone as well, for example 'em*'. May be given several times.",
            valueName: "pattern"))
    var speakers: [String] = []

    @Option(help: ArgumentHelp("Write every clip's scores as CSV.", valueName: "file.csv"))
    var predictions: String?

    @Option(help: ArgumentHelp("Draw the confusion matrix.", valueName: "file.png|svg"))
    var plot: String?

    @Option(
        help: ArgumentHelp(
            "Write a page with figures, plots and the worst clips to listen to; it needs no network.",
            valueName: "file.html"))
    var report: String?

    @Flag(name: .customLong("no-audio"), help: "Leave the clips' sounds out of the page.")
    var noAudio = false

    @Option(
        help: ArgumentHelp("Keep everything that was found, for nunchi compare.", valueName: "file.json"))
    var save: String?

    @Option(
        name: .customLong("with-profile"),
        help: ArgumentHelp(
            "Judge each test speaker with a profile made of their own clips, without labels: every, or a number of others than the judged one, drawn at random.",
            valueName: "every|N"))
    var withProfile: String?

    @OptionGroup var hearing: HearingOptions

    @OptionGroup var features: CachedFeatureOptions
    @OptionGroup var keeping: CheckpointOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        guard EvaluationProtocol(name: protocolName) != nil else {
            throw ProtocolProblem.unknown(protocolName)
        }
        if let withProfile, ProfileTrial(name: withProfile) == nil {
            throw ValidationError("--with-profile must be 'every' or a number above 0, not '\(withProfile)'.")
        }
        if let plot { try PictureOptions.checkEnding(of: plot, option: "--plot") }
    }

    func run() async throws {
        if try data.showRecipe() { return }
        try await Outcome.run(output, source: data.data.joined(separator: " ")) { outcome in
            guard let rule = EvaluationProtocol(name: protocolName), let corpora = try data.corpora(&outcome) else {
                return
            }
            // Better told now than after the evaluation.
            for file in [predictions, plot, report, save].compactMap({ $0 }) {
                try AtomicFile.check(URL(filePath: file))
            }
            let task = VoiceTask(
                recipe: features.applied(to: try data.chosenRecipe()), corpora: corpora,
                emotions: try data.wantedEmotions(), seed: data.seed,
                jobs: work.jobs, threads: work.threads, judgedAs: hearing.hearings,
                profile: withProfile.flatMap(ProfileTrial.init(name:)), cache: features.cache,
                environment: features.environment(threads: 1))
            let progress = TaskProgress(output, language: outcome.language)
            let table = try await task.table(progress: progress.show)
            let checkpoint = try keeping.folder(for: task.identity(of: "evaluate", on: table, rule: rule))
            defer { progress.finish() }
            let result: EvaluationResult
            do {
                result = try await task.evaluate(
                    on: table, rule: rule, checkpoint: checkpoint, progress: progress.show)
            } catch {
                progress.finish()
                // The clips that are missing may be why.
                outcome.fail(table.failures)
                throw error
            }
            progress.finish()
            let subsets = speakers.compactMap { pattern in
                result.restricted(to: { SpeakerPattern(pattern).matches($0) }).map { (pattern: pattern, result: $0) }
            }
            outcome.print(
                output.json
                    ? result.json(subsets: subsets).compact
                    : EvaluationText(language: outcome.language).text(of: result, subsets: subsets))
            outcome.fail(table.failures)
            if let predictions { try PredictionTable(result).write(to: URL(filePath: predictions)) }
            let run = EvaluationRun(
                result, command: Version.command, version: Version.text, recipe: task.recipe, made: Date())
            if let save { try run.write(to: URL(filePath: save), subsets: subsets) }
            if let report {
                let page = EvaluationPage(run, subsets: subsets, language: outcome.language, sounds: !noAudio)
                try page.write(to: URL(filePath: report))
                if page.holdsSounds { outcome.note(EvaluationPhrase.voicesInside.text(in: outcome.language)) }
            }
            if let plot {
                let style = PlotStyle(language: outcome.language)
                try result.confusionPlot(language: outcome.language).write(to: URL(filePath: plot), style: style)
            }
            for file in [predictions, save, report, plot].compactMap({ $0 }) {
                outcome.note(CommandPhrase.wrote(file).text(in: outcome.language))
            }
        }
    }
}
