/// The known features: from a feature's number to its row of weights.
struct Vocabulary: Sendable {
    /// The features' numbers, ascending; a feature's place is its row.
    let keys: [UInt64]
    /// A hash table: a number in the upper 40 bits, its row plus 1 in the lower 24; 0 is free.
    private let table: [UInt64]
    private let mask: Int

    /// Most features.
    static let limit = (1 << 24) - 2

    /// A vocabulary of ascending numbers of 40 bits; nil when they are not, or are too many.
    init?(keys: [UInt64]) {
        guard keys.count <= Self.limit else { return nil }
        for index in keys.indices where keys[index] > FeatureHash.mask || (index > 0 && keys[index] <= keys[index - 1])
        {
            return nil
        }
        var capacity = 16
        while capacity < 2 * keys.count { capacity *= 2 }
        var table = [UInt64](repeating: 0, count: capacity)
        for (row, key) in keys.enumerated() {
            var slot = Int(key) & (capacity - 1)
            while table[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            table[slot] = key << 24 | UInt64(row + 1)
        }
        self.keys = keys
        self.table = table
        mask = capacity - 1
    }

    var count: Int { keys.count }

    /// The row of a feature; -1 when it is unknown.
    func row(of key: UInt64) -> Int {
        table.withUnsafeBufferPointer { table in
            var slot = Int(truncatingIfNeeded: key) & mask
            while true {
                let entry = table[slot]
                if entry == 0 { return -1 }
                if entry >> 24 == key { return Int(entry & 0xFF_FFFF) - 1 }
                slot = (slot + 1) & mask
            }
        }
    }
}
