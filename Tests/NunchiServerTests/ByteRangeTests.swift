import HTTPTypes
import HummingbirdTesting
import NunchiServer
import NunchiTesting
import Testing

@Suite("Parts of a sound")
struct ByteRangeTests {
    @Test(
        "A player gets the bytes it asks for",
        arguments: [
            ("bytes=0-3", 206, 0..<4, "0-3"), ("bytes=4-", 206, 4..<1000, "4-999"),
            ("bytes=-10", 206, 990..<1000, "990-999"),
            ("bytes=990-5000", 206, 990..<1000, "990-999"), ("bytes=-5000", 206, 0..<1000, "0-999"),
            ("bytes=1000-", 416, 0..<0, "*"), ("bytes=-0", 416, 0..<0, "*"), ("bytes=5-2", 200, 0..<1000, ""),
            ("bytes=0-1,4-5", 200, 0..<1000, ""), ("lines=1-2", 200, 0..<1000, ""), ("bytes=a-b", 200, 0..<1000, ""),
        ])
    func parts(header: String, status: Int, range: Range<Int>, shown: String) async throws {
        // 44 bytes of header and 478 samples: too short to read, so it is kept as a store keeps it.
        try await TestServer.run { server in
            let voice = SyntheticVoices.voice(seconds: 0.5)
            let id = try #require(try await server.read(owner: Someone.mina, voice: voice).id)
            let path = "/v1/readings/\(id)/audio"
            let whole = try await server.send(.get, path, owner: Someone.mina).body
            let count = whole.count
            // The cases are for 1000 bytes; here they are for as many as there are.
            func here(_ text: String) -> String {
                text.replacing("1000", with: "\(count)").replacing("990", with: "\(count - 10)")
                    .replacing("999", with: "\(count - 1)").replacing("5000", with: "\(5 * count)")
            }
            func here(_ place: Int) -> Int { place >= 990 ? count - 1000 + place : place }
            let answer = try await server.send(.get, path, owner: Someone.mina, headers: [.range: here(header)])
            #expect(answer.status == status)
            #expect(answer.body == Array(whole[here(range.lowerBound)..<here(range.upperBound)]))
            #expect(answer.headers[.contentRange] == (shown.isEmpty ? nil : "bytes \(here(shown))/\(count)"))
            #expect(answer.headers[.acceptRanges] == "bytes")
        }
    }
}
