import Corpora
import Learning

/// The rows of a table that a recipe learns from, scaled and weighed.
struct TrainingRows {
    let scaling: FeatureScaling
    let data: LearningSet
    let validation: LearningSet?

    /// - Parameters:
    ///   - rows: the training clips.
    ///   - classes: what is told apart.
    ///   - recipe: how to scale, weigh and validate.
    ///   - labelsByCorpus: the labels that a clip of each corpus can have.
    ///   - bySpeaker: whether each speaker's clips are standardised by their own mean and deviation.
    ///   - seed: decides which speakers are held out, if any.
    init(
        _ rows: [FeatureTable.Row], classes: ClassList, recipe: VoiceRecipe, labelsByCorpus: [String: Set<String>],
        bySpeaker: Bool = false, seed: UInt64
    ) throws {
        var (train, held) = (rows, [FeatureTable.Row]())
        if recipe.training.patience != nil,
            let fold = SpeakerHoldout.split(speakers: rows.map(\.recording.speakerKey), fraction: 0.2, seed: seed)
        {
            (train, held) = (fold.train.map { rows[$0] }, fold.test.map { rows[$0] })
        }
        let scaling = try FeatureScaling(recipe: recipe, fitting: train.flatMap(\.variants))

        let speakers = bySpeaker ? Self.statistics(rows, scaling: scaling, plan: recipe.profile) : [:]

        func set(_ rows: [FeatureTable.Row], variants: (FeatureTable.Row) -> [FeatureArray]) -> LearningSet {
            let entries = rows.flatMap { row in variants(row).map { (row, $0) } }
            let allowed = entries.map { row, _ in
                let possible = labelsByCorpus[row.recording.corpus] ?? []
                return classes.labels.map(possible.contains)
            }
            let inputs = entries.map { row, array in
                let scaled = scaling(array)
                return speakers[row.recording.speakerKey]?(scaled) ?? scaled
            }
            return LearningSet(
                inputs: inputs, targets: entries.compactMap { classes.index(of: $0.0.label) },
                weights: Self.weights(entries.map(\.0), training: recipe.training),
                allowed: allowed.contains { $0.contains(false) } ? allowed : nil,
                shape: Self.commonShape(of: inputs, features: recipe.features), classes: classes.count)
        }
        self.scaling = scaling
        data = set(train) { $0.variants }
        validation = held.isEmpty ? nil : set(held) { [$0.variants[0]] }
    }

    /// The sizes that all clips share; nil for an axis in which they differ, and for one in which others may.
    private static func commonShape(of arrays: [FeatureArray], features: FeaturePlan) -> [Int?] {
        let first = arrays.first?.shape ?? []
        return first.indices.map { axis in
            if axis == 0, first.count > 1, FrameFeatureSets.ownLength.contains(features.name) { return nil }
            return arrays.allSatisfy { $0.shape.count == first.count && $0.shape[axis] == first[axis] }
                ? first[axis] : nil
        }
    }

    /// Weights with mean 1, or nil where all clips count alike.
    private static func weights(_ rows: [FeatureTable.Row], training: TrainingPlan) -> [Float]? {
        let balance = training.balancesClasses ? balance(rows) : nil
        guard let factors = training.classWeights, !factors.isEmpty else { return balance }
        let weights = rows.indices.map { Double(balance?[$0] ?? 1) * (factors[rows[$0].label] ?? 1) }
        let mean = weights.reduce(0, +) / Double(max(1, rows.count))
        return mean > 0 ? weights.map { Float($0 / mean) } : balance
    }

    /// Each speaker's statistics over the clips at their own speed.
    private static func statistics(
        _ rows: [FeatureTable.Row], scaling: FeatureScaling, plan: ProfilePlan?
    ) -> [String: SpeakerStatistics] {
        Dictionary(grouping: rows, by: \.recording.speakerKey).compactMapValues { clips in
            SpeakerStatistics(of: clips.map { scaling($0.variants[0]) })?.shrunk(halfway: plan?.halfway ?? 0)
        }
    }

    /// Weights with mean 1 that make each corpus count alike, and in it each class.
    private static func balance(_ rows: [FeatureTable.Row]) -> [Float] {
        var counts: [String: [String: Int]] = [:]
        for row in rows { counts[row.recording.corpus, default: [:]][row.label, default: 0] += 1 }
        return rows.map { row in
            let classes = counts[row.recording.corpus] ?? [:]
            let members = classes[row.label] ?? 1
            return Float(rows.count) / Float(counts.count * classes.count * members)
        }
    }
}
