public import Affect
public import Corpora
public import Learning
public import VoiceEmotion

/// Training and evaluating a recipe on data sets, from their folders to the result.
public struct VoiceTask: Sendable {
    /// The recipe.
    public var recipe: VoiceRecipe
    /// The data; `Corpus.distinct` keeps recordings that several sets hold from being trained on and tested.
    public let corpora: [Corpus]
    /// The emotions to keep; nil for all.
    public let emotions: Set<Emotion>?
    /// Decides what chance decides.
    public let seed: UInt64
    /// Files or folds at once.
    public let jobs: Int
    /// Threads of one computation.
    public let threads: Int
    /// How test clips are heard: each in one of these ways, drawn at random.
    public let judgedAs: [Hearing]
    /// The test speakers' own clips that their profiles are made of; nil judges every speaker as a stranger.
    public let profile: ProfileTrial?
    /// Where features are kept from one run to the next; nil computes them anew.
    public let cache: FeatureCache?
    /// Where pretrained encoders are installed.
    public let environment: VoiceFeatureSets.Environment

    /// A part of the work and how far it is.
    public enum Progress: Sendable, Hashable {
        /// Feature values of so many clips are there.
        case features(done: Int, of: Int)
        /// So many folds are done; their mean recall so far.
        case folds(done: Int, of: Int, recall: Double)
        /// An epoch of training is done.
        case training(VoiceTrainer.Progress)
    }

    /// A task.
    public init(
        recipe: VoiceRecipe, corpora: [Corpus], emotions: Set<Emotion>? = nil, seed: UInt64 = 0, jobs: Int = 1,
        threads: Int = 1, judgedAs: [Hearing] = [.plain], profile: ProfileTrial? = nil, cache: FeatureCache? = nil,
        environment: VoiceFeatureSets.Environment = .init()
    ) {
        self.recipe = recipe
        self.corpora = corpora
        self.emotions = emotions
        self.seed = seed
        self.jobs = jobs
        self.threads = threads
        self.judgedAs = judgedAs
        self.profile = profile
        self.cache = cache
        self.environment = environment
    }

    /// The clips' feature values, which evaluation and training share.
    ///
    /// - Throws: `VoiceEmotionError` when no clip can be used, `CancellationError`.
    public func table(progress: (Progress) -> Void = { _ in }) async throws -> FeatureTable {
        let features = try VoiceFeatureSets.load(recipe.features, in: environment)
        return try await FeatureTable(
            of: corpora, features: features, task: recipe.task, emotions: emotions,
            hearings: recipe.training.speeds.map(Hearing.speed),
            drawn: recipe.training.hearings ?? [],
            drawnOfEach: recipe.training.hearingsOfEach ?? recipe.training.hearings?.count ?? 0, judgedAs: judgedAs,
            cache: cache,
            jobs: jobs,
            progress: { progress(.features(done: $0, of: $1)) })
    }

    /// Trains and tests the folds of a protocol.
    ///
    /// - Parameter checkpoint: where finished folds are kept, and gone on from; nil for nowhere.
    public func evaluate(
        on table: FeatureTable, rule: EvaluationProtocol, checkpoint: CheckpointFolder? = nil,
        progress: (Progress) -> Void = { _ in }
    ) async throws -> EvaluationResult {
        // Whoever names the emotions wants them all, though a data set may lack some.
        try await evaluation(rule, keepsAllClasses: emotions != nil, checkpoint).evaluate(on: table, notes: notes) {
            progress(.folds(done: $0, of: $1, recall: $2))
        }
    }

    private func evaluation(
        _ rule: EvaluationProtocol, keepsAllClasses: Bool, _ checkpoint: CheckpointFolder?
    ) -> Evaluator {
        var evaluator = Evaluator(
            recipe: recipe, rule: rule, profile: profile, seed: seed, jobs: jobs, threads: threads,
            keepsAllClasses: keepsAllClasses)
        evaluator.checkpoint = checkpoint
        evaluator.environment = environment
        evaluator.heard = judgedAs
        return evaluator
    }

    /// How much to believe the model that a protocol's trainings stand for; nil where they know the speakers tested.
    ///
    /// Where data sets are left out, the figures are of the emotions that all of them have, but the model names any that it
    /// knows: that is tested once more.
    private func calibration(
        _ result: EvaluationResult, on table: FeatureTable, rule: EvaluationProtocol, checkpoint: CheckpointFolder?,
        progress: (Progress) -> Void
    ) async throws -> HeldOutCalibration? {
        guard rule.isSpeakerIndependent else { return nil }
        guard rule == .leaveOneCorpusOut else { return try HeldOutCalibration(result) }
        var evaluator = evaluation(rule, keepsAllClasses: true, checkpoint)
        evaluator.namesAnyClass = true
        let strangers = try await evaluator.evaluate(on: table) { progress(.folds(done: $0, of: $1, recall: $2)) }
        return try HeldOutCalibration(strangers) { prediction in
            let label = strangers.classes.labels[prediction.truth]
            return table.labelsByCorpus.contains { corpus, labels in
                !prediction.speaker.hasPrefix(corpus + ":") && labels.contains(label)
            }
        }
    }

