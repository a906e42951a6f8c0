import ArgumentParser
import Nunchi

/// Where features come from: a pretrained encoder, and what earlier runs have kept.
struct CachedFeatureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The speech encoder of the recipe encoder: a model of the catalogue, or an ONNX file.",
            valueName: "name|file"))
    var encoder: String?

    @Flag(name: .customLong("no-cache"), help: "Compute all features anew, and keep none.")
    var noCache = false

    @OptionGroup var place: ModelsOptions

    func validate() throws {
        if encoder == "" { throw ValidationError("--encoder must name a model or a file.") }
    }

    /// The recipe with the encoder that was asked for.
    func applied(to recipe: VoiceRecipe) -> VoiceRecipe {
        guard let encoder else { return recipe }
        var recipe = recipe
        recipe.features.encoder = encoder
        return recipe
    }

    /// Where features are kept; nil for nowhere.
    var cache: FeatureCache? { noCache ? nil : FeatureCache() }

    /// Where encoders are.
    func environment(threads: Int) -> VoiceFeatureSets.Environment {
        VoiceFeatureSets.Environment(models: place.folder, threads: threads)
    }
}
