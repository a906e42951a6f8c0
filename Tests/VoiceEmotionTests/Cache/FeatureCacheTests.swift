import Foundation
import NunchiTesting
import Testing
import VoiceEmotion

struct FeatureCacheTests {
    private typealias Values = FeatureCache.Values

    private func key(_ number: Int) -> FeatureCache.Key {
        FeatureCache.Key(content: "sound \(number)", settings: ["a", "1"])
    }

    private func files(in folder: URL) -> [URL] {
        let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (walker?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "features" }
    }

    @Test func whatIsStoredIsFound() throws {
        try withTemporaryDirectory { folder in
            let cache = FeatureCache(folder: folder.appending(path: "not there yet"))
            #expect(cache[key(1)] == nil)
            let arrays = [
                Values(shape: [2, 3], values: [1, -2, .pi, .leastNonzeroMagnitude, 5, -0.0]), Values([]), Values([7]),
            ]
            cache.store(arrays, for: key(1))
            #expect(cache[key(1)] == arrays)
            #expect(cache[key(2)] == nil)
            // Another process finds it too.
            #expect(FeatureCache(folder: cache.folder)[key(1)] == arrays)
            cache.store([Values([8])], for: key(1))
            #expect(cache[key(1)] == [Values([8])])
            cache.removeAll()
            #expect(cache[key(1)] == nil && cache.bytes == 0)
        }
    }