    /// Trains on all clips and writes the card.
    ///
    /// - Parameters:
    ///   - rule: how the card's figures are measured, by corpus; nil leaves them out.
    ///   - checkpoint: where what is done is kept, and gone on from; nil for nowhere.
    public func train(
        on table: FeatureTable, rule: EvaluationProtocol?, checkpoint: CheckpointFolder? = nil,
        progress: (Progress) -> Void = { _ in }
    ) async throws -> VoiceModel {
        // A data set that only repeats others has no part of its own.
        let used = corpora.filter { !$0.recordings.isEmpty }
        var figures: [ModelCard.Figure] = []
        var calibration: HeldOutCalibration?
        if let rule {
            let result = try await evaluate(
                on: table, rule: rule, checkpoint: checkpoint?.part("folds"), progress: progress)
            let heard = judgedAs == [.plain] ? nil : judgedAs.map(\.name)
            figures = used.compactMap { CardFigure.figure(of: result, corpus: $0.name, heard: heard) }
            calibration = try await self.calibration(
                result, on: table, rule: rule, checkpoint: checkpoint?.part("calibration"), progress: progress)
        }
        var trainer = VoiceTrainer(
            recipe: recipe, seed: seed, threads: threads, checkpoint: checkpoint?.part("training"))
        trainer.environment = environment
        var model = try trainer.train(
            on: table.rows, classes: table.classes, labelsByCorpus: table.labelsByCorpus,
            onEpoch: { progress(.training($0)) })
        model.featureIdentity = table.featureIdentity
        if let calibration {
            model.temperature = calibration.temperature
            model.threshold = calibration.threshold
        }
        model.card = ModelCard(
            sources: used.compactMap { source($0, in: table) }, figures: figures, seed: seed,
            naming: calibration.map {
                ModelCard.Naming(
                    threshold: $0.threshold, clips: $0.clips, classes: model.classes.count, named: $0.named,
                    right: $0.right)
            })
        return model
    }

    /// Teaches a trained model arousal, and writes into its card how well it tells it on speakers left out of training.
    ///
    /// - Parameter levels: data whose labels are levels of arousal; see `ArousalLevel`.
    /// - Returns: clips that could not be used.
    /// - Throws: `ArousalError`, `VoiceEmotionError` when no clip can be used, `CancellationError`.
    public func teachArousal(
        _ model: inout VoiceModel, from levels: Corpus, progress: (Progress) -> Void = { _ in }
    ) async throws -> [FeatureTable.Failure] {
        var task = VoiceTask(
            recipe: recipe, corpora: [levels], seed: seed, jobs: jobs, threads: threads, cache: cache,
            environment: environment)
        task.recipe.task = .words
        let table = try await task.table(progress: progress)
        let result = try ArousalTrainer(seed: seed, threads: threads).teach(&model, on: table)
        if let card = model.card, let source = task.source(levels, in: table) {
            model.card = card.with(
                arousal: ModelCard.LearnedArousal(
                    source: source, correlation: result.agreement.correlation,
                    interval: [result.interval.lowerBound, result.interval.upperBound],
                    concordance: result.agreement.concordance))
        }
        return table.failures
    }

    /// What is known already to limit the figures.
    private var notes: [EvaluationNote] {
        corpora.flatMap { corpus -> [EvaluationNote] in
            let passedOver = corpus.issues.first.map {
                EvaluationNote.passedOver(corpus: corpus.name, count: corpus.issues.count, first: $0.description)
            }
            let duplicates = EvaluationNote.duplicates(corpus: corpus.name, count: corpus.duplicates)
            let copies = corpus.copies.map {
                EvaluationNote.copies(corpus: corpus.name, of: $0.corpus, count: $0.count)
            }
            return [passedOver, corpus.duplicates > 0 ? duplicates : nil].compactMap { $0 } + copies
        }
    }

    /// What a checkpoint must agree on to be gone on from.
    ///
    /// - Parameter work: what is done, such as `train`.
    public func identity(of work: String, on table: FeatureTable, rule: EvaluationProtocol?) -> WorkIdentity {
        WorkIdentity(
            work: work, recipe: recipe, data: table, space: (emotions ?? []).map(\.rawValue).sorted(),
            evaluationProtocol: rule?.name, seed: seed)
    }

    private func source(_ corpus: Corpus, in table: FeatureTable) -> ModelCard.Source? {
        let rows = table.rows.filter { $0.recording.corpus == corpus.name }
        guard !rows.isEmpty else { return nil }
        let licence = CorpusLicence(corpus: corpus.name, layout: corpus.layout)
        return ModelCard.Source(
            corpus: corpus.name, clips: rows.count, speakers: Set(rows.map(\.recording.speaker)).count,
            emotions: Set(rows.map(\.label)).sorted(), licence: licence.name,
            isNonCommercial: licence.isNonCommercial)
    }
}

/// One corpus's part of an evaluation over several.
enum CardFigure {
    static func figure(of result: EvaluationResult, corpus: String, heard: [String]?) -> ModelCard.Figure? {
        guard let part = result.restricted(to: { $0.hasPrefix(corpus + ":") }) else { return nil }
        let interval = part.recallInterval
        return ModelCard.Figure(
            corpus: corpus, protocolName: part.protocolName, clips: part.count,
            classes: Set(part.predictions.map(\.truth)).count, unweightedAverageRecall: part.unweightedAverageRecall,
            interval: [interval.lowerBound, interval.upperBound], chance: part.chance, heard: heard)
    }
}
