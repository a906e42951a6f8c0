import ArgumentParser
import Foundation
import Nunchi
import NunchiServer

/// How the web service is run.
struct ServeOptions: ParsableArguments {
    @Option(help: "The address to listen on; 0.0.0.0 is all of this machine's.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 takes a free one.")
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "Where readings are kept. Default: nunchi/serve in the user's folder for data.", valueName: "folder"))
    var data: String?

    @Flag(name: .customLong("no-store"), help: "Keep nothing: no readings, no recordings, no corrections.")
    var keepsNothing = false

    @Option(help: ArgumentHelp("Delete readings after so many days.", valueName: "days"))
    var maxAgeDays = 30

    @Option(help: ArgumentHelp("The largest upload in megabytes.", valueName: "megabytes"))
    var maxMegabytes = 50

    @Option(help: ArgumentHelp("The longest recording in seconds.", valueName: "seconds"))
    var maxSeconds = 600.0

    @Option(help: "Computations at once.")
    var atOnce = 2

    @Option(help: "Requests that may wait; one more is answered 429.")
    var queue = 16

    @Option(help: ArgumentHelp("Let in only who has a key of this file; see nunchi serve keys.", valueName: "file"))
    var apiKeys: String?

    @Option(
        help: ArgumentHelp("Let pages of another origin use the API, such as https://example.org.", valueName: "origin")
    )
    var cors: [String] = []

    @Option(help: ArgumentHelp("A name by which this machine may be called besides localhost.", valueName: "name"))
    var hostName: [String] = []

    @Option(help: ArgumentHelp("The certificate of a server that speaks TLS, in PEM.", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("Its private key, in PEM.", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("A voice model of the package, or a model file.", valueName: "name|file"))
    var model: String?

    @Option(help: "Threads in one computation.")
    var threads = 2

    @Flag(help: "Load what writes down words at launch, not when it is first needed.")
    var preload = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be 0 to 65535, not \(port).") }
        guard (1...36_500).contains(maxAgeDays) else {
            throw ValidationError("--max-age-days must be 1 to 36500, not \(maxAgeDays).")
        }
        guard (1...10_000).contains(maxMegabytes) else {
            throw ValidationError("--max-megabytes must be 1 to 10000, not \(maxMegabytes).")
        }
        guard (1...86_400).contains(maxSeconds) else {
            throw ValidationError("--max-seconds must be 1 to 86400, not \(maxSeconds).")
        }
        guard (1...256).contains(atOnce) else { throw ValidationError("--at-once must be 1 to 256, not \(atOnce).") }
        guard (0...10_000).contains(queue) else { throw ValidationError("--queue must be 0 to 10000, not \(queue).") }
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads must be 1 to 1024, not \(threads).")
        }
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-cert and --tls-key go together.")
        }
        for origin in cors where !origin.hasPrefix("http://") && !origin.hasPrefix("https://") || origin.hasSuffix("/")
        {
            throw ValidationError("--cors \(origin) is no origin: use one such as https://example.org.")
        }
    }

    /// The server's settings.
    func settings(models: ModelFolder, output: OutputOptions, language: Language) -> ServerSettings {
        var settings = ServerSettings(data: data.map { URL(filePath: $0) }, version: Version.number)
        settings.host = host
        settings.port = port
        settings.stores = !keepsNothing
        settings.maxAgeDays = maxAgeDays
        settings.maxMegabytes = maxMegabytes
        settings.maxSeconds = maxSeconds
        settings.atOnce = atOnce
        settings.queue = queue
        settings.apiKeys = apiKeys.map { URL(filePath: $0) }
        settings.origins = cors
        settings.hostNames = hostName
        if let tlsCert, let tlsKey {
            settings.tls = ServerSettings.TLSFiles(certificate: URL(filePath: tlsCert), key: URL(filePath: tlsKey))
        }
        settings.model = model
        settings.models = models
        settings.threads = threads
        settings.preloads = preload
        settings.language = language
        settings.log = output.quiet ? .none : output.json ? .json : .text
        return settings
    }
}
