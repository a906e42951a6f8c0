import Learning

/// What is done to a clip's features before a learner sees them.
struct FeatureScaling: Sendable {
    /// Rows that are used and joined; nil for all as they are.
    let rows: [Int]?
    /// Means and deviations over the last axis; nil leaves values as they are.
    let standardiser: Standardiser?
    /// Values beyond so many deviations are cut off there.
    let limit: Float

    init(rows: [Int]?, standardiser: Standardiser?, limit: Float?) {
        self.rows = rows
        self.standardiser = standardiser
        self.limit = limit ?? .infinity
    }

    /// Learns means and deviations from training clips, where the recipe wants them.
    init(recipe: VoiceRecipe, fitting arrays: [FeatureArray]) throws {
        if let wanted = recipe.rows {
            let rows = arrays.map { $0.shape.count == 2 ? $0.shape[0] : 0 }.min() ?? 0
            guard wanted.allSatisfy({ (1...max(1, rows)).contains($0) }), rows > 0 else {
                throw VoiceEmotionError.featureCount(
                    set: recipe.features.name, expected: wanted.max() ?? 0, found: rows)
            }
        }
        rows = recipe.rows
        limit = recipe.standardisedWithin ?? .infinity
        guard recipe.standardisedWithin != nil else {
            standardiser = nil
            return
        }
        let chosen = recipe.rows.map { rows in arrays.map { $0.joined(rows: rows) } } ?? arrays
        standardiser = try Standardiser(fitting: chosen.flatMap(\.frames))
    }

    /// A short mark of all that the scaling does: profiles are in its terms.
    var mark: String {
        var hasher = StableHash()
        for row in rows ?? [] { hasher.add(UInt32(truncatingIfNeeded: row)) }
        for value in (standardiser?.mean ?? []) + (standardiser?.deviation ?? []) { hasher.add(value.bitPattern) }
        hasher.add(limit.bitPattern)
        return hasher.text
    }

    /// The features as the learner sees them.
    func callAsFunction(_ array: FeatureArray) -> FeatureArray {
        let chosen = rows.map(array.joined(rows:)) ?? array
        guard let standardiser else { return chosen }
        let scaled = chosen.frames.flatMap { standardiser($0).map { min(limit, max(-limit, $0)) } }
        return FeatureArray(shape: chosen.shape, values: scaled)
    }
}

extension FeatureArray {
    /// The vectors along the last axis.
    var frames: [[Float]] {
        if shape.count <= 1 { return [values] }
        return stride(from: 0, to: values.count, by: max(1, width)).map { Array(values[$0..<$0 + width]) }
    }
}
