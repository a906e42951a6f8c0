/// FNV-1a over 32-bit words: the same on every run and machine, which Swift's own hashes are not.
struct StableHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ word: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) {
            value = (value ^ UInt64(UInt8(truncatingIfNeeded: word >> UInt32(shift)))) &* 0x100_0000_01b3
        }
    }

    var text: String { String(value, radix: 16) }
}
