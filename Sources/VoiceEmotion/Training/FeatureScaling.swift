import Learning

/// What is done to a clip's features before a learner sees them.
struct FeatureScaling: Sendable {
    /// Rows that are used and joined; nil for all as they are.
    let layers: [Int]?
    /// Means and deviations over the last axis; nil leaves values as they are.
    let standardiser: Standardiser?
    /// Values beyond so many deviations are cut off there.
    let limit: Float

    init(layers: [Int]?, standardiser: Standardiser?, limit: Float?) {
        self.layers = layers
        self.standardiser = standardiser
        self.limit = limit ?? .infinity
    }

    /// Learns means and deviations from training clips, where the recipe wants them.
    init(recipe: VoiceRecipe, fitting arrays: [FeatureArray]) throws {
        if let layers = recipe.layers {
            let rows = arrays.map { $0.shape.count == 2 ? $0.shape[0] : 0 }.min() ?? 0
            guard layers.allSatisfy({ (1...max(1, rows)).contains($0) }), rows > 0 else {
                throw VoiceEmotionError.featureCount(
                    set: recipe.features.name, expected: layers.max() ?? 0, found: rows)
            }
        }
        layers = recipe.layers
        limit = recipe.standardisedWithin ?? .infinity
        guard recipe.standardisedWithin != nil else {
            standardiser = nil
            return
        }
        let chosen = recipe.layers.map { layers in arrays.map { $0.joined(rows: layers) } } ?? arrays
        standardiser = try Standardiser(fitting: chosen.flatMap(\.frames))
    }

    /// A short mark of all that the scaling does: profiles are in its terms.
    var mark: String {
        var hasher = StableHash()
        for layer in layers ?? [] { hasher.add(UInt32(truncatingIfNeeded: layer)) }
        for value in (standardiser?.mean ?? []) + (standardiser?.deviation ?? []) { hasher.add(value.bitPattern) }
        hasher.add(limit.bitPattern)
        return hasher.text
    }

    /// The features as the learner sees them.
    func callAsFunction(_ array: FeatureArray) -> FeatureArray {
        let chosen = layers.map(array.joined(rows:)) ?? array
        guard let standardiser else { return chosen }
        let scaled = chosen.frames.flatMap { standardiser($0).map { min(limit, max(-limit, $0)) } }
        return FeatureArray(shape: chosen.shape, values: scaled)
    }
}

/// FNV-1a over 32-bit words: the same on every run and machine, which Swift's own hashes are not.
private struct StableHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ word: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) {
            state = (state ^ UInt64(UInt8(truncatingIfNeeded: word >> shift))) &* 0x100_0000_01b3
        }
    }

    var text: String { String(state, radix: 16) }
}

extension FeatureArray {
    /// The vectors along the last axis.
    fileprivate var frames: [[Float]] {
        if shape.count <= 1 { return [values] }
        return stride(from: 0, to: values.count, by: max(1, width)).map { Array(values[$0..<$0 + width]) }
    }
}
