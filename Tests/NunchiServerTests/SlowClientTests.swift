import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOPosix
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Clients that take their time", .timeLimit(.minutes(10)))
struct SlowClientTests {
    private static let head = "POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: audio/wav\r\n"

    @Test("A body that does not come in time is answered 408, and the connection ends")
    func slowBody() async throws {
        try await TestServer.run(.live, { $0.bodySeconds = 0.2 }) { server in
            let port = try #require(server.client.port)
            let answer = try await RawClient.exchange(Self.head + "Content-Length: 1000\r\n\r\nRIFF", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 408 "), "\(answer)")
            #expect(answer.contains("\"code\":\"body.too_slow\""))
            #expect(answer.contains("Connection: close\r\n"))
            #expect(server.files.keys.allSatisfy { !$0.hasPrefix("uploads/") })
        }
    }

    @Test(
        "A connection on which nothing comes ends",
        arguments: ["", "GET /health HT", head + "Content-Length: 9\r\n\r\nRI"])
    func silence(sent: String) async throws {
        try await TestServer.run(.live, { $0.idleSeconds = 0.2 }) { server in
            let port = try #require(server.client.port)
            let answer = try await RawClient.exchange(sent, port: port)
            #expect(!answer.contains(" 200 "))
        }
    }

    @Test("A body that is too large is refused before all of it came")
    func endless() async throws {
        try await TestServer.run(.live, { $0.maxMegabytes = 1 }) { server in
            let port = try #require(server.client.port)
            let declared = try await RawClient.exchange(
                Self.head + "Content-Length: 99000000000\r\n\r\nRIFF", port: port)
            #expect(declared.hasPrefix("HTTP/1.1 413 "), "\(declared)")
            let chunk = "40000\r\n" + String(repeating: "x", count: 0x40000) + "\r\n"
            let undeclared = try await RawClient.exchange(
                Self.head + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 5), port: port)
            #expect(undeclared.hasPrefix("HTTP/1.1 413 "), "\(undeclared.prefix(100))")
            #expect(server.files.keys.allSatisfy { !$0.hasPrefix("uploads/") })
        }
    }

    @Test("Who asks before sending a body is told to go on")
    func expectation() async throws {
        try await TestServer.run(.live) { server in
            let port = try #require(server.client.port)
            let body = "Thank you so much!"
            let answer = try await RawClient.exchange(
                "POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\n"
                    + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n", port: port,
                then: { $0.hasPrefix("HTTP/1.1 100 ") ? body : nil })
            let parts = answer.components(separatedBy: "\r\n\r\n")
            #expect(parts[0].hasPrefix("HTTP/1.1 100 Continue"))
            #expect(parts[1].hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test("A client that does not take its answers is left")
    func deaf() async throws {
        try await TestServer.run(.live, { $0.idleSeconds = 0.3 }) { server in
            let voice = SyntheticVoices.voice(seconds: 60)
            let port = try #require(server.client.port)
            let reading = try await server.server.services.nunchi.read(SyntheticVoices.voice())
            let kept = StoredReading(name: "a", reading: reading, document: "{}", hasAudio: true)
            try await server.server.services.store?.add(kept, sound: voice, of: Owner(secret: Someone.mina))
            let request =
                "GET /v1/readings/\(kept.id)/audio HTTP/1.1\r\nHost: localhost\r\nNunchi-Owner: \(Someone.mina)\r\n\r\n"
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false).connect(host: "127.0.0.1", port: port)
                // 40 times 1.9 MB: more than the system keeps for who does not read. At once, on the connection's own thread,
                // or the server may find it idle first.
                .flatMap { channel in
                    channel.writeAndFlush(ByteBuffer(string: String(repeating: request, count: 40))).map { channel }
                }.get()
            var isOpen = true
            // Without a limit on patience this goes on until the test's own limit.
            while isOpen {
                try await Task.sleep(for: .milliseconds(20))
                do { try await channel.writeAndFlush(ByteBuffer(string: "GET ")) } catch { isOpen = false }
            }
        }
    }
}
