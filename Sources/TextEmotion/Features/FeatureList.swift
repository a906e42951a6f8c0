/// The features of one text: numbers, strengths, and the pieces of the text that each comes from.
struct FeatureList {
    var keys: [UInt64] = []
    /// 1, or more and less for words that are made stronger and weaker.
    var strengths: [Float] = []
    var firstPieces: [Int32] = []
    var lastPieces: [Int32] = []

    var count: Int { keys.count }

    mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        strengths.removeAll(keepingCapacity: true)
        firstPieces.removeAll(keepingCapacity: true)
        lastPieces.removeAll(keepingCapacity: true)
    }

    mutating func append(_ key: UInt64, strength: Float, from first: Int, to last: Int) {
        keys.append(key)
        strengths.append(strength)
        firstPieces.append(Int32(truncatingIfNeeded: first))
        lastPieces.append(Int32(truncatingIfNeeded: last))
    }
}
