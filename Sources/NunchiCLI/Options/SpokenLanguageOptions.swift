import ArgumentParser
import Nunchi

/// The language that is spoken in recordings.
struct SpokenLanguageOptions: ParsableArguments {
    @Option(
        name: [.customShort("l"), .customLong("spoken-language")],
        help: ArgumentHelp("Language that is spoken: ko, en, …; auto detects it.", valueName: "code"))
    var spokenLanguage = "auto"

    /// The language that was given; nil to have it detected.
    var language: String? { SpokenLanguage.code(named: spokenLanguage) }
}
