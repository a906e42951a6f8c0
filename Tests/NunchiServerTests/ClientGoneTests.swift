import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NunchiServer
import NunchiTesting
import Synchronization
import Testing

@Suite("A client that goes away")
struct ClientGoneTests {
    @Test("Its computation stops, its place is free and nothing is kept", .timeLimit(.minutes(10)))
    func stops() async throws {
        // Ten minutes in windows every 50 ms: far more work than a client waits for here.
        let voice = SyntheticVoices.voice(seconds: 300)
        try await TestServer.run(.live, { $0.atOnce = 1 }) { server in
            let port = try #require(server.client.port)
            let gate = server.server.services.gate
            try await RawClient.leave(
                after: "POST /v1/read?step=0.05 HTTP/1.1\r\nHost: localhost\r\nNunchi-Owner: \(Someone.mina)\r\n"
                    + "Content-Type: audio/wav\r\nContent-Length: \(voice.wav.count)\r\n\r\n", then: voice.wav,
                port: port
            ) { gate.load.running == 1 }
            while gate.load.running > 0 { try await Task.sleep(for: .milliseconds(5)) }
            let list = try await server.send(.get, "/v1/readings", owner: Someone.mina)
            #expect((list.object["readings"] as? [Any])?.isEmpty == true)
            #expect(server.files.keys.allSatisfy { !$0.hasPrefix("uploads/") && !$0.hasPrefix("audio/") })
        }
    }
}
