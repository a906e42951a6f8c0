import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Nunchi

/// Answers every error with a problem in the asker's language.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let language: Language
    let paths: KnownPaths

    /// A body of more bytes than this that was refused is not waited for: the connection is closed instead.
    private static let drained = 1 << 20

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = AcceptedLanguage.chosen(from: request.headers[values: .acceptLanguage]) ?? language
        do {
            return try await next(request, context)
        } catch {
            var problem = Problem(error)
            if problem.status == .internalServerError || problem.code == "store.unavailable" {
                context.logger.error("unexpected: \(error)")
            }
            if problem.code == "path.unknown", let methods = paths.methods(at: request.uri.path) {
                problem = .notAllowed(methods)
            }
            if request.uri.path.hasPrefix("/v1/audio/") { problem = OpenAIError.problem(problem, in: context.language) }
            let isCutShort = [.requestTimeout, .contentTooLarge].contains(problem.status)
            if isCutShort || Self.mayBeLong(request) { problem.headers[.connection] = "close" }
            return problem.response(in: context.language, instance: request.uri.path)
        }
    }

    private static func mayBeLong(_ request: Request) -> Bool {
        if let length = request.headers[.contentLength] { return Int(length).map { $0 > drained } ?? true }
        return request.headers[.transferEncoding] != nil
    }
}

/// What `Accept-Language` asks for.
enum AcceptedLanguage {
    /// The language that is wanted most of those that the server speaks; nil where none is.
    static func chosen(from headers: [String]) -> Language? {
        var best: (language: Language, weight: Double)?
        for part in headers.joined(separator: ",").split(separator: ",").prefix(50) {
            let pieces = part.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let tag = pieces.first?.lowercased().split(separator: "-").first,
                let language = Language(rawValue: String(tag))
            else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }
}
