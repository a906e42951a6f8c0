#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Whole numbers with a shape, as files may hold them beside tensors.
public struct IntegerTensor: Sendable, Equatable {
    /// Length of each axis.
    public let shape: [Int]
    /// The numbers in order, the last axis running fastest.
    public let elements: [Int64]

    /// - Throws: `NeuralError` if the shape does not hold as many elements.
    public init(_ elements: [Int64], shape: [Int]) throws {
        let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        guard shape.allSatisfy({ $0 >= 0 }), count == elements.count else {
            throw NeuralError.mismatch(
                "tensor of shape \(shape)", expected: "as many elements as the shape says", found: "\(elements.count)")
        }
        (self.shape, self.elements) = (shape, elements)
    }
}

/// The content of a safetensors file: named tensors and texts (https://github.com/huggingface/safetensors).
///
/// Float32 and Int64 tensors are written; Float64, Float16 and BFloat16 are read too, as Float32. The same content
/// always gives the same bytes.
public struct SafeTensors: Sendable {
    /// Tensors of numbers by name.
    public var tensors: [String: Tensor]
    /// Tensors of whole numbers by name.
    public var integers: [String: IntegerTensor]
    /// Texts by name (`__metadata__`).
    public var metadata: [String: String]

    /// A content to write.
    public init(
        tensors: [String: Tensor] = [:], integers: [String: IntegerTensor] = [:], metadata: [String: String] = [:]
    ) {
        (self.tensors, self.integers, self.metadata) = (tensors, integers, metadata)
    }

    /// Reads a file.
    ///
    /// - Throws: `NeuralError` that names the file, what the format wants and what is there.
    public init(contentsOf url: URL) throws {
        let data: Data
        do {
            data = try Data(contentsOf: url, options: .mappedIfSafe)
        } catch {
            throw NeuralError.file(
                url.path, expected: "a readable file", found: SafeTensors.cause(of: error, at: url),
                hint: "Check the path and its permissions.")
        }
        do {
            try self.init(data: data)
        } catch var error as NeuralError {
            error.file = url.path
            throw error
        }
    }

    /// Writes a file, all or nothing: an existing one is replaced when the new one is complete.
    ///
    /// - Throws: `NeuralError` if a name is impossible or the file cannot be written.
    public func write(to url: URL) throws {
        let data = try encoded()
        do {
            try data.write(to: url, options: .atomic)
        } catch {
            throw NeuralError.file(
                url.path, expected: "a place to write to", found: SafeTensors.cause(of: error, at: url),
                hint: "Check that the folder exists, may be written to, and has room.")
        }
    }

    static func cause(of error: any Error, at url: URL) -> String {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        if attributes?[.type] as? FileAttributeType == .typeDirectory { return "a folder" }
        guard let error = error as? CocoaError else { return "\(error)" }
        switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: return "no such file or folder"
        case .fileReadNoPermission, .fileWriteNoPermission: return "no permission"
        case .fileWriteOutOfSpace: return "no space left"
        case .fileWriteVolumeReadOnly: return "a read-only volume"
        default: return "\(error)"
        }
    }
}
