import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Nunchi

/// The page and its files.
struct PageRoutes: Sendable {
    private struct File: Sendable {
        let data: Data
        let type: String
        let tag: String
    }

    private let files: [String: File]
    private let isSecure: Bool

    /// Reads the page's files, which are few and small, so that none is looked for by a name that a client sends.
    init(folder: URL, isSecure: Bool) {
        self.isSecure = isSecure
        var files: [String: File] = [:]
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for name in names {
            guard let type = Self.types[(name as NSString).pathExtension],
                let data = try? Data(contentsOf: folder.appending(path: name))
            else { continue }
            let tag = "\"" + SHA256.digest(of: [UInt8](data)).prefix(32) + "\""
            files[name] = File(data: data, type: type, tag: tag)
        }
        self.files = files
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "json": "application/json; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
        "webmanifest": "application/manifest+json; charset=utf-8",
    ]

    func add(to router: Router<ServerContext>) {
        router.get("/") { request, _ in try index(request) }
        router.get("/page/**") { request, context in
            try file(context.parameters.getCatchAll().joined(separator: "/"), request)
        }
    }

    /// The page itself. Whoever comes without our cookie gets one; it is what proves whose readings are whose.
    private func index(_ request: Request) throws -> Response {
        if request.browserSecret == nil, request.headers[.secFetchSite] == "cross-site" {
            // A link on another site: the browser holds the cookie back. Asked for again by ourselves, the page comes with it.
            let text = "<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=/\"><title>Nunchi</title>"
            return Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
        var response = try file("index.html", request)
        response.headers[.cacheControl] = "no-cache"
        if request.browserSecret == nil {
            response.headers[.setCookie] =
                "\(Request.cookieName)=\(Owner.newSecret()); Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
                + (isSecure ? "; Secure" : "")
        }
        return response
    }

    private func file(_ name: String, _ request: Request) throws -> Response {
        guard let file = files[name] else { throw Problem.notFound }
        let headers: HTTPFields = [.contentType: file.type, .eTag: file.tag, .cacheControl: "max-age=60"]
        if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.data)))
    }
}
