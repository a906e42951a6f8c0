import Foundation
import HTTPTypes
import HummingbirdTesting
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Corrections")
struct CorrectionTests {
    @Test("Corrections are a data set that the corpus reader takes")
    func dataSet() async throws {
        try await TestServer.run { server in
            var ids: [String: String] = [:]
            for (owner, emotion) in [(Someone.mina, "anger"), (Someone.mina, "sadness"), (Someone.juno, "joy")] {
                let voice = SyntheticVoices.voice(emotion: emotion)
                let id = try #require(try await server.read(owner: owner, voice: voice).id)
                let answer = try await server.send(
                    .put, "/v1/readings/\(id)/correction", owner: owner,
                    json: "{\"emotion\": \"\(emotion)\", \"consent\": true}")
                #expect(answer.status == 200)
                #expect(answer.object["correction"] as? String == emotion)
                ids[emotion] = id
                let shown = try await server.send(.get, "/v1/readings/\(id)", owner: owner)
                #expect(shown.object["correction"] as? String == emotion)
            }
            let corpus = try Corpus(contentsOf: server.data.appending(path: "corrections"))
            #expect(corpus.issues.isEmpty)
            #expect(corpus.recordings.map(\.emotion) == [.anger, .sadness, .joy])
            let speakers = corpus.recordings.map(\.speaker)
            #expect(speakers[0] == speakers[1] && speakers[1] != speakers[2])
            #expect(speakers.allSatisfy { $0.count == 12 })
            let heard = try Waveform(contentsOf: try #require(corpus.recordings.first?.file))
            #expect(heard.channels == SyntheticVoices.voice(emotion: "anger").channels)

            // Taken back, deleted: out of the data set.
            let taken = try #require(ids["sadness"])
            #expect(
                try await server.send(.delete, "/v1/readings/\(taken)/correction", owner: Someone.mina).status == 204)
            #expect(
                try await server.send(.delete, "/v1/readings/\(try #require(ids["anger"]))", owner: Someone.mina).status
                    == 204)
            let rest = try Corpus(contentsOf: server.data.appending(path: "corrections"))
            #expect(rest.recordings.map(\.emotion) == [.joy])
            #expect(try await server.send(.delete, "/v1/readings", owner: Someone.juno).status == 200)
            let left = server.files.keys.filter { $0.hasPrefix("corrections/") }
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test("A second correction takes the first one's place")
    func changed() async throws {
        try await TestServer.run { server in
            let id = try #require(try await server.read(owner: Someone.mina).id)
            for emotion in ["fear", "calm"] {
                try await server.send(
                    .put, "/v1/readings/\(id)/correction", owner: Someone.mina,
                    json: "{\"emotion\": \"\(emotion)\", \"consent\": true}")
            }
            let corpus = try Corpus(contentsOf: server.data.appending(path: "corrections"))
            #expect(corpus.recordings.map(\.emotion) == [.calm])
        }
    }

    @Test(
        "What is no correction is refused, and nothing is kept of it",
        arguments: [
            (#"{"emotion": "joy"}"#, 422, "correction.consent"),
            (#"{"emotion": "joy", "consent": false}"#, 422, "correction.consent"),
            (#"{"emotion": "bliss", "consent": true}"#, 400, "request.malformed"),
            (#"{"consent": true}"#, 400, "request.malformed"), ("", 400, "request.malformed"),
            ("[1, 2", 400, "request.malformed"), (#"{"emotion": 3, "consent": true}"#, 400, "request.malformed"),
        ])
    func refused(body: String, status: Int, code: String) async throws {
        try await TestServer.run { server in
            let id = try #require(try await server.read(owner: Someone.mina).id)
            let answer = try await server.send(.put, "/v1/readings/\(id)/correction", owner: Someone.mina, json: body)
            #expect(answer.status == status)
            #expect(answer.problem == code)
            #expect(server.files.keys.allSatisfy { !$0.hasPrefix("corrections/") })
        }
    }

    @Test("Words have no sound to correct")
    func words() async throws {
        try await TestServer.run { server in
            let answer = try await server.send(
                .post, "/v1/read", owner: Someone.mina, type: "text/plain", body: Array("I am happy".utf8))
            let id = try #require(answer.id)
            let correction = try await server.send(
                .put, "/v1/readings/\(id)/correction", owner: Someone.mina,
                json: #"{"emotion": "joy", "consent": true}"#)
            #expect(correction.status == 422)
            #expect(correction.problem == "correction.no_sound")
        }
    }
}
