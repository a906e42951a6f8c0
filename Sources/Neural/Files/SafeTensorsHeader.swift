#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The numbers a safetensors file may hold and this room reads.
enum StoredType: String, Decodable {
    case float64 = "F64"
    case float32 = "F32"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case int64 = "I64"

    var size: Int {
        switch self {
        case .float64, .int64: 8
        case .float32: 4
        case .float16, .bfloat16: 2
        }
    }
}

/// The JSON header of a safetensors file, checked.
struct SafeTensorsHeader {
    struct Entry {
        let name: String
        let type: StoredType
        let shape: [Int]
        /// Bytes in the part after the header.
        let bytes: Range<Int>
    }

    /// In order of their bytes.
    let entries: [Entry]
    let metadata: [String: String]

    /// - Parameters:
    ///   - json: the header.
    ///   - size: bytes after the header.
    init(json: Data, size: Int) throws {
        let raw: Raw
        do {
            raw = try JSONDecoder().decode(Raw.self, from: json)
        } catch {
            throw NeuralError.format(
                "header", expected: "a JSON object of tensors with dtype, shape and data_offsets",
                found: SafeTensorsHeader.cause(of: error), hint: "The file is damaged or no safetensors file.")
        }
        metadata = raw.metadata
        entries = try raw.tensors.map { try SafeTensorsHeader.checked($0.key, $0.value, size: size) }
            .sorted { ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound) }
        try checkCover(size: size)
    }

    private static func checked(_ name: String, _ raw: RawEntry, size: Int) throws -> Entry {
        let subject = "tensor \(name)"
        guard let type = StoredType(rawValue: raw.dtype) else {
            throw NeuralError.format(
                subject, expected: "dtype F32, F64, F16, BF16 or I64", found: "\(raw.dtype)",
                hint: "Convert the tensor to F32 first.")
        }
        var bytes = type.size
        for length in raw.shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
            guard length >= 0, !overflow else {
                throw NeuralError.format(
                    subject, expected: "a shape that fits memory", found: "\(raw.shape)", hint: "The header is damaged."
                )
            }
            bytes = product
        }
        guard raw.dataOffsets.count == 2, raw.dataOffsets[0] >= 0, raw.dataOffsets[0] <= raw.dataOffsets[1] else {
            throw NeuralError.format(
                subject, expected: "data_offsets [begin, end]", found: "\(raw.dataOffsets)",
                hint: "The header is damaged.")
        }
        let range = raw.dataOffsets[0]..<raw.dataOffsets[1]
        guard range.count == bytes else {
            throw NeuralError.format(
                subject, expected: "\(bytes) bytes for \(raw.dtype) of shape \(raw.shape)", found: "\(range.count)",
                hint: "The header is damaged.")
        }
        guard range.upperBound <= size else {
            throw NeuralError.format(
                subject, expected: "data up to byte \(range.upperBound)", found: "\(size) bytes of data",
                hint: "The file is cut off: copy or download it again.")
        }
        return Entry(name: name, type: type, shape: raw.shape, bytes: range)
    }

    /// Every byte belongs to exactly one tensor.
    private func checkCover(size: Int) throws {
        var end = 0
        for entry in entries {
            guard entry.bytes.lowerBound == end else {
                throw NeuralError.format(
                    "tensor \(entry.name)", expected: "data from byte \(end), where the one before ends",
                    found: "from byte \(entry.bytes.lowerBound)", hint: "Tensors overlap or leave a gap.")
            }
            end = entry.bytes.upperBound
        }
        guard end == size else {
            throw NeuralError.format(
                "data", expected: "\(end) bytes, as the header says", found: "\(size)",
                hint: "Something was added to the file, or its header is damaged.")
        }
    }

    private static func cause(of error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): "no \(key.stringValue) \(place(context))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "another kind of value \(place(context))"
        default: "no valid JSON"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map(\.stringValue).joined(separator: "/")
        return path.isEmpty ? "at the top" : "at \(path)"
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    private struct RawEntry: Decodable {
        let dtype: String
        let shape: [Int]
        let dataOffsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case dataOffsets = "data_offsets"
        }
    }

    private struct Raw: Decodable {
        var tensors: [String: RawEntry] = [:]
        var metadata: [String: String] = [:]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            for key in container.allKeys {
                if key.stringValue == "__metadata__" {
                    metadata = try container.decode([String: String].self, forKey: key)
                } else {
                    tensors[key.stringValue] = try container.decode(RawEntry.self, forKey: key)
                }
            }
        }
    }
}
