import ArgumentParser
import Foundation
import Nunchi
import NunchiServer

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a web page and an API that read emotion.",
        discussion: """
            Prints the address to open. Readings are kept in a folder of this machine until they are deleted or too old. A
            browser gives a page the microphone only on localhost or over TLS.

            EXAMPLES
              nunchi serve
              nunchi serve --port 9000 --no-store
              nunchi serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --api-keys keys.txt
              curl -F file=@clip.wav http://localhost:8080/v1/read
            """,
        subcommands: [Keys.self])

    @OptionGroup var options: ServeOptions
    @OptionGroup var models: ModelsOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Outcome.run(output, source: "serve") { outcome in
            let settings = options.settings(models: models.folder, output: output, language: outcome.language)
            let server = try await NunchiServer(settings)
            let outcome = outcome
            try await server.run { address in
                if output.json {
                    let line: JSONValue = ["schema": "nunchi.serving/1", "address": .string(address)]
                    outcome.print(line.compact)
                } else {
                    outcome.print(ServePhrase.open(address).text(in: outcome.language))
                    if let others = settings.fromOthers(address) { outcome.print(others.text(in: outcome.language)) }
                }
                if settings.admitsEverybody { outcome.note(ServePhrase.everybody.text(in: outcome.language)) }
                if !settings.reachesMicrophone { outcome.note(ServePhrase.microphone.text(in: outcome.language)) }
            }
        }
    }
}
