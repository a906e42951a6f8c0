public import Foundation

/// An array from a NumPy `.npy` file (format versions 1 to 3), in C order.
///
/// Reads little-endian float32, float64, int32, int64, complex64 and complex128, uint8 and bool. A complex array gets
/// one more axis, of length 2, for the real and imaginary part.
public struct NPYArray: Sendable, Equatable {
    /// Lengths of the axes; empty for a scalar.
    public let shape: [Int]

    /// The values, last axis fastest.
    public let doubles: [Double]

    /// The values as 32-bit floats, exact where the file holds float32.
    public var floats: [Float] { doubles.map { Float($0) } }

    /// The values as integers, rounded towards zero.
    public var integers: [Int] { doubles.map { Int($0) } }

    /// What kept a file from being read.
    public struct FormatError: Error, CustomStringConvertible {
        /// The fault, in words.
        public let description: String
    }

    /// Reads a file.
    public init(contentsOf url: URL) throws {
        try self.init(Data(contentsOf: url))
    }

    /// Reads a file's bytes.
    public init(_ data: Data) throws {
        let bytes = [UInt8](data)
        guard bytes.count >= 12, Array(bytes[0..<6]) == [0x93] + Array("NUMPY".utf8) else {
            throw FormatError(description: "not a .npy file")
        }
        let wide = bytes[6] > 1
        let length = bytes[8..<(wide ? 12 : 10)].reversed().reduce(0) { $0 << 8 | Int($1) }
        let start = (wide ? 12 : 10) + length
        guard start <= bytes.count else { throw FormatError(description: "the header is cut short") }
        let header = String(decoding: bytes[(wide ? 12 : 10)..<start], as: UTF8.self)
        guard !header.contains("'fortran_order': True") else {
            throw FormatError(description: "Fortran order: save with numpy.ascontiguousarray")
        }
        let type = try Self.field("'descr': '", upTo: "'", in: header)
        var shape = try Self.field("'shape': (", upTo: ")", in: header).split(separator: ",")
            .compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
        let body = bytes[start...]
        switch type {
        case "<f4": doubles = Self.load(Float.self, body).map { Double($0) }
        case "<f8": doubles = Self.load(Double.self, body)
        case "<i4": doubles = Self.load(Int32.self, body).map { Double($0) }
        case "<i8": doubles = Self.load(Int64.self, body).map { Double($0) }
        case "|u1", "|b1": doubles = body.map { Double($0) }
        case "<c8":
            doubles = Self.load(Float.self, body).map { Double($0) }
            shape.append(2)
        case "<c16":
            doubles = Self.load(Double.self, body)
            shape.append(2)
        default: throw FormatError(description: "values of type \(type) are not read")
        }
        self.shape = shape
        guard shape.reduce(1, *) == doubles.count else {
            throw FormatError(description: "\(doubles.count) values for the shape \(shape)")
        }
    }

    private static func field(_ opening: String, upTo closing: String, in header: String) throws -> String {
        guard let start = header.range(of: opening),
            let end = header.range(of: closing, range: start.upperBound..<header.endIndex)
        else { throw FormatError(description: "no \(opening) in the header") }
        return String(header[start.upperBound..<end.lowerBound])
    }

    private static func load<Value: BitwiseCopyable>(_ type: Value.Type, _ body: ArraySlice<UInt8>) -> [Value] {
        body.withUnsafeBytes { raw in
            (0..<raw.count / MemoryLayout<Value>.size).map {
                raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.size, as: type)
            }
        }
    }
}
