import ArgumentParser
import Nunchi

struct VerifyModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read every file of installed models and compare it with what was installed.",
        discussion: """
            EXAMPLES
              nunchi models verify
              nunchi models verify whisper-base --json
            """)

    @Argument(help: "Names; all installed models unless given.")
    var names: [String] = []

    @OptionGroup var place: ModelsOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "models") { outcome in
            let store = try place.store
            let names = names.isEmpty ? installed(store) : names
            if names.isEmpty { outcome.note(ModelStorePhrase.nothingInstalled.text(in: outcome.language)) }
            for name in names {
                do {
                    let manifest = try store.verify(name).manifest
                    if output.json {
                        outcome.print(
                            JSONValue.object([
                                "schema": "nunchi.verification/1", "name": .string(name),
                                "version": .string(manifest.version), "files": .integer(manifest.files.count),
                                "bytes": .integer(manifest.bytes),
                            ]).compact)
                    } else {
                        let phrase = ModelStorePhrase.inOrder(
                            name, files: manifest.files.count, bytes: manifest.bytes)
                        outcome.print(phrase.text(in: outcome.language))
                    }
                } catch {
                    outcome.fail(error, source: name)
                }
            }
        }
    }

    /// What is there, sound or not.
    private func installed(_ store: ModelStore) -> [String] {
        store.catalogue.entries.filter {
            switch store.state(of: $0) {
            case .installed, .outdated, .damaged: true
            case .notInstalled, .notForThisMachine: false
            }
        }.map(\.name)
    }
}
