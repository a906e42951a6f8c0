/// An array in NumPy's `.npy` format, version 1.0, C order.
public struct NumPyArray: Sendable, Hashable {
    /// The complete contents of an `.npy` file; `numpy.load` reads it back.
    public let bytes: [UInt8]

    /// Values in C order (the last index runs fastest).
    ///
    /// - Parameters:
    ///   - values: as many as the product of `shape`. Values that are not finite are kept.
    ///   - shape: lengths of 0 or more; empty for a single number.
    /// - Throws: `ReportingError.shape` when values and shape do not agree, `.value` for a negative length or a shape
    ///   too long for the header.
    public init<Element: NumPyElement>(_ values: [Element], shape: [Int]) throws(ReportingError) {
        if let negative = shape.first(where: { $0 < 0 }) {
            throw .value(of: "shape", found: "\(negative)", hint: "0...")
        }
        let count = shape.reduce((partialValue: 1, overflow: false)) { product, length in
            let next = product.partialValue.multipliedReportingOverflow(by: length)
            return (next.partialValue, product.overflow || next.overflow)
        }
        guard !count.overflow, count.partialValue == values.count else {
            throw .shape(of: "shape \(shape)", expected: count.partialValue, found: values.count)
        }
        let header = try Self.header(description: Element.numPyDescription, shape: shape)
        var bytes = header
        bytes.reserveCapacity(header.count + values.count * MemoryLayout<Element>.size)
        for value in values { value.appendLittleEndian(to: &bytes) }
        self.bytes = bytes
    }

    /// Values in one row.
    public init<Element: NumPyElement>(_ values: [Element]) throws(ReportingError) {
        try self.init(values, shape: [values.count])
    }

    /// Texts in one row, as NumPy's fixed-length Unicode (`<U…`): as long as the longest, zeros behind shorter ones.
    ///
    /// A text that ends in zero characters loses them, as in NumPy.
    public init(texts: [String]) throws(ReportingError) {
        let points = texts.map { Array($0.unicodeScalars) }
        let length = max(1, points.map(\.count).max() ?? 0)
        var bytes = try Self.header(description: "<U\(length)", shape: [texts.count])
        bytes.reserveCapacity(bytes.count + 4 * length * texts.count)
        for text in points {
            for scalar in text { scalar.value.appendLittleEndian(to: &bytes) }
            bytes.append(contentsOf: repeatElement(0, count: 4 * (length - text.count)))
        }
        self.bytes = bytes
    }

    private static func header(description: String, shape: [Int]) throws(ReportingError) -> [UInt8] {
        let lengths = shape.map(String.init)
        let tuple = lengths.count == 1 ? "(\(lengths[0]),)" : "(\(lengths.joined(separator: ", ")))"
        var text = "{'descr': '\(description)', 'fortran_order': False, 'shape': \(tuple), }"
        // As NumPy does, leave room for the first length to grow to 21 digits without moving the data.
        if let first = lengths.first { text += String(repeating: " ", count: 21 - first.count) }
        let fixed = 10  // magic (6), version (2), length of the rest (2)
        text += String(repeating: " ", count: 63 - (fixed + text.utf8.count) % 64) + "\n"
        guard let length = UInt16(exactly: text.utf8.count) else {
            throw .value(of: "shape", found: "\(shape.count) lengths", hint: "a header of at most 65535 bytes")
        }
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        length.appendLittleEndian(to: &bytes)
        return bytes + Array(text.utf8)
    }
}
