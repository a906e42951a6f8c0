import ArgumentParser
import Nunchi

struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at models, install those that others trained, check and remove them.",
        discussion: """
            Models that others trained are not part of nunchi: they are downloaded once and then used without a network.

            EXAMPLES
              nunchi models list
              nunchi models install
              nunchi models card whisper-base
            """,
        subcommands: [ListModels.self, ShowCard.self, InstallModels.self, VerifyModels.self, RemoveModels.self])
}

struct ListModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the models of the package and those that can be installed.",
        discussion: """
            EXAMPLES
              nunchi models list
              nunchi models list --json
            """)

    @OptionGroup var place: ModelsOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "models") { outcome in
            let store = try place.store
            let entries = store.catalogue.entries.map {
                CatalogueText($0, state: store.state(of: $0), folder: store.folder, language: outcome.language)
            }
            let packaged = try ShippedModels.names.map { try ShippedModels.load($0) }
            let texts = try TextModelName.packaged.map { try TextModelName.load($0) }
            if output.json {
                for model in packaged {
                    outcome.print(CardText(model, language: outcome.language).json.compact)
                }
                for model in texts { outcome.print(TextCardText(model, language: outcome.language).json.compact) }
                for entry in entries { outcome.print(entry.json.compact) }
            } else {
                let origin = ModelStorePhrase.inThePackage.text(in: outcome.language)
                for model in packaged {
                    outcome.print(CardText(model, language: outcome.language).summary + " (\(origin))")
                }
                for model in texts {
                    outcome.print(TextCardText(model, language: outcome.language).summary + " (\(origin))")
                }
                outcome.print("")
                outcome.print(String(CatalogueText.table(entries, language: outcome.language).dropLast()))
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
              nunchi models card text-ko
              nunchi models card whisper-base
              nunchi models card my.safetensors --json
            """)

    @Argument(help: "A model of the package or of the catalogue, or a model file.")
    var model: String

    @OptionGroup var place: ModelsOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: model) { outcome in
            let store = try place.store
            if !ShippedModels.names.contains(model), let entry = store.catalogue[model] {
                let text = CatalogueText(
                    entry, state: store.state(of: entry), folder: store.folder, language: outcome.language)
                outcome.print(output.json ? text.json.compact : text.card)
            } else if TextModelName.isTextModel(model) {
                let card = TextCardText(try TextModelName.load(model), language: outcome.language)
                outcome.print(output.json ? card.json.compact : card.text)
            } else {
                let card = CardText(try ShippedModels.load(model), language: outcome.language)
                outcome.print(output.json ? card.json.compact : card.text)
                if !output.json, let notes = ShippedModels.notes(on: model) {
                    // They are in English, whatever the language of the rest.
                    let isForeign = outcome.language != .english
                    outcome.print(
                        "\n" + (isForeign ? CommandPhrase.cardNotes.text(in: outcome.language) + "\n\n" : "") + notes)
                }
            }
        }
    }
}
