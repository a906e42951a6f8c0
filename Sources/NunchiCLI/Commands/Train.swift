import ArgumentParser
import Foundation
import Nunchi

struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a voice model and write it as one file.",
        discussion: """
            Measures the recipe first, on speakers left out of training, and keeps the figures in the model's card.

            EXAMPLES
              nunchi train --recipe acoustic --data recordings --output my.safetensors
              nunchi train --data emodb --data ravdess --output both.safetensors
              nunchi train --recipe best.json --data emodb --output best.safetensors --checkpoint state
              nunchi train --data emodb --set training.epochs=40 --patience 8 --output m.safetensors --curves curves.svg
              nunchi train --recipe acoustic --show-recipe > mine.json
              nunchi train --recipe encoder-robust --data emodb --arousal-data baved --output with-arousal.safetensors
              nunchi train --data emodb --data ravdess --protocol leave-one-corpus-out --heard plain --heard babble:10 \
                --heard telephone --output strangers.safetensors
              nunchi read clip.wav --model my.safetensors
              nunchi train --recipe seed-cnn-lstm --task words --data digits --output digits.safetensors
            """)

    @OptionGroup var data: DataOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the model.", valueName: "file.safetensors"))
    var output: String?

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp(
            "How the card's figures are measured: \(EvaluationProtocol.names.joined(separator: ", ")), or none. "
                + "Default: grouped:5, in fewer groups where there are fewer speakers.",
            valueName: "name"))
    var protocolName: String?

    @Option(
        help: ArgumentHelp(
            "A data set whose labels are levels of arousal (low, neutral, high, or numbers from -1 to 1): the model learns arousal from it instead of deriving it from the scores.",
            valueName: "folder"))
    var arousalData: String?

    @OptionGroup var hearing: HearingOptions

    @Option(help: ArgumentHelp("Draw loss and recall over the epochs.", valueName: "file.png|svg"))
    var curves: String?

    @OptionGroup var features: CachedFeatureOptions
    @OptionGroup var keeping: CheckpointOptions
    @OptionGroup var printing: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        guard output != nil || data.settings.showRecipe else {
            throw ValidationError("--output is missing: name the model's file.")
        }
        if let curves { try PictureOptions.checkEnding(of: curves, option: "--curves") }
        if let protocolName, protocolName != "none", EvaluationProtocol(name: protocolName) == nil {
            throw ProtocolProblem.unknown(protocolName, besides: ["none"])
        }
    }

    func run() async throws {
        if try data.showRecipe() { return }
        guard let output else { return }
        try await Outcome.run(printing, source: data.data.joined(separator: " ")) { outcome in
            guard let corpora = try data.corpora(&outcome) else { return }
            let levels = try arousalData.map { try Corpus(contentsOf: URL(filePath: $0)) }
            // Better told now than after the training.
            for file in [output, curves].compactMap({ $0 }) { try AtomicFile.check(URL(filePath: file)) }
            let task = VoiceTask(
                recipe: features.applied(to: try data.chosenRecipe()), corpora: corpora,
                emotions: try data.wantedEmotions(), seed: data.seed,
                jobs: work.jobs, threads: work.threads, judgedAs: hearing.hearings, cache: features.cache,
                environment: features.environment(threads: 1))
            let progress = TaskProgress(printing, language: outcome.language)
            let table = try await task.table(progress: progress.show)
            let rule = protocolName.map(EvaluationProtocol.init(name:)) ?? table.speakerGroups(atMost: 5)
            let checkpoint = try keeping.folder(for: task.identity(of: "train", on: table, rule: rule))
            defer { progress.finish() }
            var model: VoiceModel
            do {
                model = try await task.train(on: table, rule: rule, checkpoint: checkpoint, progress: progress.show)
            } catch {
                progress.finish()
                // The clips that are missing may be why.
                outcome.fail(table.failures)
                throw error
            }
            var failures = table.failures
            if let levels {
                failures += try await task.teachArousal(&model, from: levels, progress: progress.show)
            }
            progress.finish()
            try model.write(to: URL(filePath: output))
            let text = CardText(model, language: outcome.language)
            outcome.print(printing.json ? text.json.compact : text.text)
            if let curves {
                try progress.curves.plot(of: model.recipe.name, language: outcome.language)
                    .write(to: URL(filePath: curves), style: PlotStyle(language: outcome.language))
            }
            outcome.fail(failures)
            outcome.note(CommandPhrase.wrote(output).text(in: outcome.language))
        }
    }
}
