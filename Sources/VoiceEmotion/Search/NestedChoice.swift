import Corpora
import Learning

/// Chooses a recipe's open settings by what they reach on speakers of the training part alone.
struct NestedChoice {
    /// Groups of training speakers, each held out once for each candidate.
    static let groups = 4

    let seed: UInt64
    let threads: Int
    let environment: VoiceFeatureSets.Environment

    /// The recipe with its open settings chosen, and what was chosen.
    ///
    /// - Parameters:
    ///   - rows: the clips to learn from; the recipe must have nothing open when they hold too few speakers, in which
    ///     case the first value of each axis is taken.
    func choose(
        _ recipe: VoiceRecipe, rows: [FeatureTable.Row], classes: ClassList, labelsByCorpus: [String: Set<String>]
    ) throws -> (recipe: VoiceRecipe, chosen: [String: String]) {
        guard !recipe.search.isEmpty else { return (recipe, [:]) }
        let candidates = try Self.candidates(of: recipe)
        let folds = try? Self.folds(rows, classes: classes)
        var best = 0
        if let folds, candidates.count > 1 {
            let recalls = try Parallel.map(candidates, threads: threads) { candidate in
                try recall(of: candidate.recipe, folds: folds, rows: rows, classes: classes, labels: labelsByCorpus)
            }
            best = recalls.indices.max { (recalls[$0], -$0) < (recalls[$1], -$1) } ?? 0
        }
        return (candidates[best].recipe, candidates[best].values.mapValues(\.description))
    }

    /// Every combination of the axes' values, the first values first.
    static func candidates(of recipe: VoiceRecipe) throws -> [(recipe: VoiceRecipe, values: [String: SettingValue])] {
        var plain = recipe
        plain.search = []
        return try recipe.search.reduce([(recipe: plain, values: [:])]) { done, axis in
            try done.flatMap { candidate in
                try axis.values.map { value in
                    var values = candidate.values
                    values[axis.setting] = value
                    return (try candidate.recipe.changing(axis.setting, to: value), values)
                }
            }
        }
    }

    /// Folds of the speakers; nil where a corpus has only one, whom nobody could be held out from.
    private static func folds(_ rows: [FeatureTable.Row], classes: ClassList) throws -> [Fold]? {
        let speakers = rows.map(\.recording.speakerKey)
        let fewest =
            Dictionary(grouping: rows, by: \.recording.corpus)
            .mapValues { Set($0.map(\.recording.speaker)).count }.values.min() ?? 0
        guard fewest > 1 else { return nil }
        return try EvaluationProtocol.grouped(min(groups, fewest)).folds(
            speakers: speakers, classes: rows.map { classes.index(of: $0.label) ?? 0 })
    }

    /// Mean over the corpora of the recall that a candidate reaches, all folds together.
    private func recall(
        of recipe: VoiceRecipe, folds: [Fold], rows: [FeatureTable.Row], classes: ClassList,
        labels: [String: Set<String>]
    ) throws -> Double {
        var truth: [String: [Int]] = [:]
        var predicted: [String: [Int]] = [:]
        for fold in folds {
            var trainer = VoiceTrainer(recipe: recipe, seed: seed, threads: 1)
            trainer.environment = environment
            let model = try trainer.train(
                on: fold.train.map { rows[$0] }, classes: classes, labelsByCorpus: labels,
                uses: .population)
            for (corpus, members) in Dictionary(grouping: fold.test, by: { rows[$0].recording.corpus }) {
                let scores = try model.probabilities(
                    of: members.map { rows[$0].variants[0] }, possible: labels[corpus])
                truth[corpus, default: []] += members.map { classes.index(of: rows[$0].label) ?? 0 }
                predicted[corpus, default: []] += scores.map { row in row.indices.max { row[$0] < row[$1] } ?? 0 }
            }
        }
        let recalls = truth.keys.sorted().map {
            ConfusionMatrix(classes: classes.count, truth: truth[$0] ?? [], predicted: predicted[$0] ?? [])
                .unweightedAverageRecall
        }
        return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
    }
}
