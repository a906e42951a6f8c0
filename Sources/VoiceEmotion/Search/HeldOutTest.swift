import Corpora
package import Learning

/// What a recipe reaches on clips that no part of its choice has seen.
package enum HeldOutTest {
    /// The unweighted average recall on some clips of a table after training on others.
    package static func recall(
        of recipe: VoiceRecipe, table: FeatureTable, fold: Fold, seed: UInt64, threads: Int,
        environment: VoiceFeatureSets.Environment = .init()
    ) throws -> Double {
        let classes = table.classes
        var trainer = VoiceTrainer(recipe: recipe, seed: seed, threads: threads)
        trainer.environment = environment
        let model = try trainer.train(
            on: fold.train.map { table.rows[$0] }, classes: classes, labelsByCorpus: table.labelsByCorpus)
        var running = RunningRecall(classes: classes.count)
        let rows = fold.test.map { table.rows[$0] }
        running.take(
            truth: rows.map { classes.index(of: $0.label) ?? 0 },
            scores: try rows.map { row in
                try model.probabilities(
                    of: [row.variants[0]], possible: table.labelsByCorpus[row.recording.corpus])[0]
            })
        return running.mean
    }
}

extension FeatureTable {
    /// Some of the clips alone.
    package func restricted(to clips: [Int]) -> FeatureTable {
        FeatureTable(
            rows: clips.map { rows[$0] }, failures: [], corpus: corpus, task: task, featureIdentity: featureIdentity)
    }
}
