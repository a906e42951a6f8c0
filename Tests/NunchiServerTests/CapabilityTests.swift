import Foundation
import HTTPTypes
import HummingbirdTesting
import NunchiServer
import Testing

@Suite("What the server tells of itself")
struct CapabilityTests {
    @Test("Health names version, model, limits and what can be done")
    func health() async throws {
        try await TestServer.run(
            .router,
            {
                $0.maxMegabytes = 7; $0.maxSeconds = 90; $0.maxAgeDays = 3
            }
        ) { server in
            let health = try await server.send(.get, "/health").object
            #expect(health["status"] as? String == "ok")
            #expect(health["version"] as? String == "9.9")
            #expect(health["keeps_days"] as? Int == 3)
            let limits = try #require(health["limits"] as? [String: Any])
            #expect(limits["bytes"] as? Int == 7_000_000)
            #expect(limits["seconds"] as? Double == 90)
            let capabilities = try #require(health["capabilities"] as? [String: Bool])
            #expect(capabilities["voice"] == true && capabilities["text"] == true)
            #expect(capabilities["face"] == false && capabilities["music"] == false && capabilities["speech"] == false)
            #expect((health["model"] as? [String: Any])?["name"] as? String == "acoustic")
        }
    }

    @Test("Models are a list as OpenAI's clients read it, with what Nunchi knows besides")
    func models() async throws {
        try await TestServer.run { server in
            let list = try await server.send(.get, "/v1/models").object
            #expect(list["object"] as? String == "list")
            let data = try #require(list["data"] as? [[String: Any]])
            #expect(
                data.allSatisfy {
                    $0["object"] as? String == "model" && $0["created"] is Int && $0["owned_by"] is String
                })
            let acoustic = try #require(data.first { $0["id"] as? String == "acoustic" }?["nunchi"] as? [String: Any])
            #expect(acoustic["installed"] as? Bool == true && acoustic["default"] as? Bool == true)
            #expect(acoustic["task"] as? String == "voice-emotion")
            #expect(
                acoustic["version"] is String && acoustic["licence"] is String && acoustic["non_commercial"] is Bool)
            let whisper = try #require(
                data.first { $0["id"] as? String == "whisper-base" }?["nunchi"] as? [String: Any])
            #expect(whisper["task"] as? String == "speech-to-text")
        }
    }

    @Test("Metrics count requests by route, never by what a client makes up")
    func metrics() async throws {
        try await TestServer.run { server in
            try await server.send(.get, "/health")
            try await server.send(.get, "/health")
            try await server.read(owner: Someone.mina)
            for number in 0..<20 { try await server.send(.get, "/v1/readings/\(number)", owner: Someone.mina) }
            try await server.send(.get, "/made/up/\"path\"\\")
            let answer = try await server.send(.get, "/metrics")
            #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let lines = answer.text.split(separator: "\n").map(String.init)
            func has(_ line: String) -> Bool { lines.contains("nunchi_" + line) }
            #expect(has("http_requests_total{method=\"GET\",route=\"/health\",status=\"200\"} 2"))
            #expect(has("http_requests_total{method=\"POST\",route=\"/v1/read\",status=\"200\"} 1"))
            #expect(has("http_requests_total{method=\"GET\",route=\"/v1/readings/{id}\",status=\"404\"} 20"))
            #expect(has("http_requests_total{method=\"GET\",route=\"NotFound\",status=\"404\"} 1"))
            #expect(has("http_request_duration_seconds_count{route=\"/health\"} 2"))
            #expect(has("http_request_duration_seconds_bucket{route=\"/health\",le=\"+Inf\"} 2"))
            #expect(has("readings_total{modality=\"voice\"} 1"))
            #expect(has("http_requests_active 1"))
            #expect(has("inferences_running 0"))
            // Each family once, its samples after its type.
            let families = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
            #expect(Set(families).count == families.count)
        }
    }

    @Test("The document of the API has every route that answers, and no other")
    func document() async throws {
        try await TestServer.run { server in
            let document = try await server.send(.get, "/openapi.json").object
            #expect((document["openapi"] as? String)?.hasPrefix("3.1") == true)
            let paths = try #require(document["paths"] as? [String: [String: Any]])
            for (path, operations) in paths {
                for method in ["get", "put", "post", "delete"] {
                    let asked = path.replacing("{id}", with: String(repeating: "0", count: 32))
                    let answer = try await server.send(try #require(HTTPRequest.Method(method.uppercased())), asked)
                    let isThere = answer.status != 405 && answer.problem != "path.unknown"
                    #expect(isThere == (operations[method] != nil), "\(method) \(path): \(answer.status)")
                }
            }
        }
    }
}
