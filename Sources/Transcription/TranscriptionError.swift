/// Why a sound could not be transcribed.
///
/// Messages of services are passed on without the key that was sent to them.
public enum TranscriptionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The model does not know the language asked for.
    case unknownLanguage(code: String, model: String, known: [String])

    /// There is no such cloud service.
    case unknownService(name: String, known: [String])

    /// The environment variable with the service's key is not set.
    case noKey(service: String, variable: String)

    /// The address given for the service is not one to send a key and a voice to.
    case badEndpoint(address: String, variable: String)

    /// The service takes the request for wrong (400 and the like).
    case refused(service: String, status: Int, message: String)

    /// The service does not accept the key (401, 403).
    case notAllowed(service: String, status: Int, message: String)

    /// The service was too busy or broken, also after waiting (429, 5xx).
    case unavailable(service: String, status: Int, message: String, attempts: Int)

    /// The service could not be reached.
    case unreachable(service: String, cause: String, attempts: Int)

    /// The service's answer is not what it documents.
    case badAnswer(service: String, cause: String)

    /// A data set has no transcripts to compare with.
    case noReferences(corpus: String)

    /// No recording of a data set could be transcribed.
    case nothingTranscribed(corpus: String, firstProblem: String)

    /// What is wrong and what helps, in one line.
    public var description: String {
        switch self {
        case .unknownLanguage(let code, let model, let known):
            "\(model) does not know the language '\(code)'; it knows \(known.joined(separator: ", "))"
        case .unknownService(let name, let known):
            "no service '\(name)'; there is \(known.joined(separator: ", "))"
        case .noKey(let service, let variable): "\(service) needs a key in the environment variable \(variable)"
        case .badEndpoint(let address, let variable):
            "\(variable): \(address) is not https, nor http on localhost"
        case .refused(let service, let status, let message): "\(service) refused the request (\(status)): \(message)"
        case .notAllowed(let service, let status, let message):
            "\(service) does not accept the key (\(status)): \(message)"
        case .unavailable(let service, let status, let message, let attempts):
            "\(service) is not available (\(status), tried \(attempts) time(s)): \(message)"
        case .unreachable(let service, let cause, let attempts):
            "\(service) cannot be reached (tried \(attempts) time(s)): \(cause)"
        case .badAnswer(let service, let cause): "\(service) gave an answer that cannot be used: \(cause)"
        case .noReferences(let corpus): "\(corpus) has no transcripts to compare with"
        case .nothingTranscribed(let corpus, let problem):
            "no recording of \(corpus) could be transcribed; first problem: \(problem)"
        }
    }

    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .unknownLanguage: "transcription.unknown_language"
        case .unknownService: "transcription.unknown_service"
        case .noKey: "transcription.no_key"
        case .badEndpoint: "transcription.bad_endpoint"
        case .refused: "transcription.refused"
        case .notAllowed: "transcription.not_allowed"
        case .unavailable: "transcription.unavailable"
        case .unreachable: "transcription.unreachable"
        case .badAnswer: "transcription.bad_answer"
        case .noReferences: "transcription.no_references"
        case .nothingTranscribed: "transcription.nothing_transcribed"
        }
    }
}
