/// Reading UTF-8 without a `String`.
enum UTF8Scalars {
    /// What stands for a byte that is no UTF-8.
    static let replacement: UInt32 = 0xFFFD

    /// The scalar at a place, and how many bytes it takes. A byte that is no UTF-8 is one replacement scalar.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[place])
        if first < 0x80 { return (first, 1) }
        let length: Int
        var value: UInt32
        switch first {
        case 0xC2...0xDF: (length, value) = (2, first & 0x1F)
        case 0xE0...0xEF: (length, value) = (3, first & 0x0F)
        case 0xF0...0xF4: (length, value) = (4, first & 0x07)
        default: return (replacement, 1)
        }
        guard place + length <= count else { return (replacement, 1) }
        for offset in 1..<length {
            let next = UInt32(bytes[place + offset])
            guard next & 0xC0 == 0x80 else { return (replacement, 1) }
            value = value << 6 | next & 0x3F
        }
        // Overlong forms, surrogates and what lies beyond Unicode.
        if length == 3, value < 0x800 || (0xD800...0xDFFF).contains(value) { return (replacement, 1) }
        if length == 4, !(0x10000...0x10FFFF).contains(value) { return (replacement, 1) }
        return (value, length)
    }

    /// Where the first byte that is no UTF-8 lies; nil when all is well.
    static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place += 1
                continue
            }
            let (value, length) = decode(bytes, at: place, count: bytes.count)
            if value == replacement, length == 1 { return place }
            place += length
        }
        return nil
    }
}
