import HTTPTypes
import Hummingbird

/// Headers that every answer has, and those for pages of other origins that may use the API.
struct HeadersMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    private let origins: Set<String>

    init(_ settings: ServerSettings) { origins = Set(settings.origins) }

    private static let policy = [
        "default-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:", "connect-src 'self'",
        "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
        "form-action 'self'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let origin = request.headers[.origin].flatMap { origins.contains($0) ? $0 : nil }
        var response: Response
        if origin != nil, request.method == .options, request.headers[.accessControlRequestMethod] != nil {
            response = Response(status: .noContent)
            response.headers[.accessControlAllowMethods] = "GET, POST, PUT, DELETE"
            response.headers[.accessControlAllowHeaders] = "Authorization, Content-Type, Last-Event-ID, Nunchi-Owner"
            response.headers[.accessControlMaxAge] = "600"
        } else {
            response = try await next(request, context)
        }
        if let origin { response.headers[.accessControlAllowOrigin] = origin }
        if !origins.isEmpty { response.headers[.vary] = "Origin" }
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[HTTPField.Name("Referrer-Policy")!] = "no-referrer"
        response.headers[HTTPField.Name("Permissions-Policy")!] = "microphone=(self)"
        response.headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] =
            origins.isEmpty ? "same-origin" : "cross-origin"
        if request.uri.path.hasPrefix("/v1") { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
