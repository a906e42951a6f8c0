/// Little-endian numbers, appended to bytes.
struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func put(_ value: UInt32) { put(UInt64(value), bytes: 4) }

    mutating func put(_ value: UInt64, bytes count: Int) {
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place))) }
    }
}

/// Little-endian numbers, taken from bytes; nil past their end.
struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var left: Int { bytes.count - place }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { place += count }
        return bytes[place..<(place + count)]
    }

    mutating func number(_ count: Int) -> UInt64? {
        guard count <= left else { return nil }
        var value: UInt64 = 0
        for offset in 0..<count { value |= UInt64(bytes[place + offset]) << UInt64(8 * offset) }
        place += count
        return value
    }

    /// As many floats as are there, at most `count`.
    mutating func floats(_ count: Int) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count {
            guard let bits = number(4) else { break }
            values.append(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        }
        return values
    }
}

/// A checksum against damage, not against forgery.
enum Checksum {
    /// FNV-1a over 64-bit words, the last one filled up with zeros.
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBytes { raw in
            var sum: UInt64 = 0xCBF2_9CE4_8422_2325
            var place = 0
            while place < raw.count {
                var word: UInt64 = 0
                if place + 8 <= raw.count {
                    word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                } else {
                    for offset in 0..<(raw.count - place) { word |= UInt64(raw[place + offset]) << UInt64(8 * offset) }
                }
                sum = (sum ^ word) &* 0x0000_0100_0000_01B3
                sum ^= sum >> 29
                place += 8
            }
            return sum
        }
    }
}
