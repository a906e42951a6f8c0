import Foundation
import HTTPTypes
import HummingbirdTesting
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Problems")
struct ProblemTests {
    @Test("A problem has the members of RFC 9457 and names cause and remedy in the asker's language")
    func members() async throws {
        try await TestServer.run { server in
            let english = try await server.send(.get, "/v1/readings")
            #expect(english.headers[.contentType] == "application/problem+json")
            #expect(english.object["type"] as? String == "urn:nunchi:problem:owner.missing")
            #expect(english.object["status"] as? Int == 401)
            #expect(english.object["instance"] as? String == "/v1/readings")
            #expect((english.object["detail"] as? String)?.contains("Nunchi-Owner") == true)
            #expect((english.object["hint"] as? String)?.contains("22") == true)
            for (header, language) in [
                ("ko", "ko"), ("ko-KR,ko;q=0.9,en;q=0.8", "ko"), ("en-US,en;q=0.9,ko;q=0.8", "en"),
                ("fr,ko;q=0.5", "ko"),
                ("fr", "en"), ("en;q=0.1,ko;q=0.2", "ko"), ("ko;q=0,en;q=0.1", "en"), (",;q=,", "en"),
            ] {
                let answer = try await server.send(.get, "/v1/readings", headers: [.acceptLanguage: header])
                #expect(answer.headers[.contentLanguage] == language, "\(header)")
                let isKorean = (answer.object["title"] as? String)?.contains("없습니다") == true
                #expect(isKorean == (language == "ko"), "\(header)")
            }
        }
    }

    @Test("Unknown paths and methods are told apart")
    func paths() async throws {
        try await TestServer.run { server in
            #expect(try await server.send(.get, "/v1/nothing").problem == "path.unknown")
            #expect(try await server.send(.get, "/page/../API/openapi.json").status == 404)
            #expect(try await server.send(.get, "/page/%2e%2e/API/openapi.json").status == 404)
            let wrong = try await server.send(.delete, "/health")
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "GET, HEAD")
            #expect(try await server.send(.patch, "/v1/readings/abc").headers[.allow] == "DELETE, GET, HEAD")
            #expect(try await server.send(.head, "/health").status == 200)
        }
    }

    @Test("What is not built yet says so", arguments: ["/v1/music/recommend", "/v1/music/anything/else"])
    func missing(path: String) async throws {
        try await TestServer.run { server in
            for method in [HTTPRequest.Method.get, .post] {
                let answer = try await server.send(method, path)
                #expect(answer.status == 501)
                #expect(answer.problem == "capability.missing")
                #expect((answer.object["hint"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test("A model that is not installed is named with the command that installs it")
    func notInstalled() async throws {
        try await TestServer.run(.router, { $0.models = ModelFolder(given: $0.data.appending(path: "models").path) }) {
            server in
            let answer = try await server.read("?modalities=voice,text")
            #expect(answer.status == 503, "\(answer.text)")
            #expect(answer.problem == "capability.not_installed")
            #expect((answer.object["hint"] as? String)?.contains("nunchi models install") == true)
            #expect(!answer.text.contains(server.data.path))
        }
    }

    @Test(
        "Of a path of this machine only the file's name is shown",
        arguments: [
            ("cannot open '/home/mina/secret/clip.wav': no", "cannot open 'clip.wav': no"),
            ("/tmp/a/b", "b"), ("take (/var/x/y.txt) or /z", "take (y.txt) or /z"),
            ("50 km/h and/or", "50 km/h and/or"),
            ("none", "none"), ("", ""),
        ])
    func noPaths(text: String, shown: String) {
        #expect(Problem.withoutFolders(text) == shown)
    }

    @Test("No problem of any error shows where this machine keeps its files")
    func everyError() throws {
        let path = "/home/mina/secret"
        let errors: [any Error] = [
            AudioError(.missing, source: path + "/a.wav"), VoiceEmotionError.noSuchModel(name: path + "/m", known: []),
            ModelStoreError.fileSystem(path: path + "/x", cause: "no room in \(path)/x"),
            TextEmotionError.unreadable(file: path + "/t.txt", cause: "no"),
            ReportingError.fileNotWritten(file: path + "/x", cause: "full"), CocoaError(.fileNoSuchFile),
            NSError(domain: path + "/b", code: 1),
        ]
        for error in errors {
            let problem = Problem(error)
            for language in Language.allCases {
                let text = JSONValue.object(problem.json(in: language, instance: "/")).compact
                #expect(!text.contains("secret"), "\(text)")
            }
        }
    }
}
