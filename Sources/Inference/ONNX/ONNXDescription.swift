public import Foundation

/// What an ONNX file says of itself, read without a runtime and without its weights.
///
/// Source: `onnx.proto` of ONNX, whose field numbers never change.
public struct ONNXDescription: Sendable, Hashable {
    /// The notes that the maker left, by key.
    public let metadata: [String: String]
    /// The inputs in order, without those that the file holds values for.
    public let inputs: [Port]
    /// The outputs in order.
    public let outputs: [Port]

    /// Reads a file; of a large one only the few pages that are needed.
    ///
    /// - Throws: `noFile`, `unreadable`, `empty`, `damaged` where the file is cut short, `notAModel`.
    public init(contentsOf url: URL) throws(InferenceError) {
        let data = try ModelFile.map(url)
        do {
            try self.init(data)
        } catch {
            switch error {
            case .endsEarly: throw InferenceError.damaged(path: url.path, cause: "it ends within the model")
            case .malformed: throw InferenceError.notAModel(path: url.path, expected: "an ONNX model")
            }
        }
    }

    private init(_ data: Data) throws(ProtobufReader.Fault) {
        var reader = ProtobufReader(data)
        var metadata: [String: String] = [:]
        var graph: Data?
        var version: UInt64 = 0
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, .number(let number)): version = number
            case (7, .bytes(let bytes)): graph = bytes
            case (14, .bytes(let bytes)):
                let (key, text) = try Self.entry(bytes)
                metadata[key] = text
            case (1...25, _): break
            default: throw .malformed
            }
        }
        guard let graph, version > 0 else { throw .malformed }
        self.metadata = metadata
        (inputs, outputs) = try Self.ports(of: graph)
    }

    private static func ports(of graph: Data) throws(ProtobufReader.Fault) -> ([Port], [Port]) {
        var reader = ProtobufReader(graph)
        var inputs: [Port] = []
        var outputs: [Port] = []
        var known: Set<String> = []
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (5, .bytes(let tensor)): if let name = try text(8, of: tensor) { known.insert(name) }
            case (11, .bytes(let info)): inputs.append(try port(info))
            case (12, .bytes(let info)): outputs.append(try port(info))
            default: break
            }
        }
        return (inputs.filter { !known.contains($0.name) }, outputs)
    }

    private static func port(_ info: Data) throws(ProtobufReader.Fault) -> Port {
        let name = try text(1, of: info) ?? ""
        guard let type = try message(2, of: info), let tensor = try message(1, of: type) else {
            return Port(name: name, elementType: .other("no tensor"), shape: nil)
        }
        let shape: [Int?]? = if let shape = try message(2, of: tensor) { try sizes(shape) } else { nil }
        return Port(name: name, elementType: elementType(try number(1, of: tensor) ?? 0), shape: shape)
    }

    private static func sizes(_ shape: Data) throws(ProtobufReader.Fault) -> [Int?] {
        var reader = ProtobufReader(shape)
        var sizes: [Int?] = []
        while let (field, value) = try reader.next() {
            guard field == 1, case .bytes(let dimension) = value else { continue }
            // A size below one stands for an open one in files of some exporters.
            sizes.append(try number(1, of: dimension).flatMap { $0 > 0 && $0 < 1 << 40 ? Int($0) : nil })
        }
        return sizes
    }

    private static func elementType(_ code: UInt64) -> ElementType {
        switch code {
        case 1: .float32
        case 2: .uint8
        case 3: .int8
        case 6: .int32
        case 7: .int64
        case 9: .bool
        case 10: .float16
        case 11: .float64
        default: .other("type \(code)")
        }
    }

    private static func entry(_ data: Data) throws(ProtobufReader.Fault) -> (key: String, text: String) {
        (try text(1, of: data) ?? "", try text(2, of: data) ?? "")
    }

    private static func text(_ field: Int, of data: Data) throws(ProtobufReader.Fault) -> String? {
        try message(field, of: data).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func message(_ field: Int, of data: Data) throws(ProtobufReader.Fault) -> Data? {
        var reader = ProtobufReader(data)
        var found: Data?
        while let (number, value) = try reader.next() {
            if number == field, case .bytes(let bytes) = value { found = bytes }
        }
        return found
    }

    private static func number(_ field: Int, of data: Data) throws(ProtobufReader.Fault) -> UInt64? {
        var reader = ProtobufReader(data)
        var found: UInt64?
        while let (number, value) = try reader.next() {
            if number == field, case .number(let content) = value { found = content }
        }
        return found
    }
}
