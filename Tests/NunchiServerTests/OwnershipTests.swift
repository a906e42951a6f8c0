import Foundation
import HTTPTypes
import HummingbirdTesting
import NunchiServer
import Testing

@Suite("Whose readings are whose")
struct OwnershipTests {
    @Test("The page gives a browser a secret that scripts and other sites never see")
    func cookie() async throws {
        try await TestServer.run { server in
            let page = try await server.send(.get, "/")
            let cookie = try #require(page.headers[.setCookie])
            let parts = cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(parts[0].hasPrefix("nunchi_browser=") && parts[0].count == 15 + 43)
            #expect(Set(parts.dropFirst()) == ["Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Strict"])
            let again = try await server.send(.get, "/", headers: [.cookie: String(parts[0])])
            #expect(again.headers[.setCookie] == nil)
            let other = try await server.send(.get, "/")
            #expect(other.headers[.setCookie] != cookie)
        }
    }

    @Test("A link from another site, for which the browser holds the cookie back, makes no new secret")
    func linkFromElsewhere() async throws {
        try await TestServer.run { server in
            let page = try await server.send(.get, "/", headers: [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"])
            #expect(page.status == 200)
            #expect(page.headers[.setCookie] == nil)
            #expect(page.text.contains("http-equiv=\"refresh\""))
        }
    }

    @Test("Without an owner nothing is kept")
    func nobody() async throws {
        try await TestServer.run { server in
            let answer = try await server.read()
            #expect(answer.status == 200)
            #expect(answer.id == nil)
            #expect(server.files.keys.allSatisfy { !$0.hasSuffix(".wav") })
            let list = try await server.send(.get, "/v1/readings")
            #expect(list.status == 401)
            #expect(list.problem == "owner.missing")
        }
    }

    @Test(
        "A secret that is too short is refused",
        arguments: ["short", "with a blank in between them", "한글비밀번호는되지않습니다하하하"])
    func weak(secret: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.send(.get, "/v1/readings", owner: secret)
            #expect(answer.problem == "owner.weak")
        }
    }

    @Test("Another's reading is answered as one that is not there, whatever is asked of it")
    func others() async throws {
        try await TestServer.run { server in
            let id = try #require(try await server.read(owner: Someone.mina).id)
            let path = "/v1/readings/\(id)"
            for (method, path) in [
                (HTTPRequest.Method.get, path), (.delete, path), (.get, path + "/audio"),
                (.delete, path + "/correction"),
            ] {
                let answer = try await server.send(method, path, owner: Someone.juno)
                let unknown = try await server.send(
                    method, path.replacing(id, with: String(repeating: "0", count: 32)), owner: Someone.juno)
                #expect(answer.status == 404)
                #expect(answer.problem == "reading.missing")
                #expect(
                    answer.text.replacing(id, with: "")
                        == unknown.text.replacing(String(repeating: "0", count: 32), with: ""))
            }
            let correction = try await server.send(
                .put, path + "/correction", owner: Someone.juno, json: #"{"emotion": "joy", "consent": true}"#)
            #expect(correction.status == 404)
            let list = try await server.send(.get, "/v1/readings", owner: Someone.juno)
            #expect((list.object["readings"] as? [Any])?.isEmpty == true)
            let page = try await server.send(.get, "/v1/readings?before=\(id)", owner: Someone.juno)
            #expect(page.status == 404)
            let all = try await server.send(.delete, "/v1/readings", owner: Someone.juno)
            #expect(all.object["deleted"] as? Int == 0)
            #expect(try await server.send(.get, path, owner: Someone.mina).status == 200)
        }
    }

    @Test("No secret is in the folder of data")
    func hashed() async throws {
        try await TestServer.run { server in
            try await server.read(owner: Someone.mina)
            #expect(server.files.values.allSatisfy { $0.range(of: Data(Someone.mina.utf8)) == nil })
        }
    }

    @Test("A change that another site makes a browser ask for is refused")
    func otherSite() async throws {
        try await TestServer.run { server in
            let cookie = "nunchi_browser=\(Someone.mina)"
            let site = HTTPField.Name("Sec-Fetch-Site")!
            let cases: [(HTTPFields, Int)] = [
                ([.cookie: cookie, site: "cross-site"], 403), ([.cookie: cookie, site: "same-site"], 403),
                ([.cookie: cookie, site: "same-origin"], 200), ([.cookie: cookie, site: "none"], 200),
                ([.cookie: cookie, .origin: "https://evil.example"], 403), ([.cookie: cookie, .origin: "null"], 403),
                ([.cookie: cookie, .origin: "http://localhost"], 200), ([.cookie: cookie], 200),
            ]
            for (headers, status) in cases {
                let answer = try await server.send(.delete, "/v1/readings", headers: headers)
                #expect(answer.status == status, "\(headers)")
            }
        }
    }
}
