/// The features of a text that a model knows, each once.
struct KnownFeatures {
    /// Their rows.
    private(set) var rows: [Int] = []
    /// Rarity times the greatest strength among its occurrences.
    private(set) var values: [Float] = []
    /// The greatest strength among the occurrences of each.
    private(set) var strengths: [Float] = []
    /// How often each occurs.
    private(set) var counts: [Int32] = []
    /// 1 over the length of the vector of rarities.
    private(set) var scale: Float = 0

    /// A hash table over rows: generation in the upper 32 bits, place plus 1 in the lower.
    private var table: [UInt64] = []
    private var generation: UInt64 = 0

    var count: Int { rows.count }

    /// Looks the features up.
    mutating func collect(_ features: FeatureList, vocabulary: borrowing Vocabulary, rarities: borrowing [Float]) {
        rows.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        strengths.removeAll(keepingCapacity: true)
        prepareTable(for: features.count)
        for index in 0..<features.count {
            let row = vocabulary.row(of: features.keys[index])
            if row >= 0 { insert(row, strength: features.strengths[index]) }
        }
        var squares: Float = 0
        for index in rows.indices {
            let rarity = rarities[rows[index]]
            squares += rarity * rarity
            values.append(rarity * strengths[index])
        }
        scale = squares > 0 ? 1 / squares.squareRoot() : 0
    }

    /// For each feature its place among the known ones, -1 when it is not known; after `collect` of the same features.
    func occurrences(of features: FeatureList, vocabulary: borrowing Vocabulary) -> [Int] {
        var places: [Int] = []
        for key in features.keys {
            let row = vocabulary.row(of: key)
            places.append(row < 0 ? -1 : place(of: row))
        }
        return places
    }

    private mutating func prepareTable(for count: Int) {
        var capacity = max(1024, table.count)
        while capacity < 2 * count { capacity *= 2 }
        if capacity > table.count { table = [UInt64](repeating: 0, count: capacity) }
        generation = (generation + 1) & 0xFFFF_FFFF
        if generation == 0 {
            for slot in table.indices { table[slot] = 0 }
            generation = 1
        }
    }

    private func slot(of row: Int) -> Int { (row &* 0x9E37_79B1) >> 7 & (table.count - 1) }

    private mutating func insert(_ row: Int, strength: Float) {
        var slot = slot(of: row)
        while table[slot] >> 32 == generation {
            let place = Int(table[slot] & 0xFFFF_FFFF)
            if rows[place] == row {
                counts[place] += 1
                if strength > strengths[place] { strengths[place] = strength }
                return
            }
            slot = (slot + 1) & (table.count - 1)
        }
        table[slot] = generation << 32 | UInt64(rows.count)
        rows.append(row)
        strengths.append(strength)
        counts.append(1)
    }

    private func place(of row: Int) -> Int {
        var slot = slot(of: row)
        while table[slot] >> 32 == generation {
            let place = Int(table[slot] & 0xFFFF_FFFF)
            if rows[place] == row { return place }
            slot = (slot + 1) & (table.count - 1)
        }
        return -1
    }
}
