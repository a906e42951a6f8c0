import Corpora
import Foundation
public import Learning

/// Evaluating a recipe on labelled clips that it was not trained on.
public struct Evaluator: Sendable {
    /// The recipe.
    public let recipe: VoiceRecipe
    /// How training and test parts are made.
    public let rule: EvaluationProtocol
    /// Decides what chance decides.
    public let seed: UInt64
    /// Folds at once; the result does not depend on it.
    public let jobs: Int
    /// Threads of one computation; the result does not depend on it.
    public let threads: Int

    /// The part of each fold's training clips that is trained on; 1 for all.
    public var trainingShare = 1.0
    /// Where finished folds are kept; nil for nowhere.
    public var checkpoint: CheckpointFolder?

    /// An evaluator.
    public init(recipe: VoiceRecipe, rule: EvaluationProtocol, seed: UInt64 = 0, jobs: Int = 1, threads: Int = 1) {
        self.recipe = recipe
        self.rule = rule
        self.seed = seed
        self.jobs = jobs
        self.threads = threads
    }

    /// Trains and tests each fold.
    ///
    /// - Parameters:
    ///   - table: the clips; test clips are judged as they are, whatever speeds the training clips are heard at.
    ///   - notes: what is known already to limit the figures; the result's warnings begin with it.
    ///   - progress: called after each fold with the number done, the number there is, and the mean recall so far.
    /// - Throws: `VoiceEmotionError.tooFewClasses`, `LearningError` when the protocol does not fit the data, `CancellationError`.
    public func evaluate(
        on table: FeatureTable, notes: [String] = [], progress: (Int, Int, Double) -> Void = { _, _, _ in }
    ) async throws -> EvaluationResult {
        let clock = ContinuousClock()
        let start = clock.now
        let classes = table.classes
        guard classes.count >= 2 else { throw VoiceEmotionError.tooFewClasses(found: classes.labels) }
        let truth = table.rows.compactMap { classes.index(of: $0.label) }
        let speakers = table.rows.map(\.recording.speakerKey)
        let folds = try rule.folds(speakers: speakers, classes: truth, seed: seed)
        var running = RunningRecall(classes: classes.count)
        let predicted = try await concurrentMap(
            Array(folds.enumerated()), jobs: jobs,
            onResult: { index, scores in
                running.take(truth: folds[index].test.map { truth[$0] }, scores: scores)
                progress(index + 1, folds.count, running.mean)
            }
        ) { index, fold in
            try scores(fold, number: index, table: table, classes: classes)
        }
        var predictions: [Int: EvaluationResult.Prediction] = [:]
        for (number, (fold, scores)) in zip(folds, predicted).enumerated() {
            for (clip, values) in zip(fold.test, scores) {
                predictions[clip] = EvaluationResult.Prediction(
                    file: table.rows[clip].recording.file.path, speaker: speakers[clip], truth: truth[clip],
                    scores: values, fold: number)
            }
        }
        return EvaluationResult(
            corpus: table.corpus, recipe: recipe.name, protocolName: rule.name, classes: classes,
            predictions: table.rows.indices.compactMap { predictions[$0] }, seed: seed,
            seconds: (clock.now - start) / .seconds(1), warnings: notes + warnings(table, folds: folds))
    }

    private func scores(
        _ fold: Fold, number: Int, table: FeatureTable, classes: ClassList
    ) throws -> [[Double]] {
        if let checkpoint {
            return try checkpoint.fold(number, clips: fold.test.count) { folder in
                FoldOutcome(
                    scores: try scores(fold, number: number, table: table, classes: classes, checkpoint: folder),
                    settings: [:])
            }.scores
        }
        return try scores(fold, number: number, table: table, classes: classes, checkpoint: nil)
    }

    private func scores(
        _ fold: Fold, number: Int, table: FeatureTable, classes: ClassList, checkpoint: CheckpointFolder?
    ) throws -> [[Double]] {
        let seed = seed &+ UInt64(number) &* 7919
        let trainer = VoiceTrainer(recipe: recipe, seed: seed, threads: threads, checkpoint: checkpoint)
        let rows = TrainingShare.of(fold.train.map { table.rows[$0] }, share: trainingShare, seed: seed)
        let model = try trainer.train(on: rows, classes: classes, labelsByCorpus: table.labelsByCorpus)
        return try fold.test.map { clip in
            let row = table.rows[clip]
            return try model.probabilities(
                of: [row.variants[0]], possible: table.labelsByCorpus[row.recording.corpus])[0]
        }
    }

    /// Folds that had to name a class which no training clip showed them.
    private func warnings(_ table: FeatureTable, folds: [Fold]) -> [String] {
        folds.enumerated().flatMap { number, fold in
            let learned = Set(fold.train.map { table.rows[$0].label })
            let unseen = Set(fold.test.map { table.rows[$0].label }).subtracting(learned).sorted()
            return unseen.map {
                "fold \(number + 1): only the test speakers \(fold.testSpeakers.joined(separator: ", ")) have \($0); "
                    + "it could not be learned and counts as missed"
            }
        }
    }
}
