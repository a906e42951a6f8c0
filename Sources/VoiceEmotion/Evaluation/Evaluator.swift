import Corpora
import Foundation
public import Learning

/// Evaluating a recipe on labelled clips that it was not trained on.
public struct Evaluator: Sendable {
    /// The recipe.
    public let recipe: VoiceRecipe
    /// How training and test parts are made.
    public let rule: EvaluationProtocol
    /// The clips of a test speaker that their profile is made of; nil judges every speaker as a stranger.
    public let profile: ProfileTrial?
    /// Decides what chance decides.
    public let seed: UInt64
    /// Folds at once; the result does not depend on it.
    public let jobs: Int
    /// Threads of one computation; the result does not depend on it.
    public let threads: Int

    /// An evaluator.
    public init(
        recipe: VoiceRecipe, rule: EvaluationProtocol, profile: ProfileTrial? = nil, seed: UInt64 = 0, jobs: Int = 1,
        threads: Int = 1
    ) {
        self.profile = profile
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
    ///   - progress: called after each fold with the number done and the number there is.
    /// - Throws: `VoiceEmotionError.noProfiles` where a profile is wanted of a recipe without, `.tooFewClasses`, `LearningError` when the protocol does not fit the data, `CancellationError`.
    public func evaluate(
        on table: FeatureTable, notes: [String] = [], progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> EvaluationResult {
        let clock = ContinuousClock()
        let start = clock.now
        guard profile == nil || recipe.profile != nil else { throw VoiceEmotionError.noProfiles(model: recipe.name) }
        let classes = table.classes
        guard classes.count >= 2 else { throw VoiceEmotionError.tooFewClasses(found: classes.labels) }
        let truth = table.rows.compactMap { classes.index(of: $0.label) }
        let speakers = table.rows.map(\.recording.speakerKey)
        let folds = try rule.folds(speakers: speakers, classes: truth, seed: seed)
        let predicted = try await concurrentMap(
            Array(folds.enumerated()), jobs: jobs, onResult: { index, _ in progress(index + 1, folds.count) }
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
        let trainer = VoiceTrainer(recipe: recipe, seed: seed &+ UInt64(number) &* 7919, threads: threads)
        let model = try trainer.train(
            on: fold.train.map { table.rows[$0] }, classes: classes, labelsByCorpus: table.labelsByCorpus,
            uses: profile == nil ? .population : .profile)
        let speakers = table.rows.map(\.recording.speakerKey)
        return try fold.test.map { clip in
            let row = table.rows[clip]
            let own = profile?.clips(for: clip, speakers: speakers, candidates: fold.test, seed: seed)
            let statistics = own.flatMap { clips in
                SpeakerStatistics(of: clips.map { model.scaling(table.rows[$0].judged) })
            }
            return try model.probabilities(
                of: [row.judged], possible: table.labelsByCorpus[row.recording.corpus], statistics: statistics,
                threads: threads)[0]
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
