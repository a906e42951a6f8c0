import Foundation
import HTTPTypes
import HummingbirdTesting
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Live streams over HTTP")
struct StreamRouteTests {
    /// Samples as they go up.
    private static func pcm(_ sound: Waveform) -> [UInt8] {
        sound.mono.flatMap { sample in
            withUnsafeBytes(of: Int16(clamping: Int((sample * 32_767).rounded())).littleEndian) { Array($0) }
        }
    }

    private static func events(_ text: String) -> [(id: Int, name: String, data: [String: Any])] {
        text.components(separatedBy: "\n\n").compactMap { block in
            var (id, name, data) = (0, "", [String: Any]())
            for line in block.split(separator: "\n") {
                if line.hasPrefix("id: ") { id = Int(line.dropFirst(4)) ?? 0 }
                if line.hasPrefix("event: ") { name = String(line.dropFirst(7)) }
                if line.hasPrefix("data: ") {
                    data =
                        (try? JSONSerialization.jsonObject(with: Data(line.dropFirst(6).utf8))) as? [String: Any] ?? [:]
                }
            }
            return name.isEmpty ? nil : (id, name, data)
        }
    }

    @Test("A stream gives moments, and the same reading as the whole recording does, which is kept")
    func whole() async throws {
        try await TestServer.run { server in
            let voice = SyntheticVoices.voice(seconds: 3.2)
            let opened = try await server.send(
                .post, "/v1/streams", owner: Someone.mina,
                json: #"{"sample_rate": 16000, "language": null, "store": true, "name": "my voice"}"#)
            #expect(opened.status == 201)
            #expect(opened.object["window"] as? Double == 2)
            #expect(opened.object["step"] as? Double == 0.5)
            #expect(opened.object["max_seconds"] as? Double == 600)
            let path = "/v1/streams/\(try #require(opened.id))"
            let bytes = Self.pcm(voice)
            for (index, start) in stride(from: 0, to: bytes.count, by: 16_000).enumerated() {
                let chunk = Array(bytes[start..<min(bytes.count, start + 16_000)])
                let answer = try await server.send(
                    .post, path + "/chunks?seq=\(index)", owner: Someone.mina, type: "application/octet-stream",
                    body: chunk)
                #expect(answer.status == 202)
                let seconds = Double(min(bytes.count, start + 16_000)) / 32_000
                #expect(answer.object["received_seconds"] as? Double == (seconds * 1000).rounded() / 1000)
            }
            let count = Int((Double(bytes.count) / 32_000 - 1) / 0.5) + 1
            // The listener hears all of it, from wherever it goes on.
            async let listener = server.send(.get, path + "/events", owner: Someone.mina)
            for _ in 0..<400 {
                if try await server.moments(path) >= count { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            let ended = try await server.send(.delete, path, owner: Someone.mina)
            #expect(ended.status == 200)
            let reading = try #require(ended.object["reading"] as? [String: Any])
            #expect(reading["source"] as? String == "my voice")
            let heard = Self.events(try await listener.text)
            #expect(heard.map(\.name) == Array(repeating: "moment", count: count) + ["reading", "end"])
            #expect(heard.map(\.id) == Array(1...count + 2))
            #expect((heard[count].data["reading"] as? [String: Any])?["id"] as? String == reading["id"] as? String)
            let again = try await server.send(
                .get, path + "/events", owner: Someone.mina,
                headers: [HTTPField.Name("Last-Event-ID")!: "\(count)"])
            #expect(Self.events(again.text).map(\.name) == ["reading", "end"])
            #expect(try await server.send(.delete, path, owner: Someone.mina).body == ended.body)

            let id = try #require(reading["id"] as? String)
            let kept = try await server.send(.get, "/v1/readings/\(id)", owner: Someone.mina)
            #expect(kept.object["emotion"] as? String == reading["emotion"] as? String)
            let samples = stride(from: 0, to: bytes.count, by: 2).map {
                Float(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)) / 32_768
            }
            let file = WAVBytes.float32(samples, sampleRate: 16_000).bytes
            let direct = try await server.send(
                .post, "/v1/read?name=my%20voice", type: "audio/wav", body: file)
            for name in ["scores", "timeline", "seconds", "valence", "arousal"] {
                let (live, whole) = (reading[name] as? NSObject, direct.object[name] as? NSObject)
                #expect(live == whole && live != nil, "\(name)")
            }
        }
    }

    @Test("What a stream does not take is a clear problem")
    func problems() async throws {
        try await TestServer.run { server in
            func open(_ json: String) async throws -> Answer { try await server.send(.post, "/v1/streams", json: json) }
            for json in [
                "{", "[]", #"{"sample_rate": 8000}"#, #"{"sample_rate": "x"}"#, #"{"store": 3}"#,
                "{\"name\":\"\(String(repeating: "n", count: 201))\"}",
            ] {
                let answer = try await open(json)
                #expect(answer.status == 400)
                #expect(answer.problem == "request.malformed")
            }
            #expect(try await open("{\"name\":\"" + String(repeating: "n", count: 20_000) + "\"}").status == 413)
            let path = "/v1/streams/\(try #require(try await server.send(.post, "/v1/streams").id))"
            func chunk(_ query: String, _ body: [UInt8]) async throws -> Answer {
                try await server.send(.post, path + "/chunks" + query, body: body)
            }
            for query in ["", "?seq=", "?seq=-1", "?seq=x", "?seq=1.0", "?seq=99999999999999999999"] {
                #expect(try await chunk(query, [0, 0]).status == 400)
            }
            let gap = try await chunk("?seq=1", [0, 0])
            #expect(gap.status == 409)
            #expect(gap.problem == "stream.gap")
            #expect(gap.object["expected"] as? Int == 0)
            #expect(try await chunk("?seq=0", [0]).status == 400)
            #expect(try await chunk("?seq=0", [UInt8](repeating: 0, count: 1_000_002)).status == 413)
            #expect(try await chunk("?seq=0", [0, 0]).status == 202)
            for method in [HTTPRequest.Method.get, .post, .delete] {
                let suffix = method == .get ? "/events" : method == .post ? "/chunks?seq=0" : ""
                let answer = try await server.send(method, "/v1/streams/nothing" + suffix, body: [])
                #expect(answer.status == 404)
                #expect(answer.problem == "stream.missing")
            }
            #expect(try await server.send(.delete, path + "?discard=maybe").status == 400)
            let ended = try await server.send(.delete, path)
            #expect(ended.status == 200)
            #expect(ended.object["reading"] is NSNull)
            #expect((ended.object["problem"] as? [String: Any])?["status"] as? Int == 422)
            #expect(try await chunk("?seq=1", [0, 0]).problem == "stream.ended")
        }
    }

    @Test("An empty and a silent stream have no reading, and that is told")
    func nothing() async throws {
        try await TestServer.run { server in
            for sound in [[UInt8](), [UInt8](repeating: 0, count: 64_000)] {
                let path = "/v1/streams/\(try #require(try await server.send(.post, "/v1/streams").id))"
                _ = try await server.send(.post, path + "/chunks?seq=0", body: sound)
                let ended = try await server.send(.delete, path)
                #expect(ended.status == 200)
                #expect(ended.object["reading"] is NSNull)
                let problem = ended.object["problem"] as? [String: Any]
                #expect(problem?["code"] as? String == (sound.isEmpty ? "voice.too_short" : "voice.silent"))
            }
        }
    }

    @Test("What is thrown away, not to be kept, or nobody's is not kept")
    func discarded() async throws {
        try await TestServer.run { server in
            let bytes = Self.pcm(SyntheticVoices.voice())
            for (owner, json, query) in [
                (Someone.mina, "{}", "?discard=true"), (Someone.mina, #"{"store": false}"#, ""), (nil, "{}", ""),
            ] {
                let opened = try await server.send(.post, "/v1/streams", owner: owner, json: json)
                let path = "/v1/streams/\(try #require(opened.id))"
                _ = try await server.send(.post, path + "/chunks?seq=0", owner: owner, body: bytes)
                let ended = try await server.send(.delete, path + query, owner: owner)
                #expect(ended.status == (query.isEmpty ? 200 : 204))
                if query.isEmpty { #expect((ended.object["reading"] as? [String: Any])?["id"] == nil) }
            }
            let list = try await server.send(.get, "/v1/readings", owner: Someone.mina)
            #expect((list.object["readings"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("Another's stream is not there, and streams at once are limited")
    func others() async throws {
        try await TestServer.run(.router, { $0.streams = 1 }) { server in
            let opened = try await server.send(.post, "/v1/streams", owner: Someone.mina)
            let path = "/v1/streams/\(try #require(opened.id))"
            for owner in [nil, Someone.juno] {
                #expect(try await server.send(.post, path + "/chunks?seq=0", owner: owner, body: [0, 0]).status == 404)
                #expect(try await server.send(.get, path + "/events", owner: owner).status == 404)
                #expect(try await server.send(.delete, path, owner: owner).status == 404)
            }
            let full = try await server.send(.post, "/v1/streams", owner: Someone.juno)
            #expect(full.status == 429)
            #expect(full.problem == "stream.too_many")
            #expect(full.headers[.retryAfter] != nil)
            #expect(try await server.send(.delete, path + "?discard=true", owner: Someone.mina).status == 204)
        }
    }
}

extension TestServer {
    /// How many moments a stream has told so far, as one who listens for a moment hears it.
    fileprivate func moments(_ path: String) async throws -> Int {
        try await server.services.streams.stream(
            String(path.split(separator: "/").last ?? ""), owner: Owner(secret: Someone.mina)
        )
        .events(after: 0, within: .zero).filter { $0.name == "moment" }.count
    }
}
