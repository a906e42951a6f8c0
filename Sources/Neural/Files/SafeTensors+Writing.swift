#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension SafeTensors {
    /// The bytes of a file: header in order of names, padded to a multiple of 8, then Int64 and Float32 tensors.
    ///
    /// - Throws: `NeuralError` if two tensors share a name or one is called `__metadata__`.
    public func encoded() throws -> Data {
        for name in integers.keys where tensors[name] != nil {
            throw NeuralError.tensors(
                "tensor \(name)", expected: "one tensor of that name", found: "two", hint: "Rename one of them.")
        }
        if tensors["__metadata__"] != nil || integers["__metadata__"] != nil {
            throw NeuralError.tensors(
                "tensor __metadata__", expected: "another name", found: "the name that the format keeps for texts",
                hint: "Rename the tensor.")
        }
        var header = [String]()
        if !metadata.isEmpty {
            let texts = SafeTensors.sorted(metadata.keys).map { name in
                "\(SafeTensors.json(name)):\(SafeTensors.json(metadata[name]!))"
            }
            header.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
        }
        var body = Data()
        for name in SafeTensors.sorted(integers.keys) {
            let tensor = integers[name]!
            header.append(SafeTensors.entry(name, "I64", tensor.shape, at: body.count, size: 8 * tensor.elements.count))
            body.append(littleEndian: tensor.elements)
        }
        for name in SafeTensors.sorted(tensors.keys) {
            let tensor = tensors[name]!
            header.append(SafeTensors.entry(name, "F32", tensor.shape, at: body.count, size: 4 * tensor.count))
            body.append(littleEndian: tensor.elements.map(\.bitPattern))
        }
        var text = Data("{\(header.joined(separator: ","))}".utf8)
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
        var file = Data()
        file.reserveCapacity(8 + text.count + body.count)
        file.append(littleEndian: [UInt64(text.count)])
        return file + text + body
    }

    /// By bytes, which no locale changes.
    private static func sorted(_ names: some Sequence<String>) -> [String] {
        names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func entry(_ name: String, _ type: String, _ shape: [Int], at start: Int, size: Int) -> String {
        let lengths = shape.map(String.init).joined(separator: ",")
        let tail = "\"shape\":[\(lengths)],\"data_offsets\":[\(start),\(start + size)]"
        return "\(json(name)):{\"dtype\":\"\(type)\",\(tail)}"
    }

    /// A text as JSON writes it.
    private static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Data {
    fileprivate mutating func append(littleEndian numbers: [some FixedWidthInteger]) {
        numbers.map(\.littleEndian).withUnsafeBytes { append(contentsOf: $0) }
    }
}
