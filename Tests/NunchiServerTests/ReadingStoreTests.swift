import Foundation
import HTTPTypes
import HummingbirdTesting
import Nunchi
import NunchiServer
import NunchiTesting
import Testing

@Suite("Readings that are kept")
struct ReadingStoreTests {
    @Test("A reading is answered again as it was, with its sound")
    func again() async throws {
        let voice = SyntheticVoices.voice(emotion: "joy", seconds: 1.5)
        try await TestServer.run { server in
            let first = try await server.read("?name=my%20day.wav&include=waveform", owner: Someone.mina, voice: voice)
            let id = try #require(first.id)
            #expect(id.count == 32)
            let second = try await server.send(.get, "/v1/readings/\(id)?include=waveform", owner: Someone.mina)
            #expect(second.status == 200)
            var expected = first.object
            // A correction is told of from then on; the picture is of 16-bit samples, as the voice was.
            expected["correction"] = NSNull()
            #expect(NSDictionary(dictionary: second.object) == NSDictionary(dictionary: expected))
            #expect(first.object["source"] as? String == "my day.wav")
            let created = try #require(first.object["created"] as? String)
            #expect(
                abs(
                    try Date(created, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
                        .timeIntervalSinceNow) < 60)
            let sound = try await server.send(.get, try #require(first.object["audio"] as? String), owner: Someone.mina)
            #expect(sound.headers[.contentType] == "audio/wav")
            let heard = try Waveform(decoding: sound.body)
            #expect(heard.sampleRate == 16_000)
            #expect(heard.channels == voice.channels)
        }
    }

    @Test("Readings come in pages, the latest first")
    func pages() async throws {
        try await TestServer.run { server in
            var ids: [String] = []
            for text in ["one", "two", "three", "four", "five"] {
                let answer = try await server.send(
                    .post, "/v1/read?name=\(text)", owner: Someone.mina, type: "text/plain",
                    body: Array("I am happy".utf8))
                ids.append(try #require(answer.id))
            }
            var seen: [String] = []
            var path: String? = "/v1/readings?limit=2"
            var sizes: [Int] = []
            while let next = path {
                let page = try await server.send(.get, next, owner: Someone.mina).object
                let readings = try #require(page["readings"] as? [[String: Any]])
                sizes.append(readings.count)
                seen += readings.compactMap { $0["id"] as? String }
                path = (page["next"] as? String).map { "/v1/readings?limit=2&before=\($0)" }
            }
            #expect(seen == ids.reversed())
            #expect(sizes == [2, 2, 1])
            let all = try await server.send(.get, "/v1/readings", owner: Someone.mina).object
            let newest = try #require((all["readings"] as? [[String: Any]])?.first)
            #expect(newest["name"] as? String == "five")
            #expect(newest["modality"] as? String == "text")
            #expect(newest["audio"] is NSNull && newest["seconds"] is NSNull && newest["correction"] is NSNull)
        }
    }

    @Test("What is deleted is gone: no byte of its sound or name is left in any file")
    func deleted() async throws {
        // Noise: no other sound, and no table of a codec, has eight of its samples in a row.
        let noise = Signal.noise(seconds: 1)
        let marks = stride(from: 1000, to: 15_000, by: 2000).map { start in Data(Array(noise.wav[start..<start + 16])) }
        try await TestServer.run { server in
            func traces() -> Int {
                server.files.values.reduce(0) { sum, content in
                    sum + (marks + [Data("unmistakable-name".utf8)]).count { content.range(of: $0) != nil }
                }
            }
            for (index, way) in ["one", "all"].enumerated() {
                let answer = try await server.read("?name=unmistakable-name", owner: Someone.mina, voice: noise)
                let id = try #require(answer.id)
                _ = try await server.send(
                    .put, "/v1/readings/\(id)/correction", owner: Someone.mina,
                    json: #"{"emotion": "fear", "consent": true}"#)
                #expect(traces() >= 2 * marks.count + 1, "round \(index)")
                if way == "one" {
                    #expect(try await server.send(.delete, "/v1/readings/\(id)", owner: Someone.mina).status == 204)
                } else {
                    let answer = try await server.send(.delete, "/v1/readings", owner: Someone.mina)
                    #expect(answer.object["deleted"] as? Int == 1)
                }
                #expect(traces() == 0)
                #expect(try await server.send(.get, "/v1/readings/\(id)", owner: Someone.mina).status == 404)
                #expect(try await server.send(.get, "/v1/readings/\(id)/audio", owner: Someone.mina).status == 404)
            }
        }
    }

    @Test("Readings that are too old are deleted, others stay")
    func age() async throws {
        try await withTemporaryDirectory { folder in
            let store = try ReadingStore(folder: folder)
            let reading = try await Nunchi(model: "acoustic").read(SyntheticVoices.voice())
            let owner = Owner(secret: Someone.mina)
            func kept(daysAgo days: Double) -> StoredReading {
                StoredReading(
                    name: "a", reading: reading, document: "{}", hasAudio: true,
                    created: Date(timeIntervalSinceNow: -86_400 * days))
            }
            let (old, new) = (kept(daysAgo: 31), kept(daysAgo: 29))
            for reading in [old, new] { try await store.add(reading, sound: SyntheticVoices.voice(), of: owner) }
            #expect(try await store.delete(before: Date(timeIntervalSinceNow: -86_400 * 30)) == 1)
            #expect(try await store.readings(of: owner, limit: 10, before: nil)?.map(\.id) == [new.id])
            let sounds = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "audio").path)
            #expect(sounds == [new.id + ".wav"])
        }
    }

    @Test("A store that is opened again has what was kept, and clears away what an interrupted server left")
    func reopened() async throws {
        try await withTemporaryDirectory { folder in
            let owner = Owner(secret: Someone.mina)
            let reading = try await Nunchi(model: "acoustic").read(SyntheticVoices.voice())
            let stored = StoredReading(name: "a", reading: reading, document: #"{"a":1}"#, hasAudio: true)
            do {
                let store = try ReadingStore(folder: folder)
                try await store.add(stored, sound: SyntheticVoices.voice(), of: owner)
                #expect(throws: StoreError.inUse(folder: folder.path)) { try ReadingStore(folder: folder) }
            }
            let orphan = folder.appending(path: "audio/\(String(repeating: "f", count: 32)).wav")
            try Data([1, 2, 3]).write(to: orphan)
            let store = try ReadingStore(folder: folder)
            #expect(try await store.reading(stored.id, of: owner)?.document == #"{"a":1}"#)
            #expect(!FileManager.default.fileExists(atPath: orphan.path))
            #expect(FileManager.default.fileExists(atPath: try #require(store.audioFile(of: stored)).path))
        }
    }

    @Test("Only this user may look into the folder of data")
    func permissions() async throws {
        try await TestServer.run { server in
            let mode = try FileManager.default.attributesOfItem(atPath: server.data.path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
        }
    }

    @Test("A server that keeps nothing keeps nothing")
    func keepsNothing() async throws {
        try await TestServer.run(.router, { $0.stores = false }) { server in
            let answer = try await server.read(owner: Someone.mina)
            #expect(answer.status == 200)
            #expect(answer.id == nil)
            #expect(try await server.send(.get, "/v1/readings", owner: Someone.mina).problem == "store.off")
            #expect(server.files.isEmpty)
            #expect(try await server.send(.get, "/health").object["stores"] as? Bool == false)
        }
    }

    @Test("Who asks for it is read without being kept")
    func notKept() async throws {
        try await TestServer.run { server in
            #expect(try await server.read("?store=false", owner: Someone.mina).id == nil)
            let list = try await server.send(.get, "/v1/readings", owner: Someone.mina)
            #expect((list.object["readings"] as? [Any])?.isEmpty == true)
        }
    }
}
