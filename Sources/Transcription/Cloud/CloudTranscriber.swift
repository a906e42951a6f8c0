import AudioSignal
public import Foundation

/// Has speech recognised by a service in the cloud: Google Speech-to-Text v1, `speech:recognize`.
///
/// **The sound leaves the machine.** Nothing in Nunchi uses it unless it is asked for by name. The key comes from the
/// environment alone and travels in a header, never in an address.
///
/// Sound is sent as 16-bit samples at 16 kHz in parts of up to 55 s, cut in pauses, as the service takes up to a minute at
/// a time. Silence is not sent. Requests that fail for a while (429, 5xx, no connection) are repeated.
public struct CloudTranscriber: Transcriber {
    /// Names of the services.
    public static let services = ["google"]

    /// The variable of the environment that holds the key.
    public static let keyVariable = "GOOGLE_API_KEY"

    /// The variable of the environment that holds another address than the service's own.
    public static let endpointVariable = "NUNCHI_GOOGLE_SPEECH_URL"

    /// `google-speech-v1`
    public let name = "google-speech-v1"

    /// What people call the service.
    public let serviceName = GoogleSpeechService.title

    private let service: GoogleSpeechService

    /// A transcriber for a service.
    ///
    /// - Parameters:
    ///   - service: `google`.
    ///   - environment: where the key is looked for.
    /// - Throws: `TranscriptionError` when the service is unknown, the key is not set or the address is not https.
    public init(
        service: String = "google", environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TranscriptionError) {
        try self.init(service: service, environment: environment, retrying: RetryPolicy())
    }

    package init(
        service: String = "google", environment: [String: String], retrying policy: RetryPolicy
    ) throws(TranscriptionError) {
        guard Self.services.contains(service) else {
            throw .unknownService(name: service, known: Self.services)
        }
        guard let key = environment[Self.keyVariable]?.trimmingCharacters(in: .whitespacesAndNewlines), !key.isEmpty
        else { throw .noKey(service: GoogleSpeechService.title, variable: Self.keyVariable) }
        let endpoint = try Self.endpoint(environment[Self.endpointVariable].flatMap { $0.isEmpty ? nil : $0 })
        self.service = GoogleSpeechService(key: key, endpoint: endpoint, policy: policy)
    }

    /// Transcribes; see `Transcriber`.
    ///
    /// - Throws: `TranscriptionError` as the service answers.
    public func transcribe(
        _ sound: TranscriptionInput, options: TranscriptionOptions,
        progress: @escaping @Sendable (TranscriptionProgress) -> Void
    ) async throws -> Transcript {
        let work = ChunkedTranscription(
            recognizer: service.timed(options.words),
            limits: ChunkPacker.Limits(chunk: 55, silence: 5, padding: 0.3), model: name)
        return try await work.transcript(
            of: sound, options: options, detector: LevelSpeechDetector(), progress: progress)
    }

    /// The service's own address unless another is given, which must be https, or http to this machine.
    private static func endpoint(_ given: String?) throws(TranscriptionError) -> URL {
        let address = given ?? GoogleSpeechService.address
        guard let url = URL(string: address), let host = url.host(), url.user() == nil, url.password() == nil,
            url.scheme == "https" || (url.scheme == "http" && ["localhost", "127.0.0.1", "::1"].contains(host))
        else { throw .badEndpoint(address: address, variable: endpointVariable) }
        return url
    }
}
