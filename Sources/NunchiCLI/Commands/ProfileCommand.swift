import ArgumentParser
import Foundation
import Nunchi

struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Teach Nunchi a speaker's usual voice, from clips without labels.",
        discussion: """
            A profile holds the mean and spread of a speaker's features. Readings with --profile judge the speaker by their own
            usual voice. From three clips on that is better than judging them as a stranger; ten or more in different moods
            are best. docs/profiles.md has figures.

            EXAMPLES
              nunchi profile create mina calls/mina-*.wav
              nunchi read today.wav --profile mina
              nunchi profile list
            """,
        subcommands: [Create.self, List.self, Show.self, Remove.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a profile, in place of an earlier one of that name.",
            discussion: """
                EXAMPLES
                  nunchi profile create mina calls/mina-*.wav
                  nunchi profile create mina interview.mp3 --model encoder
                """)

        @Argument(help: "The speaker's name.")
        var name: String

        @Argument(help: "Recordings of this speaker alone.")
        var files: [String]

        @Option(help: "The model that will read with the profile: encoder, acoustic, or a file. Default: as for read.")
        var model: String?

        @OptionGroup var place: ModelsOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: name) { outcome in
                let folder = ProfileFolder()
                _ = try folder.file(of: name)
                let nunchi = try await Nunchi(model: model, models: place.folder)
                let profile = try await nunchi.profile(named: name, of: files) { source, error in
                    outcome.fail(error, source: source)
                }
                let file = try folder.keep(profile)
                outcome.print(output.json ? profile.json.compact : profile.text(in: outcome.language))
                if profile.clips < 3 { outcome.note(ProfilePhrase.few.text(in: outcome.language)) }
                outcome.note(ProfilePhrase.moods.text(in: outcome.language))
                outcome.note(CommandPhrase.wrote(file.path).text(in: outcome.language))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the profiles.",
            discussion: """
                EXAMPLES
                  nunchi profile list
                  nunchi profile list --json
                """)

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: "profiles") { outcome in
                let folder = ProfileFolder()
                for name in folder.names {
                    do {
                        let profile = try folder.profile(name)
                        outcome.print(output.json ? profile.json.compact : profile.text(in: outcome.language))
                    } catch {
                        outcome.fail(error, source: name)
                    }
                }
                if folder.names.isEmpty { outcome.note(ProfilePhrase.none.text(in: outcome.language)) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a profile.",
            discussion: """
                EXAMPLES
                  nunchi profile show mina
                """)

        @Argument(help: "The speaker's name, or a profile's file.")
        var name: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: name) { outcome in
                let profile = try ProfileFolder().profile(name)
                outcome.print(output.json ? profile.json.compact : profile.text(in: outcome.language))
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove profiles.",
            discussion: """
                EXAMPLES
                  nunchi profile remove mina
                """)

        @Argument(help: "Names.")
        var names: [String]

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: "profiles") { outcome in
                for name in names {
                    do {
                        try ProfileFolder().remove(name)
                        outcome.note(ProfilePhrase.removed(name).text(in: outcome.language))
                    } catch {
                        outcome.fail(error, source: name)
                    }
                }
            }
        }
    }
}
