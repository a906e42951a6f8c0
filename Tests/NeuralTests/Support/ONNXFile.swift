import Foundation

/// An ONNX model taken apart: just what the tests look at.
struct ONNXFile {
    struct Node {
        var operation = ""
        var domain = ""
        var inputs: [String] = []
        var outputs: [String] = []
        /// By name: whole numbers, or a text, or several, or as many numbers with a fraction.
        var integers: [String: [Int]] = [:]
        var texts: [String: String] = [:]
        var lists: [String: [String]] = [:]
        var numbers: [String: [Float]] = [:]
    }

    struct Constant {
        var name = ""
        var type = 0
        var shape: [Int] = []
        var bytes = Data()

        var floats: [Float] {
            stride(from: 0, to: bytes.count, by: 4).map { start in
                let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[bytes.startIndex + start + $1]) << (8 * $1) }
                return Float(bitPattern: word)
            }
        }
    }

    var format = 0
    var operations = 0
    /// Versions of all sets of operations by name.
    var sets: [String: Int] = [:]
    var description = ""
    var nodes: [Node] = []
    var constants: [Constant] = []
    /// Names and axes: a number where the length is fixed, a name where it is free.
    var inputs: [(name: String, axes: [String])] = []
    var outputs: [(name: String, axes: [String])] = []
    var metadata: [String: String] = [:]

    init(_ data: Data) throws {
        for field in try Message(data).fields {
            switch field.number {
            case 1: format = field.integer
            case 6: description = field.text
            case 7: try readGraph(field.message())
            case 8:
                let set = try field.message().fields
                let name = set.first { $0.number == 1 }?.text ?? ""
                sets[name] = set.first { $0.number == 2 }?.integer ?? 0
                if name.isEmpty { operations = sets[name] ?? 0 }
            case 14:
                let pair = try field.message().fields.map(\.text)
                metadata[pair[0]] = pair[1]
            default: break
            }
        }
    }

    private mutating func readGraph(_ graph: Message) throws {
        for field in graph.fields {
            switch field.number {
            case 1: nodes.append(try node(field.message()))
            case 5: constants.append(try constant(field.message()))
            case 11: inputs.append(try value(field.message()))
            case 12: outputs.append(try value(field.message()))
            default: break
            }
        }
    }

    private func node(_ message: Message) throws -> Node {
        var node = Node()
        for field in message.fields {
            switch field.number {
            case 1: node.inputs.append(field.text)
            case 2: node.outputs.append(field.text)
            case 4: node.operation = field.text
            case 5:
                let parts = try field.message().fields
                let name = parts.first { $0.number == 1 }?.text ?? ""
                for part in parts where part.number == 3 || part.number == 8 {
                    node.integers[name, default: []].append(part.integer)
                }
                if let text = parts.first(where: { $0.number == 4 }) { node.texts[name] = text.text }
                for part in parts where part.number == 9 { node.lists[name, default: []].append(part.text) }
                for part in parts where part.number == 7 {
                    node.numbers[name, default: []] += Constant(bytes: part.bytes).floats
                }
            case 7: node.domain = field.text
            default: break
            }
        }
        return node
    }

    private func constant(_ message: Message) throws -> Constant {
        var constant = Constant()
        for field in message.fields {
            switch field.number {
            case 1: constant.shape.append(field.integer)
            case 2: constant.type = field.integer
            case 8: constant.name = field.text
            case 9: constant.bytes = field.bytes
            default: break
            }
        }
        return constant
    }

    private func value(_ message: Message) throws -> (name: String, axes: [String]) {
        var (name, axes) = ("", [String]())
        for field in message.fields {
            guard field.number == 2 else {
                name = field.text
                continue
            }
            let tensor = try field.message().fields[0].message()
            for shape in tensor.fields where shape.number == 2 {
                axes = try shape.message().fields.map { axis in
                    let length = try axis.message().fields[0]
                    return length.number == 1 ? "\(length.integer)" : length.text
                }
            }
        }
        return (name, axes)
    }
}

/// A message in the wire format of Protocol Buffers.
private struct Message {
    struct Field {
        let number: Int
        var integer = 0
        var bytes = Data()

        var text: String { String(decoding: bytes, as: UTF8.self) }
        func message() throws -> Message { try Message(bytes) }
    }

    struct Malformed: Error {}

    private(set) var fields: [Field] = []

    init(_ data: Data) throws {
        var rest = data[...]
        func variable() throws -> UInt64 {
            var (result, shift) = (UInt64(0), UInt64(0))
            while let byte = rest.popFirst(), shift < 64 {
                result |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return result }
                shift += 7
            }
            throw Malformed()
        }
        while !rest.isEmpty {
            let key = try variable()
            var field = Field(number: Int(key >> 3))
            switch key & 7 {
            case 0: field.integer = Int(truncatingIfNeeded: try variable())
            case 2, 5:
                let count = key & 7 == 2 ? Int(try variable()) : 4
                guard rest.count >= count else { throw Malformed() }
                field.bytes = Data(rest.prefix(count))
                rest = rest.dropFirst(count)
            default: throw Malformed()
            }
            fields.append(field)
        }
    }
}
