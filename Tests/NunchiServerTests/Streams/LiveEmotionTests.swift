import Foundation
import HTTPTypes
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Live reading of real voices", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct LiveEmotionTests {
    /// The first recordings of a speaker with these labels.
    private func clips(speaker: String, labels: [String]) throws -> [URL] {
        let manifest = try #require(SharedData.url(of: "emodb/manifest.tsv"))
        let rows = try String(contentsOf: manifest, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        return try labels.map { label in
            let row = try #require(rows.first { $0[1] == label && $0[2] == speaker })
            return manifest.deletingLastPathComponent().appending(path: row[0])
        }
    }

    @Test("Three joined clips of different emotion show at least two emotions before the stream ends")
    func joined() async throws {
        let sounds = try clips(speaker: "03", labels: ["anger", "sadness", "happiness"]).map {
            try Waveform(contentsOf: $0, options: .speech).mono
        }
        try await TestServer.run { server in
            let opened = try await server.send(.post, "/v1/streams", owner: Someone.mina)
            let id = try #require(opened.id)
            var sequence = 0
            for sound in sounds {
                for start in stride(from: 0, to: sound.count, by: 8_000) {
                    let bytes = sound[start..<min(sound.count, start + 8_000)].flatMap { sample in
                        withUnsafeBytes(of: Int16(clamping: Int(sample * 32_768)).littleEndian) { Array($0) }
                    }
                    _ = try await server.send(
                        .post, "/v1/streams/\(id)/chunks?seq=\(sequence)", owner: Someone.mina, body: bytes)
                    sequence += 1
                }
            }
            let stream = try await server.server.services.streams.stream(id, owner: Owner(secret: Someone.mina))
            let windows = Int((Double(sounds.map(\.count).reduce(0, +)) / 16_000 - 1) / 0.5) + 1
            var moments: [StreamEvent] = []
            while moments.count < windows {
                let more = await stream.events(after: moments.last?.id ?? 0, within: .seconds(30))
                if more.isEmpty { break }
                moments += more
            }
            #expect(moments.count == windows)
            #expect(await !stream.isOver)
            let named = Set(
                moments.compactMap { event in
                    let object = try? JSONSerialization.jsonObject(with: Data(event.data.utf8)) as? [String: Any]
                    return object?["emotion"] as? String
                })
            #expect(named.count >= 2, "only \(named)")
            #expect(try await server.send(.delete, "/v1/streams/\(id)", owner: Someone.mina).status == 200)
        }
    }
}
