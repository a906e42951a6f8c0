import ArgumentParser
import Foundation
import Nunchi

/// Settings of a recipe that differ for this run.
struct SettingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Change a setting of the recipe, for example training.epochs=40 or learner.hidden=[256,128]. May be given several times.",
            valueName: "setting=value"))
    var set: [String] = []

    @Option(
        help: ArgumentHelp(
            "Stop early: hold a fifth of the speakers out and end after so many epochs without a better recall on them.",
            valueName: "epochs"))
    var patience: Int?

    @Option(
        help: ArgumentHelp(
            "Let the clips of an emotion (or word) count so much more than others, for example anger=2. May be given several times.",
            valueName: "label=factor"))
    var classWeight: [String] = []

    @Flag(help: "Print the recipe as JSON, which --recipe takes as a file, and do nothing else.")
    var showRecipe = false

    /// The recipe with these settings.
    ///
    /// - Throws: `ValidationError` for a setting that the recipe does not have, or a value that does not fit it.
    func applied(to recipe: VoiceRecipe) throws -> VoiceRecipe {
        var changes = try set.map { try Self.parts(of: $0, option: "--set", form: "setting=value") }
        if let patience { changes.append(("training.patience", "\(patience)")) }
        for text in classWeight {
            let (label, factor) = try Self.parts(of: text, option: "--class-weight", form: "label=factor")
            changes.append(("training.classWeights.\(Emotion(label: label)?.rawValue ?? label)", factor))
        }
        do {
            return try changes.reduce(recipe) { try $0.changing($1.name, toText: $1.value) }
        } catch {
            throw ValidationError(FailureReport(error, source: "--set").text(in: .english))
        }
    }

    private static func parts(
        of text: String, option: String, form: String
    ) throws -> (name: String, value: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw ValidationError("\(option) \(text): give it as \(form).")
        }
        return (parts[0], parts[1])
    }
}

/// Keeping what is done, so that the same command goes on after an interruption.
struct CheckpointOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep what is done in this folder; after an interruption the same command goes on from it, with the same result. Remove it when done.",
            valueName: "folder"))
    var checkpoint: String?

    func validate() throws {
        if checkpoint == "" { throw ValidationError("--checkpoint must name a folder.") }
    }

    /// The folder, opened for a piece of work; nil where none is wanted.
    func folder(for work: @autoclosure () -> WorkIdentity) throws -> CheckpointFolder? {
        try checkpoint.map { try CheckpointFolder(URL(filePath: $0), for: work()) }
    }
}
