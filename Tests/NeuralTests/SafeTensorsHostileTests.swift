import Foundation
import Neural
import Testing

/// Files that are cut, damaged or made to harm.
struct SafeTensorsHostileTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: Data
        /// What the message must mention.
        let mention: String

        var testDescription: String { name }
    }

    private static func file(_ header: String, data: Int = 8, length: UInt64? = nil) -> Data {
        var bytes = Data()
        withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { bytes.append(contentsOf: $0) }
        return bytes + Data(header.utf8) + Data(count: data)
    }

    private static func tensor(_ dtype: String, _ shape: String, _ offsets: String) -> String {
        #"{"w":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}}"#
    }

    static let cases: [Case] = [
        Case(name: "empty", bytes: Data(), mention: "at least 8 bytes"),
        Case(name: "seven bytes", bytes: Data(count: 7), mention: "found 7"),
        Case(name: "length past the end", bytes: file("{}", data: 0, length: 3), mention: "header length"),
        Case(name: "length 0", bytes: file("", data: 0), mention: "header"),
        Case(name: "no JSON", bytes: file("hello"), mention: "no valid JSON"),
        Case(name: "not UTF-8", bytes: Data([2, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFE]), mention: "no valid JSON"),
        Case(name: "a list", bytes: file("[1]"), mention: "at the top"),
        Case(name: "deeply nested", bytes: file(String(repeating: "[", count: 100_000)), mention: "header"),
        Case(name: "no dtype", bytes: file(#"{"w":{"shape":[2],"data_offsets":[0,8]}}"#), mention: "dtype"),
        Case(name: "texts that are none", bytes: file(#"{"__metadata__":{"a":1}}"#, data: 0), mention: "__metadata__"),
        Case(name: "unknown dtype", bytes: file(tensor("F8_E4M3", "[8]", "[0,8]")), mention: "F8_E4M3"),
        Case(name: "negative length", bytes: file(tensor("F32", "[-2]", "[0,8]")), mention: "[-2]"),
        Case(name: "fraction", bytes: file(tensor("F32", "[2.5]", "[0,8]")), mention: "header"),
        Case(
            name: "product that overflows", bytes: file(tensor("F32", "[4611686018427387904,8]", "[0,8]")),
            mention: "fits memory"),
        Case(
            name: "number that overflows", bytes: file(tensor("F32", "[99999999999999999999]", "[0,8]")),
            mention: "header"),
        Case(name: "three offsets", bytes: file(tensor("F32", "[2]", "[0,4,8]")), mention: "data_offsets"),
        Case(name: "offsets turned round", bytes: file(tensor("F32", "[2]", "[8,0]")), mention: "[8, 0]"),
        Case(name: "negative offset", bytes: file(tensor("F32", "[2]", "[-8,0]")), mention: "[-8, 0]"),
        Case(name: "size that disagrees", bytes: file(tensor("F32", "[3]", "[0,8]")), mention: "expected 12 bytes"),
        Case(name: "cut off", bytes: file(tensor("F32", "[4]", "[0,16]")), mention: "cut off"),
        Case(
            name: "absurd size", bytes: file(tensor("F32", "[1000000000000]", "[0,4000000000000]")), mention: "cut off"),
        Case(name: "bytes left over", bytes: file(tensor("F32", "[1]", "[0,4]")), mention: "expected 4 bytes"),
        Case(name: "gap at the start", bytes: file(tensor("F32", "[1]", "[4,8]")), mention: "gap"),
        Case(
            name: "overlap",
            bytes: file(
                #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#
            ),
            mention: "overlap"),
        Case(
            name: "data without tensors", bytes: file("{}", data: 8), mention: "expected 0 bytes"),
    ]

    @Test(arguments: cases) func isRefusedWithTheReason(_ test: Case) throws {
        let error = #expect(throws: NeuralError.self) { try SafeTensors(data: test.bytes) }
        #expect(error?.kind == .format)
        #expect(error?.description.contains(test.mention) == true, "\(error?.description ?? "none")")
        #expect(error?.hint.isEmpty == false)
    }

    /// Eight bytes of anything else, read as the header's length, are absurdly many.
    @Test(arguments: [file("{}", length: .max), Data("This is a text.\n".utf8)])
    func aFileOfAnotherKind(_ bytes: Data) {
        let error = #expect(throws: NeuralError.self) { try SafeTensors(data: bytes) }
        #expect(error?.kind == .foreign)
        #expect(error?.hint.isEmpty == false)
    }

    @Test func everyCutOfAGoodFileIsRefused() throws {
        let whole = try SafeTensors(
            tensors: ["a": try Samples.tensor([3, 4]), "b": try Samples.tensor([5])], metadata: ["k": "v"]
        ).encoded()
        for length in 0..<whole.count {
            #expect(throws: NeuralError.self, "cut at \(length)") { try SafeTensors(data: whole.prefix(length)) }
        }
    }

    /// A changed bit may change a name or a number, but never end the program or read past the end.
    @Test func everyFlippedBitIsReadOrRefused() throws {
        let whole = try SafeTensors(
            tensors: ["a": try Samples.tensor([2, 2])], integers: ["n": try IntegerTensor([1], shape: [1])]
        ).encoded()
        var refused = 0
        for bit in 0..<whole.count * 8 {
            var changed = whole
            changed[bit / 8] ^= 1 << (bit % 8)
            do {
                let content = try SafeTensors(data: changed)
                #expect(content.tensors.count + content.integers.count <= 2)
            } catch is NeuralError {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test func theFileIsNamed() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()) \n눈치.safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data("no tensors".utf8).write(to: url)
        let error = #expect(throws: NeuralError.self) { try SafeTensors(contentsOf: url) }
        #expect(error?.file == url.path && error?.kind == .foreign)
    }
}
