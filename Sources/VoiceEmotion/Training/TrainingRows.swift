import Affect
import Corpora
import Learning
import Neural

/// The rows of a table that a network learns from, in the form that the engine takes.
struct TrainingRows {
    let standardiser: Standardiser?
    let data: ClassificationData
    let validation: ClassificationData?

    /// - Parameters:
    ///   - rows: the training clips.
    ///   - taxonomy: the classes.
    ///   - recipe: how to scale, weigh and validate.
    ///   - emotionsByCorpus: the classes that a clip of each corpus can have.
    ///   - seed: decides which speakers are held out, if any.
    init(
        _ rows: [FeatureTable.Row], taxonomy: Taxonomy, recipe: VoiceRecipe, emotionsByCorpus: [String: Set<Emotion>],
        seed: UInt64
    ) throws {
        var (train, held) = (rows, [FeatureTable.Row]())
        if recipe.training.patience != nil,
            let fold = SpeakerHoldout.split(speakers: rows.map(\.recording.speakerKey), fraction: 0.2, seed: seed)
        {
            (train, held) = (fold.train.map { rows[$0] }, fold.test.map { rows[$0] })
        }
        let vectors = train.flatMap(\.variants)
        let scaler = recipe.standardisedWithin == nil ? nil : try Standardiser(fitting: vectors)
        let scale = { (vector: [Float]) in Self.scaled(vector, by: scaler, within: recipe.standardisedWithin) }

        func data(_ rows: [FeatureTable.Row], variants: (FeatureTable.Row) -> [[Float]]) throws -> ClassificationData {
            let entries = rows.flatMap { row in variants(row).map { (row, $0) } }
            let classes = entries.compactMap { taxonomy.index(of: $0.0.emotion) }
            let masks = entries.map { row, _ in
                let possible = emotionsByCorpus[row.recording.corpus] ?? []
                return taxonomy.emotions.map { possible.contains($0) ? Float(1) : 0 }
            }
            let weights = recipe.training.balancesClasses ? Self.balance(entries.map(\.0)) : nil
            let isMasked = masks.contains { $0.contains(0) }
            return ClassificationData(
                inputs: try Tensor(rows: entries.map { scale($0.1) }), targets: classes, sampleWeights: weights,
                classMask: isMasked ? try Tensor(rows: masks) : nil)
        }
        standardiser = scaler
        self.data = try data(train) { $0.variants }
        validation = held.isEmpty ? nil : try data(held) { [$0.variants[0]] }
    }

    /// Standardised, and cut off at so many deviations.
    static func scaled(_ vector: [Float], by scaler: Standardiser?, within limit: Float?) -> [Float] {
        guard let scaler, let limit else { return vector }
        return scaler(vector).map { min(limit, max(-limit, $0)) }
    }

    /// Weights with mean 1 that make each corpus count alike, and in it each class.
    private static func balance(_ rows: [FeatureTable.Row]) -> [Float] {
        var counts: [String: [Emotion: Int]] = [:]
        for row in rows { counts[row.recording.corpus, default: [:]][row.emotion, default: 0] += 1 }
        return rows.map { row in
            let classes = counts[row.recording.corpus] ?? [:]
            let members = classes[row.emotion] ?? 1
            return Float(rows.count) / Float(counts.count * classes.count * members)
        }
    }
}
