public import Foundation
public import Nunchi

/// How the server is run.
public struct ServerSettings: Sendable {
    /// Certificate and key of a server that speaks TLS, as files in PEM.
    public struct TLSFiles: Sendable, Hashable {
        /// The certificate, with those that lead to its root after it.
        public let certificate: URL
        /// Its private key.
        public let key: URL

        /// A certificate and its key.
        public init(certificate: URL, key: URL) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port; 0 takes a free one.
    public var port = 8080
    /// Where readings, recordings and corrections are kept.
    public var data: URL
    /// Whether anything is kept at all.
    public var stores = true
    /// Readings older than so many days are deleted.
    public var maxAgeDays = 30
    /// The largest body of a request, in megabytes of 1,000,000 bytes.
    public var maxMegabytes = 50
    /// The longest recording, in seconds.
    public var maxSeconds = 600.0
    /// Inferences at once.
    public var atOnce = 2
    /// Requests that may wait for their turn; the next is answered 429.
    public var queue = 16
    /// Live streams at once.
    public var streams = 8
    /// A file with the SHA-256 of keys; nil lets everybody in.
    public var apiKeys: URL?
    /// Origins of other pages that may use the API.
    public var origins: [String] = []
    /// Names, besides those of this machine, by which the server may be called while it listens to this machine only.
    public var hostNames: [String] = []
    /// TLS; nil speaks plain HTTP.
    public var tls: TLSFiles?
    /// The voice model: a name or a file; nil for the best that is there.
    public var model: String?
    /// Where the models of others are installed.
    public var models = ModelFolder()
    /// Threads of one computation.
    public var threads = 2
    /// Whether the transcriber is loaded at launch instead of when it is first needed.
    public var preloads = false
    /// The language of answers to whoever does not ask for one.
    public var language = Language.english
    /// Seconds that a body may take to arrive.
    public var bodySeconds = 60.0
    /// Seconds of silence after which a connection is closed.
    public var idleSeconds = 30.0
    /// Seconds that running requests are given when the server is told to stop.
    public var graceSeconds = 10.0
    /// What the server calls its own version.
    public var version: String
    /// The program, which is started again to decode media; nil takes the one that runs.
    public var program: URL?
    /// Whether requests are logged on standard error, as lines of text or JSON.
    public var log = LogStyle.text

    /// How requests are logged.
    public enum LogStyle: Sendable, Hashable {
        /// Not at all.
        case none
        /// A line of text for each.
        case text
        /// A JSON object for each.
        case json
    }

    /// The usual settings.
    ///
    /// - Parameters:
    ///   - data: where readings are kept; nil for `nunchi/serve` in the user's folder for data.
    ///   - version: the program's version.
    public init(
        data: URL? = nil, version: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let home =
            environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : URL(filePath: $0, directoryHint: .isDirectory) }
            ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
        self.data = data ?? home.appending(path: "nunchi/serve")
        self.version = version
    }

    /// The largest body in bytes.
    package var maxBytes: Int { maxMegabytes * 1_000_000 }

    /// Whether the server listens to all of this machine's addresses.
    package var listensToAll: Bool { ["0.0.0.0", "::", "[::]"].contains(host) }

    /// Whether only programs on this machine can reach the server.
    package var isLoopback: Bool {
        ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host) || host.hasPrefix("127.")
    }
}
