import ArgumentParser
import Nunchi

struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at voice models.",
        discussion: """
            EXAMPLES
              nunchi models list
              nunchi models card acoustic
            """,
        subcommands: [ListModels.self, ShowCard.self])
}

struct ListModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the models of the package.",
        discussion: """
            EXAMPLES
              nunchi models list
              nunchi models list --json
            """)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "models") { outcome in
            for name in ShippedModels.names {
                let model = try ShippedModels.load(name)
                let card = CardText(model, language: outcome.language)
                outcome.print(output.json ? card.json.compact : card.summary)
            }
        }
    }
}

struct ShowCard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Show a model's card: its data, its figures, what its licences allow.",
        discussion: """
            EXAMPLES
              nunchi models card acoustic
              nunchi models card my.safetensors --json
            """)

    @Argument(help: "A model of the package, or a model file.")
    var model: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: model) { outcome in
            let card = CardText(try ShippedModels.load(model), language: outcome.language)
            outcome.print(output.json ? card.json.compact : card.text)
        }
    }
}
