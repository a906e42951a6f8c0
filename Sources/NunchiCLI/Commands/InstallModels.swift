import ArgumentParser
import Foundation
import Nunchi

struct InstallModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Install models that others trained.",
        discussion: """
            Without a name: the models that speech to text needs. A model that is there and sound is left alone. An
            installation that was stopped is taken up again. Downloading and converting need Python 3; using a model does not.

            EXAMPLES
              nunchi models install
              nunchi models install whisper-base-encoder openvino
              nunchi models install silero-vad --from silero_vad-6.2.3-py3-none-any.whl
            """)

    @Argument(help: "Names from `nunchi models list`.")
    var names: [String] = []

    @Flag(help: "Install everything that this machine can use.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Install from this file, or from the files in this folder, without a network. May be given several times.",
            valueName: "file"))
    var from: [String] = []

    @Flag(help: "Keep what was downloaded.")
    var keepDownloads = false

    @OptionGroup var place: ModelsOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if all, !names.isEmpty { throw ValidationError("--all and names cannot go together.") }
        if !from.isEmpty, names.count != 1 { throw ValidationError("--from needs the name of one model.") }
    }

    func run() async throws {
        try await Outcome.run(output, source: "models") { outcome in
            let store = try place.store
            let progress = StoreProgress(output, language: outcome.language)
            defer { progress.finish() }
            var done: [String] = []
            for name in wanted(store) {
                do {
                    let installation = try store.install(
                        name, from: from.map { URL(filePath: $0) }, keepingDownloads: true, progress: progress.show)
                    report(installation, outcome)
                    noteNeeds(of: name, store, outcome)
                    done.append(name)
                } catch {
                    progress.finish()
                    outcome.fail(error, source: name)
                }
            }
            // Only now: two models may be made of the same files.
            if !keepDownloads { try store.removeDownloads(of: done) }
        }
    }

    private func wanted(_ store: ModelStore) -> [String] {
        if all { return store.catalogue.entries.filter(\.runsHere).map(\.name) }
        return names.isEmpty ? store.catalogue.defaults.map(\.name) : names
    }

    private func report(_ installation: ModelStore.Installation, _ outcome: Outcome) {
        let manifest = installation.model.manifest
        if output.json {
            outcome.print(
                JSONValue.object([
                    "schema": "nunchi.installation/1", "name": .string(manifest.name),
                    "version": .string(manifest.version), "new": .bool(installation.isNew),
                    "folder": .string(installation.model.folder.path), "bytes": .integer(manifest.bytes),
                ]).compact)
        } else {
            let phrase: ModelStorePhrase =
                installation.isNew
                ? .didInstall(manifest.name, version: manifest.version, bytes: manifest.bytes)
                : .alreadyInstalled(manifest.name, version: manifest.version)
            outcome.print(phrase.text(in: outcome.language))
        }
    }

    /// What else has to be there before the model can be used, and will not be after this command.
    private func noteNeeds(of name: String, _ store: ModelStore, _ outcome: Outcome) {
        let coming = wanted(store)
        for other in store.catalogue[name]?.requires ?? [] where !coming.contains(other) {
            guard let entry = store.catalogue[other], case .notInstalled = store.state(of: entry) else { continue }
            if NativeRuntime.isFound(other, models: store.folder) { continue }
            let phrase = ModelStorePhrase.needs(name, what: other, command: store.installCommand(other))
            outcome.note(phrase.text(in: outcome.language))
        }
    }
}
