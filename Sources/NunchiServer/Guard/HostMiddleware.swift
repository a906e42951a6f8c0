import Hummingbird

/// While the server listens to its own machine only, it answers to its own names only: otherwise a page of another site could
/// have its name lead here and read what is here as its own.
struct HostMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    private let names: Set<String>?

    init(_ settings: ServerSettings) {
        names =
            settings.isLoopback
            ? Set(["localhost", "127.0.0.1", "[::1]", settings.host] + settings.hostNames.map { $0.lowercased() }) : nil
    }

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        if let names, let host = request.head.authority, !names.contains(Self.name(in: host)) {
            throw Problem.otherHost(host)
        }
        return try await next(request, context)
    }

    /// A host's name without its port.
    static func name(in authority: String) -> String {
        let text = authority.lowercased()
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return String(text[...end]) }
        return String(text.prefix { $0 != ":" })
    }
}
