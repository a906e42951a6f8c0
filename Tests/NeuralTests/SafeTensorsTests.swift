import Foundation
import Neural
import Testing

struct SafeTensorsTests {
    private func sample() throws -> SafeTensors {
        SafeTensors(
            tensors: [
                "b.weight": try Samples.tensor([3, 5]),
                "a": try Tensor([.nan, .infinity, -0.0, .leastNonzeroMagnitude], shape: [4]),
                "감정": try Tensor([Float](), shape: [0, 7]), "scalar": try Tensor([2.5], shape: []),
            ],
            integers: ["labels": try IntegerTensor([.min, -1, 0, .max], shape: [2, 2])],
            metadata: ["recipe": "seed-mel", "말": "눈치 \"quoted\" \\ / \n\t\u{1}", "": "empty name"])
    }

    private func temporary() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "\(UUID()) 눈치.safetensors")
    }

    private func expectEqual(_ a: SafeTensors, _ b: SafeTensors) {
        #expect(a.metadata == b.metadata && a.integers == b.integers)
        #expect(Set(a.tensors.keys) == Set(b.tensors.keys))
        for (name, tensor) in a.tensors { #expect(b.tensors[name]?.isIdentical(to: tensor) == true) }
    }

    @Test func whatIsWrittenIsRead() throws {
        let url = temporary()
        defer { try? FileManager.default.removeItem(at: url) }
        let content = try sample()
        try content.write(to: url)
        expectEqual(try SafeTensors(contentsOf: url), content)
        // Bytes that do not begin at 0 of their buffer are read as well.
        let padded = Data([9, 9, 9]) + (try content.encoded())
        expectEqual(try SafeTensors(data: padded[3...]), content)
        expectEqual(try SafeTensors(data: try SafeTensors().encoded()), SafeTensors())
    }

    @Test func bytesDependOnContentOnly() throws {
        let content = try sample()
        let bytes = try content.encoded()
        var other = SafeTensors(metadata: content.metadata)
        for name in content.tensors.keys.sorted().reversed() { other.tensors[name] = content.tensors[name] }
        other.integers = content.integers
        #expect(try other.encoded() == bytes)
        #expect(try SafeTensors(data: bytes).encoded() == bytes)
        #expect(bytes[0] % 8 == 0)
    }

    @Test func headerIsWhatTheFormatWants() throws {
        let bytes = try SafeTensors(tensors: ["w": Tensor([1, 2])], metadata: ["k": "v"]).encoded()
        let header = #"{"__metadata__":{"k":"v"},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
        let length = (header.utf8.count + 7) / 8 * 8
        #expect(bytes.count == 8 + length + 8 && Int(bytes[0]) == length)
        #expect(String(decoding: bytes[8..<8 + length], as: UTF8.self).trimmingCharacters(in: .whitespaces) == header)
        #expect(Array(bytes.suffix(8)) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40])
    }

    /// Written by the reference implementation with every number type that is read.
    @Test func readsTheReferenceImplementation() throws {
        let file = try Golden("types").file
        #expect(file.metadata["text"] == "눈치 \"quoted\" \\ \n")
        let exact: [Float] = [0, -0, 1, -2.5, 6.1e-5, 5.96e-8, 65504, .infinity, -.infinity]
        #expect(file.tensors["f64"]?.elements == exact && file.tensors["f32"]?.elements == exact)
        #expect(file.tensors["f64"]?.elements[1].sign == .minus)
        // 6.1e-5 is a subnormal half, 5.96e-8 the smallest one.
        #expect(
            file.tensors["f16"]?.elements == exact.map { $0 == 6.1e-5 ? 1023 * 0x1p-24 : $0 == 5.96e-8 ? 0x1p-24 : $0 })
        let short = try #require(file.tensors["bf16"]).elements
        #expect(zip(short, exact).allSatisfy { $0 == $1 || abs($0 / $1 - 1) < 0x1p-8 })
        #expect(file.integers["i64"] == (try IntegerTensor([-1, 1 << 40, 0, 7], shape: [2, 2])))
        #expect(file.tensors["empty"]?.shape == [0, 3] && file.tensors["scalar"]?.shape == [])
    }

    @Test func namesThatCannotBeAreErrors() throws {
        let twice = SafeTensors(tensors: ["a": Tensor([1])], integers: ["a": try IntegerTensor([1], shape: [1])])
        #expect(throws: NeuralError.self) { try twice.encoded() }
        #expect(throws: NeuralError.self) { try SafeTensors(tensors: ["__metadata__": Tensor([1])]).encoded() }
        #expect(throws: NeuralError.self) { try IntegerTensor([1, 2], shape: [3]) }
        #expect(throws: NeuralError.self) { try IntegerTensor([1, 2], shape: [-1, -2]) }
    }

    @Test func placesThatCannotBeAreErrors() throws {
        let missing = FileManager.default.temporaryDirectory.appending(path: "\(UUID())/none.safetensors")
        let unread = #expect(throws: NeuralError.self) { try SafeTensors(contentsOf: missing) }
        #expect(unread?.kind == .file && unread?.file == missing.path && unread?.found == "no such file or folder")
        let unwritten = #expect(throws: NeuralError.self) { try SafeTensors().write(to: missing) }
        #expect(unwritten?.kind == .file && unwritten?.description.contains(missing.path) == true)
        let folder = FileManager.default.temporaryDirectory
        #expect(throws: NeuralError.self) { try SafeTensors(contentsOf: folder) }
    }

    @Test func aFailedWriteLeavesTheOldFile() throws {
        let url = temporary()
        defer { try? FileManager.default.removeItem(at: url) }
        try sample().write(to: url)
        let before = try Data(contentsOf: url)
        #expect(throws: NeuralError.self) { try SafeTensors(tensors: ["__metadata__": Tensor([1])]).write(to: url) }
        #expect(try Data(contentsOf: url) == before)
        try SafeTensors(metadata: ["new": "content"]).write(to: url)
        #expect(try SafeTensors(contentsOf: url).metadata == ["new": "content"])
    }
}
