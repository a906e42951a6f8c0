import Foundation
import Inference
import NunchiTesting
import Testing

/// Compiled networks on disk.
@Suite(.enabled(if: Installed.openVINO, "\(Installed.noOpenVINO)"))
struct CompiledNetworkCacheTests {
    /// Loads the convolution through a cache and runs it.
    private func run(_ file: URL = Golden.url("conv.onnx"), cache: URL) throws -> [Float] {
        let image = try Golden.array("conv.in.image")
        let network = try Network(contentsOf: file, options: NetworkOptions(cache: cache))
        #expect(network.inputs == [Port(name: "image", elementType: .float32, shape: [1, 2, 6, 5])])
        return try #require(try network.run(["image": NetworkTensor(image.floats, shape: image.shape)])["features"])
            .floats
    }

    private func blobs(in cache: URL) throws -> [URL] {
        let walker = try #require(FileManager.default.enumerator(at: cache, includingPropertiesForKeys: nil))
        return walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "blob" }
    }

    @Test func theSecondLoadTakesWhatTheFirstLeft() throws {
        try withTemporaryDirectory { folder in
            let first = try run(cache: folder)
            let blob = try #require(try blobs(in: folder).first)
            let date = try #require(
                try FileManager.default.attributesOfItem(atPath: blob.path)[.modificationDate] as? Date)
            #expect(try run(cache: folder) == first)
            #expect(try blobs(in: folder) == [blob])
            #expect(try FileManager.default.attributesOfItem(atPath: blob.path)[.modificationDate] as? Date == date)
        }
    }

    @Test func damageIsNoticedAndMended() throws {
        try withTemporaryDirectory { folder in
            let expected = try run(cache: folder)
            let blob = try #require(try blobs(in: folder).first)
            let whole = try Data(contentsOf: blob)
            var changed = whole
            for index in stride(from: whole.count / 2, to: whole.count, by: 3) { changed[index] ^= 0x55 }
            for content in [Data(), whole.prefix(whole.count / 2), changed, Data("hello".utf8), whole + whole] {
                // In its place, for what the runtime wrote may not be written to, unless one is root.
                try content.write(to: blob, options: .atomic)
                #expect(try run(cache: folder) == expected)
                let mended = try #require(try blobs(in: folder).first)
                #expect(try Data(contentsOf: mended) != content)
            }
            let note = blob.deletingLastPathComponent().appendingPathComponent("checked.txt")
            try Data([0xff, 0xfe, 0]).write(to: note)
            #expect(try run(cache: folder) == expected)
        }
    }

    @Test func anotherFileOfTheSameNameIsCompiledAnew() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("model.onnx")
            let whole = try Data(contentsOf: Golden.url("conv.onnx"))
            try whole.write(to: file)
            let cache = folder.appendingPathComponent("cache")
            let first = try run(file, cache: cache)

            // The last initializer's raw bytes: three biases, each set to 100.
            var changed = whole
            let bias = try #require(whole.firstRange(of: Data("b".utf8) + Data([0x4a, 12])))
            let hundred = withUnsafeBytes(of: Float(100).bitPattern.littleEndian) { Data($0) }
            changed.replaceSubrange(bias.upperBound..<(bias.upperBound + 12), with: hundred + hundred + hundred)
            try changed.write(to: file)
            let second = try run(file, cache: cache)
            #expect(second != first)
            #expect(second.allSatisfy { $0 > 50 })
            #expect(try blobs(in: cache).count == 1)
        }
    }

    @Test func aPlaceThatCannotBeWrittenToIsDoneWithout() throws {
        try withTemporaryDirectory { folder in
            let file = folder.appendingPathComponent("occupied")
            try Data().write(to: file)
            let expected = try Golden.array("conv.out.features").floats
            for cache in [file, URL(fileURLWithPath: "/proc/nunchi")] {
                #expect(zip(try run(cache: cache), expected).allSatisfy { abs($0 - $1) < 1e-5 })
            }
        }
    }

    @Test func severalLoadsAtOnceShareAPlace() async throws {
        try await withTemporaryDirectory { folder in
            let expected = try Golden.array("conv.out.features").floats
            try await withThrowingTaskGroup(of: [Float].self) { group in
                for _ in 0..<6 { group.addTask { try run(cache: folder) } }
                for try await result in group { #expect(zip(result, expected).allSatisfy { abs($0 - $1) < 1e-5 }) }
            }
        }
    }
}
