#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension SafeTensors {
    /// Longest header that is read: as in the reference implementation.
    private static let longestHeader = 100_000_000

    /// Reads the bytes of a file.
    ///
    /// - Throws: `NeuralError` that says what the format wants and what is there.
    public init(data: Data) throws {
        guard data.count >= 8 else {
            throw NeuralError.format(
                "file", expected: "at least 8 bytes", found: "\(data.count)",
                hint: "The file is empty, cut off, or no safetensors file.")
        }
        let announced: UInt64 = data.withUnsafeBytes { $0.littleEndian(0) }
        // Eight bytes of a text or of another format, read as a number, are far more than any header has.
        guard announced <= UInt64(SafeTensors.longestHeader) else {
            throw NeuralError(
                kind: .foreign, subject: "file", expected: "a safetensors file",
                found: "a header of \(announced) bytes",
                hint: "Give a file that was written as safetensors.")
        }
        guard announced <= UInt64(data.count - 8) else {
            throw NeuralError.format(
                "header length", expected: "at most \(data.count - 8) bytes", found: "\(announced)",
                hint: "The file is cut off.")
        }
        let body = data.startIndex + 8 + Int(announced)
        let size = data.endIndex - body
        let header = try SafeTensorsHeader(json: data[(data.startIndex + 8)..<body], size: size)
        self.init(metadata: header.metadata)
        try data[body...].withUnsafeBytes { bytes in
            for entry in header.entries {
                let part = UnsafeRawBufferPointer(rebasing: bytes[entry.bytes])
                if entry.type == .int64 {
                    let elements = (0..<part.count / 8).map { Int64(bitPattern: part.littleEndian($0)) }
                    integers[entry.name] = try IntegerTensor(elements, shape: entry.shape)
                } else {
                    tensors[entry.name] = Tensor(shape: entry.shape) { SafeTensors.convert(part, entry.type, to: $0) }
                }
            }
        }
    }

    private static func convert(_ from: UnsafeRawBufferPointer, _ type: StoredType, to: UnsafeMutablePointer<Float>) {
        switch type {
        case .float32: from.convert(to: to) { (bits: UInt32) in Float(bitPattern: bits) }
        case .float64: from.convert(to: to) { (bits: UInt64) in Float(Double(bitPattern: bits)) }
        case .float16: from.convert(to: to) { (bits: UInt16) in Float(halfBits: bits) }
        case .bfloat16: from.convert(to: to) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
        case .int64: from.convert(to: to) { (bits: UInt64) in Float(Int64(bitPattern: bits)) }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The number at an index, wherever the bytes lie.
    fileprivate func littleEndian<Number: FixedWidthInteger>(_ index: Int) -> Number {
        Number(littleEndian: loadUnaligned(fromByteOffset: index * MemoryLayout<Number>.size, as: Number.self))
    }

    /// All numbers as floats, wherever the bytes lie.
    fileprivate func convert<Number: FixedWidthInteger>(
        to floats: UnsafeMutablePointer<Float>, _ float: (Number) -> Float
    ) {
        for index in 0..<count / MemoryLayout<Number>.size { floats[index] = float(littleEndian(index)) }
    }
}

extension Float {
    /// The value of an IEEE 754 half-precision number. (Swift's own half type is absent on Intel Macs.)
    init(halfBits bits: UInt16) {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10 & 0x1F)
        let fraction = UInt32(bits & 0x3FF)
        switch exponent {
        case 0: self = Float(sign: sign == 0 ? .plus : .minus, exponent: 0, significand: Float(fraction) * 0x1p-24)
        case 0x1F: self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