    @Test func computedOnce() throws {
        try withTemporaryDirectory { folder in
            let cache = FeatureCache(folder: folder)
            var count = 0
            for _ in 0..<3 {
                let vector = cache.vector(for: key(1)) {
                    count += 1
                    return [1, 2]
                }
                #expect(vector == [1, 2])
            }
            #expect(count == 1)
            #expect(throws: CocoaError.self) {
                try cache.values(for: key(2)) { throw CocoaError(.featureUnsupported) }
            }
            #expect(cache[key(2)] == nil)
        }
    }

    @Test func keysTellAllTheirPartsApart() {
        let keys = [
            FeatureCache.Key(content: "a", settings: ["b", "c"]), FeatureCache.Key(content: "ab", settings: ["c"]),
            FeatureCache.Key(content: "a", settings: ["bc"]), FeatureCache.Key(content: "a", settings: ["b", "c", ""]),
            FeatureCache.Key(content: "a", settings: ["c", "b"]), FeatureCache.Key(content: "1:a,1:b", settings: ["c"]),
        ]
        #expect(Set(keys.map(\.digest)).count == keys.count)
    }

    @Test func soundsAreKnownByTheirSamples() throws {
        let samples: [Float] = [0, 0.5, -0.25]
        let digest = FeatureCache.digest(of: samples, sampleRate: 16_000)
        #expect(FeatureCache.digest(of: samples, sampleRate: 16_000) == digest)
        #expect(FeatureCache.digest(of: samples, sampleRate: 8000) != digest)
        #expect(FeatureCache.digest(of: samples + [0], sampleRate: 16_000) != digest)
        let encoder = try Encoders.tiny()
        let keys = [
            FeatureCache.Key(of: samples, features: SeedMel()), FeatureCache.Key(of: samples, features: SeedMFCC()),
            FeatureCache.Key(of: samples, features: SeedMel(), settings: ["speed 1.1"]),
            FeatureCache.Key(of: samples, encoder: encoder, layers: [1]),
            FeatureCache.Key(of: samples, encoder: encoder, layers: [1, 2]),
            FeatureCache.Key(of: samples.reversed(), encoder: encoder, layers: [1]),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func damagedEntriesCountAsAbsent() throws {
        try withTemporaryDirectory { folder in
            let cache = FeatureCache(folder: folder)
            let stored = [Values(shape: [2, 2], values: [1, 2, 3, 4])]
            cache.store(stored, for: key(1))
            let file = try #require(files(in: folder).first)
            let whole = try Data(contentsOf: file)
            for length in 0..<whole.count {
                try whole.prefix(length).write(to: file)
                #expect(cache[key(1)] == nil, "\(length) bytes")
            }
            for index in whole.indices {
                var changed = whole
                changed[index] ^= 0x10
                try changed.write(to: file)
                #expect(cache[key(1)] == nil, "byte \(index)")
            }
            // A whole entry of another key in its place.
            cache.store([Values([9])], for: key(2))
            let other = try #require(files(in: folder).first { $0 != file })
            try Data(contentsOf: other).write(to: file)
            #expect(cache[key(1)] == nil)
            #expect(cache.vector(for: key(1)) { [5] } == [5])
            #expect(cache[key(1)] == [Values([5])])
        }
    }

    @Test func whatWasUsedLongestAgoGoesFirst() throws {
        try withTemporaryDirectory { folder in
            // Each entry takes about 4.1 kB; ten fit.
            let cache = FeatureCache(folder: folder, limit: 45_000)
            let values = [Values([Float](repeating: 1, count: 1024))]
            for number in 0..<8 {
                cache.store(values, for: key(number))
                // Times of files are too coarse to tell what follows at once apart.
                for file in files(in: folder) where try age(of: file) < 50 {
                    try setAge(of: file, to: 100 - Double(number))
                }
            }
            #expect(cache[key(0)] != nil)
            for number in 8..<40 { cache.store(values, for: key(number)) }
            #expect(cache.bytes <= 45_000)
            #expect(cache[key(1)] == nil && cache[key(2)] == nil)
            #expect(cache[key(39)] == values)
        }
    }

    private func age(of file: URL) throws -> Double {
        let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
        return -(date ?? .distantPast).timeIntervalSinceNow
    }

    private func setAge(of file: URL, to seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: file.path)
    }

    @Test func usingAnEntryKeepsItYoung() throws {
        try withTemporaryDirectory { folder in
            let cache = FeatureCache(folder: folder)
            cache.store([Values([1])], for: key(1))
            let file = try #require(files(in: folder).first)
            try setAge(of: file, to: 1000)
            _ = cache[key(1)]
            #expect(try age(of: file) < 500)
        }
    }

    @Test func leftoversAreRemovedAndStrangersStay() throws {
        try withTemporaryDirectory { folder in
            let (old, new, stranger) = (
                folder.appending(path: "old.part"), folder.appending(path: "new.part"),
                folder.appending(path: "notes.txt")
            )
            for file in [old, new, stranger] { try Data("x".utf8).write(to: file) }
            try setAge(of: old, to: 10_000)
            let cache = FeatureCache(folder: folder)
            cache.store([Values([1])], for: key(1))
            let exists = [old, new, stranger].map { FileManager.default.fileExists(atPath: $0.path) }
            #expect(exists == [false, true, true])
        }
    }

    @Test func aCacheThatCannotBeWrittenKeepsNothingAndFailsNobody() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appending(path: "file")
            try Data("no folder".utf8).write(to: file)
            for cache in [FeatureCache(folder: file.appending(path: "cache")), FeatureCache(folder: folder, limit: 0)] {
                #expect(cache.vector(for: key(1)) { [3] } == [3])
                #expect(cache[key(1)] == nil)
            }
            // Larger than all there is room for.
            let small = FeatureCache(folder: folder, limit: 100)
            small.store([Values([Float](repeating: 0, count: 1000))], for: key(1))
            #expect(small[key(1)] == nil && small.bytes == 0)
        }
    }

    @Test func manyWritersAndReadersAtOnce() async throws {
        try await withTemporaryDirectory { folder in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        // As processes do, each has a cache of its own; it is looked through at almost every entry.
                        let cache = FeatureCache(folder: folder, limit: 12_000)
                        return (0..<60).allSatisfy { step in
                            let number = (step * 7 + task) % 12
                            let expected = [Float](repeating: Float(number), count: 300)
                            return cache.vector(for: key(number)) { expected } == expected
                        }
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test func theUsualFolder() {
        let given = FeatureCache(environment: ["XDG_CACHE_HOME": "/somewhere/cache"])
        #expect(given.folder.path == "/somewhere/cache/nunchi/features")
        #expect(
            FeatureCache(environment: ["XDG_CACHE_HOME": "relative"]).folder.path.hasSuffix(".cache/nunchi/features"))
        #expect(FeatureCache(environment: [:]).limit == 2_000_000_000)
    }
}
