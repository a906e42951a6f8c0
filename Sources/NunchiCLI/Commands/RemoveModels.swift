import ArgumentParser
import Nunchi

struct RemoveModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove installed models.",
        discussion: """
            EXAMPLES
              nunchi models remove musicnn
              nunchi models remove whisper-base --models /srv/models
            """)

    @Argument(help: "Names of installed models.")
    var names: [String]

    @OptionGroup var place: ModelsOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "models") { outcome in
            let store = try place.store
            for name in names {
                do {
                    let bytes = try store.remove(name)
                    if output.json {
                        outcome.print(
                            JSONValue.object([
                                "schema": "nunchi.removal/1", "name": .string(name), "bytes": .integer(bytes),
                            ]).compact)
                    } else {
                        outcome.print(ModelStorePhrase.didRemove(name, bytes: bytes).text(in: outcome.language))
                    }
                } catch {
                    outcome.fail(error, source: name)
                }
            }
        }
    }
}
