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
    /// Whether `leave-one-corpus-out` keeps classes that not every corpus has.
    public let keepsAllClasses: Bool
    /// The part of each fold's training clips that is trained on; 1 for all.
    public var trainingShare = 1.0
    /// Whether a clip may be called anything that the model knows; otherwise only what occurs in the clip's own corpus.
    public var namesAnyClass = false
    /// How the table's test clips are heard, each in one of these ways drawn at random.
    public var heard: [Hearing] = [.plain]
    /// Where finished folds are kept; nil for nowhere.
    public var checkpoint: CheckpointFolder?
    /// Where encoders are installed that a learner begins from.
    public var environment = VoiceFeatureSets.Environment()

    /// An evaluator.
    public init(
        recipe: VoiceRecipe, rule: EvaluationProtocol, profile: ProfileTrial? = nil, seed: UInt64 = 0, jobs: Int = 1,
        threads: Int = 1, keepsAllClasses: Bool = false
    ) {
        self.profile = profile
        self.recipe = recipe
        self.rule = rule
        self.keepsAllClasses = keepsAllClasses
        self.seed = seed
        self.jobs = jobs
        self.threads = threads
    }

    /// Trains and tests each fold.
    ///
    /// - Parameters:
    ///   - table: the clips; test clips are judged as they are, whatever speeds the training clips are heard at.
    ///   - notes: what is known already to limit the figures; the result's warnings begin with it.
    ///   - progress: called after each training with the number done, the number there is, and the mean recall so far.
    /// - Throws: `VoiceEmotionError.noProfiles` where a profile is wanted of a recipe without, `.tooFewClasses`;
    ///   `LearningError` or `CorpusError` when the protocol does not fit the data; `CheckpointError`, `CancellationError`.
    public func evaluate(
        on table: FeatureTable, notes: [EvaluationNote] = [], progress: (Int, Int, Double) -> Void = { _, _, _ in }
    ) async throws -> EvaluationResult {
        let clock = ContinuousClock()
        let start = clock.now
        guard profile == nil || recipe.profile != nil else { throw VoiceEmotionError.noProfiles(model: recipe.name) }
        let division = try EvaluationDivision(table, rule: rule, seed: seed, keepsAllClasses: keepsAllClasses)
        let folds = division.folds
        var running = RunningRecall(classes: division.classes.count)
        let tested = try await concurrentMap(
            Array(folds.enumerated()), jobs: jobs,
            onResult: { index, outcome in
                running.take(truth: folds[index].test.map { division.truth[$0] }, scores: outcome.scores)
                progress(index + 1, folds.count, running.mean)
            }
        ) { number, fold -> FoldOutcome in
            guard let checkpoint else { return try test(fold, number: number, of: division, checkpoint: nil) }
            return try checkpoint.fold(number, clips: fold.test.count) { folder in
                try test(fold, number: number, of: division, checkpoint: folder)
            }
        }
        var predictions: [Int: EvaluationResult.Prediction] = [:]
        for (number, (fold, part)) in zip(folds, tested).enumerated() {
            for (clip, scores) in zip(fold.test, part.scores) {
                let recording = division.table.rows[clip].recording
                predictions[clip] = EvaluationResult.Prediction(
                    file: recording.file.path, speaker: recording.speakerKey, truth: division.truth[clip],
                    scores: scores, fold: fold.group, training: number, sex: recording.sex,
                    sentence: recording.sentence, span: recording.span)
            }
        }
        return EvaluationResult(
            corpus: table.corpus, recipe: recipe.name, protocolName: rule.name, classes: division.classes,
            predictions: division.table.rows.indices.compactMap { predictions[$0] },
            trainings: zip(folds, tested).map { fold, part in
                EvaluationResult.Training(
                    fold: fold.group, trainedOn: fold.train.count, tested: fold.test.count,
                    testSentences: fold.testSentences, settings: part.settings)
            },
            profile: profile?.name, heard: heard == [.plain] ? [] : heard.map(\.name),
            sharesSpeakers: folds.contains(where: \.sharesSpeakers), seed: seed,
            seconds: (clock.now - start) / .seconds(1), warnings: notes + division.warnings)
    }

    /// Throws what `evaluate` would throw at once for a protocol that does not fit the data.
    package func check(_ table: FeatureTable) throws {
        _ = try EvaluationDivision(table, rule: rule, seed: seed, keepsAllClasses: keepsAllClasses)
    }

    /// The scores of a fold's test clips, and the settings chosen on its training part.
    private func test(
        _ fold: Fold, number: Int, of division: EvaluationDivision, checkpoint: CheckpointFolder?
    ) throws -> FoldOutcome {
        let table = division.table
        let seed = seed &+ UInt64(number) &* 7919
        var trainer = VoiceTrainer(recipe: recipe, seed: seed, threads: threads, checkpoint: checkpoint)
        trainer.environment = environment
        let model = try trainer.train(
            on: TrainingShare.of(fold.train.map { table.rows[$0] }, share: trainingShare, seed: seed),
            classes: division.classes, labelsByCorpus: table.labelsByCorpus,
            uses: profile == nil ? .population : .profile)
        let speakers = table.rows.map(\.recording.speakerKey)
        let candidates = Self.profileClips(fold, speakers: speakers)
        let scores = try fold.test.map { clip in
            let row = table.rows[clip]
            let own = profile?.clips(for: clip, speakers: speakers, candidates: candidates, seed: seed)
            let statistics = own.flatMap { clips in
                SpeakerStatistics(of: clips.map { model.scaling(table.rows[$0].judged) })
            }
            return try model.probabilities(
                of: [row.judged], possible: namesAnyClass ? nil : table.labelsByCorpus[row.recording.corpus],
                statistics: statistics, threads: threads)[0]
        }
        return FoldOutcome(scores: scores, settings: model.chosen)
    }

    /// The clips that a test speaker's profile may be made of: all of theirs that were not trained on, those of sentences
    /// that another fold tests included.
    private static func profileClips(_ fold: Fold, speakers: [String]) -> [Int] {
        let (tested, trained) = (Set(fold.testSpeakers), Set(fold.train))
        return speakers.indices.filter { tested.contains(speakers[$0]) && !trained.contains($0) }
    }
}
