import ArgumentParser
import Foundation
import Nunchi
import NunchiServer

extension Serve {
    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make and take away keys of the API.",
            discussion: """
                A file of keys holds the SHA-256 of each and who has it; the key itself is printed once and kept nowhere. A
                server that runs notices changes by itself.

                EXAMPLES
                  nunchi serve keys add mina --file keys.txt
                  nunchi serve keys list --file keys.txt
                  nunchi serve keys remove mina --file keys.txt
                """,
            subcommands: [Add.self, List.self, Remove.self])
    }

    /// The file of keys that a command works on.
    struct KeyFile: ParsableArguments {
        @Option(help: ArgumentHelp("The file of keys.", valueName: "file"))
        var file: String

        var url: URL { URL(filePath: file) }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key and print it, this once.",
            discussion: """
                EXAMPLES
                  nunchi serve keys add mina --file keys.txt
                """)

        @Argument(help: "Who gets it.")
        var name: String

        @OptionGroup var keys: KeyFile
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: keys.file) { outcome in
                let key = try APIKeys.add(name: name, to: keys.url)
                outcome.print(
                    output.json
                        ? JSONValue.object(["schema": "nunchi.key/1", "name": .string(name), "key": .string(key)])
                            .compact : key)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who has a key.",
            discussion: """
                EXAMPLES
                  nunchi serve keys list --file keys.txt
                """)

        @OptionGroup var keys: KeyFile
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: keys.file) { outcome in
                for entry in try APIKeys.entries(in: keys.url) {
                    outcome.print(
                        output.json
                            ? JSONValue.object([
                                "schema": "nunchi.key/1", "name": .string(entry.name),
                                "sha256": .string(entry.digest),
                            ]).compact : TerminalText.printable(entry.name))
                }
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a key away.",
            discussion: """
                EXAMPLES
                  nunchi serve keys remove mina --file keys.txt
                """)

        @Argument(help: "Who has it.")
        var name: String

        @OptionGroup var keys: KeyFile
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Outcome.run(output, source: keys.file) { outcome in
                try APIKeys.remove(name: name, from: keys.url)
                outcome.note(ServePhrase.removedKey(name).text(in: outcome.language))
            }
        }
    }
}
