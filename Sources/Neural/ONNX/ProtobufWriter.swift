internal import Foundation

/// A message in the wire format of Protocol Buffers, field after field.
struct ProtobufWriter {
    private(set) var data = Data()

    /// A whole number; negative ones as 64 bits of two's complement.
    mutating func add(_ field: Int, _ number: Int) {
        key(field, kind: 0)
        variable(UInt64(bitPattern: Int64(number)))
    }

    /// A number of 32 bits.
    mutating func add(_ field: Int, _ number: Float) {
        key(field, kind: 5)
        withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }

    /// Bytes with their count.
    mutating func add(_ field: Int, _ bytes: Data) {
        key(field, kind: 2)
        variable(UInt64(bytes.count))
        data.append(bytes)
    }

    /// A text.
    mutating func add(_ field: Int, _ text: String) {
        add(field, Data(text.utf8))
    }

    /// A message within the message.
    mutating func add(_ field: Int, _ fill: (inout ProtobufWriter) -> Void) {
        var inner = ProtobufWriter()
        fill(&inner)
        add(field, inner.data)
    }

    private mutating func key(_ field: Int, kind: UInt64) {
        variable(UInt64(field) << 3 | kind)
    }

    /// Seven bits a byte, the lowest first.
    private mutating func variable(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            data.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        data.append(UInt8(rest))
    }
}
