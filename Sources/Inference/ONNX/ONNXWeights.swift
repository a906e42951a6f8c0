public import Foundation

/// The float32 weights that an ONNX file holds by name, taken out without a runtime.
///
/// The file is mapped: only the weights that are asked for are read. Source: `TensorProto` in `onnx.proto` of ONNX, whose
/// field numbers never change.
public struct ONNXWeights: Sendable {
    /// The file.
    public let url: URL
    private let tensors: [String: Stored]

    /// Finds the weights in a file.
    ///
    /// - Throws: `noFile`, `unreadable`, `empty`, `damaged` where the file is cut short, `notAModel`.
    public init(contentsOf url: URL) throws(InferenceError) {
        self.url = url
        let data = try ModelFile.map(url)
        do {
            tensors = try Self.tensors(in: data)
        } catch {
            switch error {
            case .endsEarly: throw InferenceError.damaged(path: url.path, cause: "it ends within the model")
            case .malformed: throw InferenceError.notAModel(path: url.path, expected: "an ONNX model")
            }
        }
    }

    /// Names of all weights, sorted.
    public var names: [String] { tensors.keys.sorted() }

    /// The size along each axis of a weight; nil where there is none of that name.
    public func shape(of name: String) -> [Int]? { tensors[name]?.shape }

    /// Hands over the numbers of a weight, which must not be used after `body` returns. They may lie at any address.
    ///
    /// - Throws: `otherModel` where there is none of that name or it is not float32, `damaged` where its bytes are not as
    ///   many as its shape asks for.
    public func withBytes<Result>(
        of name: String, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(InferenceError) -> Result {
        guard let stored = tensors[name] else {
            throw .otherModel(path: url.path, expected: "weights named \(name)", found: "none of that name")
        }
        guard stored.type == 1, let bytes = stored.bytes else {
            let found = stored.bytes == nil ? "weights outside the file" : "type \(stored.type)"
            throw .otherModel(path: url.path, expected: "\(name) as float32 in the file", found: found)
        }
        guard let count = stored.count, bytes.count == 4 * count else {
            throw .damaged(path: url.path, cause: "\(name) has \(bytes.count) bytes for shape \(stored.shape)")
        }
        return bytes.withUnsafeBytes(body)
    }

    /// The numbers of a weight, the last axis fastest.
    ///
    /// - Throws: what `withBytes` throws.
    public func floats(of name: String) throws(InferenceError) -> [Float] {
        try withBytes(of: name) { bytes in
            [Float](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
                count = bytes.count / 4
            }
        }
    }

    /// A weight as it lies in the file.
    private struct Stored {
        var shape: [Int] = []
        /// ONNX's number: 1 is float32.
        var type: UInt64 = 0
        /// Little-endian; nil where they lie in another file.
        var bytes: Data?

        /// The number of values; nil where it is beyond all measure.
        var count: Int? {
            var count = 1
            for size in shape {
                let (product, overflow) = count.multipliedReportingOverflow(by: size)
                guard size >= 0, !overflow, product < 1 << 40 else { return nil }
                count = product
            }
            return count
        }
    }

    private static func tensors(in data: Data) throws(ProtobufReader.Fault) -> [String: Stored] {
        var reader = ProtobufReader(data)
        var graph: Data?
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (7, .bytes(let bytes)): graph = bytes
            case (1...25, _): break
            default: throw .malformed
            }
        }
        guard let graph else { throw .malformed }
        var fields = ProtobufReader(graph)
        var tensors: [String: Stored] = [:]
        while let (field, value) = try fields.next() {
            guard field == 5, case .bytes(let tensor) = value else { continue }
            let (name, stored) = try stored(tensor)
            tensors[name] = stored
        }
        return tensors
    }

    private static func stored(_ tensor: Data) throws(ProtobufReader.Fault) -> (name: String, Stored) {
        var reader = ProtobufReader(tensor)
        var name = ""
        var stored = Stored()
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, .number(let size)): stored.shape.append(Int(truncatingIfNeeded: size))
            case (1, .bytes(let packed)):
                var sizes = ProtobufReader(packed)
                while let size = try sizes.nextNumber() { stored.shape.append(Int(truncatingIfNeeded: size)) }
            case (2, .number(let type)): stored.type = type
            // `float_data`, packed, and `raw_data` hold the same bytes.
            case (4, .bytes(let bytes)), (9, .bytes(let bytes)): stored.bytes = bytes
            case (8, .bytes(let text)): name = String(decoding: text, as: UTF8.self)
            default: break
            }
        }
        return (name, stored)
    }
}
