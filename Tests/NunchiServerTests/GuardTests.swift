import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NunchiServer
import NunchiTesting
import Testing

@Suite("Who may talk to the server")
struct GuardTests {
    @Test("Keys open the API, each its own readings; health needs none")
    func keys() async throws {
        try await withTemporaryDirectory { folder in
            let file = folder.appending(path: "keys.txt")
            let mina = try APIKeys.add(name: "mina", to: file)
            let juno = try APIKeys.add(name: "juno", to: file)
            #expect(mina != juno)
            #expect(mina.count == 46)
            let content = try String(contentsOf: file, encoding: .utf8)
            #expect(!content.contains(mina) && content.contains(" mina\n"))
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try await TestServer.run(.router, { $0.apiKeys = file }) { server in
                func list(_ authorization: String?) async throws -> Answer {
                    try await server.send(
                        .get, "/v1/readings", owner: Someone.mina,
                        headers: authorization.map { [.authorization: $0] } ?? [:])
                }
                for wrong in [
                    nil, "Bearer", "Bearer ", "Bearer \(mina)x", "Basic \(mina)", "Bearer \(mina.dropLast())", mina,
                ] {
                    let answer = try await list(wrong)
                    #expect(answer.status == 401, "\(wrong ?? "none")")
                    #expect(answer.problem == "key.missing")
                    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                }
                #expect(try await server.send(.get, "/health").status == 200)
                let reading = try await server.send(
                    .post, "/v1/read", headers: [.authorization: "Bearer \(mina)"], type: "audio/wav",
                    body: SyntheticVoices.voice().wav)
                let id = try #require(reading.id)
                func show(_ key: String) async throws -> Int {
                    try await server.send(
                        .get, "/v1/readings/\(id)", headers: [.authorization: "Bearer \(key)"]
                    ).status
                }
                #expect(try await show(mina) == 200)
                #expect(try await show(juno) == 404)
                // A key that is taken away is of no use any more, without a new start.
                try APIKeys.remove(name: "mina", from: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: 5)], ofItemAtPath: file.path)
                #expect(try await show(mina) == 401)
                #expect(try await show(juno) == 404)
            }
        }
    }

    @Test("A file of keys that cannot be understood is refused, with its line")
    func keyFile() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "keys.txt")
            #expect(throws: KeyFileError.unreadable(file: file.path)) { try APIKeys(file) }
            try "# ours\n\nnot-a-digest mina\n".write(to: file, atomically: true, encoding: .utf8)
            #expect(throws: KeyFileError.malformed(file: file.path, line: 3)) { try APIKeys(file) }
            try FileManager.default.removeItem(at: file)
            _ = try APIKeys.add(name: "mina", to: file)
            #expect(throws: KeyFileError.name("mina")) { try APIKeys.add(name: "mina", to: file) }
            #expect(throws: KeyFileError.unknown("juno")) { try APIKeys.remove(name: "juno", from: file) }
            #expect(try APIKeys.entries(in: file).map(\.name) == ["mina"])
        }
    }

    @Test(
        "While it listens to its own machine only, it answers to its own names only",
        arguments: [
            ("localhost:8080", true), ("127.0.0.1", true), ("[::1]:9", true), ("LOCALHOST", true),
            ("mine.example:1", true),
            ("evil.example", false), ("localhost.evil.example", false), ("192.168.1.2:8080", false), ("[::2]", false),
        ])
    func hosts(host: String, isKnown: Bool) async throws {
        try await TestServer.run(.live, { $0.hostNames = ["mine.example"] }) { server in
            let port = try #require(server.client.port)
            let answer = try await RawClient.exchange(
                "GET /health HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n", port: port)
            #expect(answer.hasPrefix(isKnown ? "HTTP/1.1 200 " : "HTTP/1.1 421 "), "\(answer)")
        }
    }

    @Test("On a network it may be called by any name")
    func anyHost() async throws {
        try await TestServer.run(.live, { $0.host = "0.0.0.0" }) { server in
            let port = try #require(server.client.port)
            let answer = try await RawClient.exchange(
                "GET /health HTTP/1.1\r\nHost: nunchi.example\r\nConnection: close\r\n\r\n", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("Every answer, also of an error, has the headers that keep a browser safe")
    func headers() async throws {
        try await TestServer.run { server in
            for path in ["/", "/health", "/v1/readings", "/nowhere"] {
                let answer = try await server.send(.get, path)
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.hasPrefix("default-src 'self'; "))
                #expect(policy.contains("frame-ancestors 'none'") && policy.contains("object-src 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
                #expect(answer.headers[HTTPField.Name("Permissions-Policy")!] == "microphone=(self)")
                #expect(answer.headers[.accessControlAllowOrigin] == nil)
                if path.hasPrefix("/v1") { #expect(answer.headers[.cacheControl] == "no-store") }
            }
        }
    }

    @Test("Pages of other origins may use the API only where that is allowed, and never with the cookie")
    func cors() async throws {
        try await TestServer.run(.router, { $0.origins = ["https://ours.example"] }) { server in
            let ask: HTTPFields = [.origin: "https://ours.example", .accessControlRequestMethod: "POST"]
            let preflight = try await server.send(.options, "/v1/read", headers: ask)
            #expect(preflight.status == 204)
            #expect(preflight.headers[.accessControlAllowOrigin] == "https://ours.example")
            #expect(preflight.headers[.accessControlAllowHeaders]?.contains("Nunchi-Owner") == true)
            #expect(preflight.headers[.accessControlAllowCredentials] == nil)
            let answer = try await server.send(.get, "/health", headers: [.origin: "https://ours.example"])
            #expect(answer.headers[.accessControlAllowOrigin] == "https://ours.example")
            #expect(answer.headers[.vary] == "Origin")
            let other = try await server.send(.get, "/health", headers: [.origin: "https://evil.example"])
            #expect(other.headers[.accessControlAllowOrigin] == nil)
            let refused = try await server.send(
                .options, "/v1/read", headers: [.origin: "https://evil.example", .accessControlRequestMethod: "POST"])
            #expect(refused.status == 405)
        }
    }
}
