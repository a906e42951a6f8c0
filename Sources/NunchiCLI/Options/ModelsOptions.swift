import ArgumentParser
import Nunchi

/// Where the models that others trained are.
struct ModelsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder of installed models. Default: NUNCHI_MODELS, else nunchi/models in the user's cache.",
            valueName: "folder"))
    var models: String?

    func validate() throws {
        if models == "" { throw ValidationError("--models must name a folder.") }
    }

    /// The folder.
    var folder: ModelFolder { ModelFolder(given: models) }

    /// The store in that folder, with the package's catalogue and that of `NUNCHI_CATALOGUE`.
    var store: ModelStore {
        get throws { ModelStore(folder: folder, catalogue: try .current()) }
    }
}
