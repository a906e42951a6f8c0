import HTTPTypes
import Hummingbird
import Nunchi

/// Finds out whose readings a request is about, and refuses changes that another site makes a browser ask for.
struct OwnerMiddleware: RouterMiddleware {
    typealias Context = ServerContext

    let keys: APIKeys?

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix("/v1") else { return try await next(request, context) }
        var context = context
        if let keys {
            guard let key = request.bearer, keys.contains(key) else { throw Problem.keyMissing }
            context.owner = Owner(secret: key)
        } else if let secret = request.headers[.nunchiOwner] {
            guard Owner.isSecret(secret) else { throw Problem.ownerWeak }
            context.owner = Owner(secret: secret)
        } else if let secret = request.browserSecret {
            context.owner = Owner(secret: secret)
        }
        if request.changesSomething, request.browserSecret != nil, !request.isOfSameOrigin {
            throw Problem.otherOrigin
        }
        return try await next(request, context)
    }
}

extension HTTPField.Name {
    /// The secret of a program that keeps readings.
    static let nunchiOwner = HTTPField.Name("Nunchi-Owner")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}

extension Request {
    /// The name of the cookie that proves whose readings these are.
    static let cookieName = "nunchi_browser"

    /// The browser's secret, where it has one of ours.
    var browserSecret: String? {
        guard let value = cookies[Self.cookieName]?.value, Owner.isSecret(value) else { return nil }
        return value
    }

    /// What follows `Authorization: Bearer`.
    var bearer: String? {
        guard let value = headers[.authorization] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return parts[1].trimmingPrefix(while: \.isWhitespace).description
    }

    /// Whether the request is of a method that may change something.
    var changesSomething: Bool { ![.get, .head, .options].contains(method) }

    /// Whether a browser says that the request comes from this server's own page, or from no page.
    var isOfSameOrigin: Bool {
        if let site = headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = headers[.origin] else { return true }
        guard let host = head.authority, let place = origin.firstRange(of: "://") else { return false }
        return origin[place.upperBound...].lowercased() == host.lowercased()
    }
}
