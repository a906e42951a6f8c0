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
              nunchi read clip.wav --model my.safetensors
            """)

    @OptionGroup var data: DataOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the model.", valueName: "file.safetensors"))
    var output: String

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp(
            "How the card's figures are measured: \(EvaluationProtocol.names.joined(separator: ", ")), or none. "
                + "Default: grouped:5, in fewer groups where there are fewer speakers.",
            valueName: "name"))
    var protocolName: String?

    @OptionGroup var printing: OutputOptions
    @OptionGroup var work: WorkOptions

    func validate() throws {
        if let protocolName, protocolName != "none", EvaluationProtocol(name: protocolName) == nil {
            throw ValidationError(
                "--protocol \(protocolName) is not known: use \(EvaluationProtocol.names.joined(separator: ", ")) or none."
            )
        }
    }

    func run() async throws {
        try await Outcome.run(printing, source: data.data.joined(separator: " ")) { outcome in
            guard let corpora = data.corpora(&outcome) else { return }
            // Better told now than after the training.
            try AtomicFile.check(URL(filePath: output))
            let task = VoiceTask(
                recipe: try data.chosenRecipe(), corpora: corpora, emotions: try data.wantedEmotions(), seed: data.seed,
                jobs: work.jobs, threads: work.threads)
            let progress = TaskProgress(printing, language: outcome.language)
            let table = try await task.table(progress: progress.show)
            let rule = protocolName.map(EvaluationProtocol.init(name:)) ?? table.speakerGroups(atMost: 5)
            let model = try await task.train(on: table, rule: rule, progress: progress.show)
            progress.finish()
            try model.write(to: URL(filePath: output))
            let text = CardText(model, language: outcome.language)
            outcome.print(printing.json ? text.json.compact : text.text)
            for failure in table.failures { outcome.fail(failure.error, source: failure.recording.file.path) }
            outcome.note(CommandPhrase.wrote(output).text(in: outcome.language))
        }
    }
}
