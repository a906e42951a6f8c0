import Foundation

/// Walks over the fields of a message in Protocol Buffers' wire format; content that is not asked for is skipped unread.
///
/// Source: Protocol Buffers documentation, "Encoding".
struct ProtobufReader {
    /// A field's content.
    enum Value {
        /// Wire types 0, 1 and 5.
        case number(UInt64)
        /// Wire type 2: a text, bytes or another message.
        case bytes(Data)
    }

    /// What is wrong with a message.
    enum Fault: Error {
        /// A field reaches beyond the message's end.
        case endsEarly
        /// A field has a number or a wire type that does not exist.
        case malformed
    }

    private var rest: Data

    /// Reads the message that `data` holds.
    init(_ data: Data) { rest = data }

    /// The next field; nil at the end.
    mutating func next() throws(Fault) -> (field: Int, value: Value)? {
        if rest.isEmpty { return nil }
        let key = try varint()
        let field = key >> 3
        guard field > 0, field < 1 << 29 else { throw .malformed }
        let value: Value =
            switch key & 7 {
            case 0: .number(try varint())
            case 1: .number(try fixed(8))
            case 2: .bytes(try take(try varint()))
            case 5: .number(try fixed(4))
            default: throw .malformed
            }
        return (Int(field), value)
    }

    /// The next number of a list that is packed without keys; nil at the end.
    mutating func nextNumber() throws(Fault) -> UInt64? { rest.isEmpty ? nil : try varint() }

    private mutating func varint() throws(Fault) -> UInt64 {
        var result: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw .endsEarly }
            result |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return result }
        }
        throw .malformed
    }

    private mutating func fixed(_ count: UInt64) throws(Fault) -> UInt64 {
        try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func take(_ count: UInt64) throws(Fault) -> Data {
        guard count <= UInt64(rest.count) else { throw .endsEarly }
        let taken = rest.prefix(Int(count))
        rest = rest.dropFirst(Int(count))
        return taken
    }
}
