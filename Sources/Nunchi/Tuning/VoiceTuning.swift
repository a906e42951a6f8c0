public import Learning
public import VoiceEmotion

/// Searching for a recipe's settings on data sets, from their folders to the result.
public struct VoiceTuning: Sendable {
    /// A part of the work and how far it is.
    public enum Progress: Sendable {
        /// Feature values of so many clips are there.
        case features(done: Int, of: Int)
        /// Trials begin.
        case trials(SearchStage)
        /// A trial is finished, or was found finished in the log.
        case trial(TrialResult)
    }

    /// A search among those that an outcome needs.
    public struct SearchStage: Sendable, Hashable {
        /// The group of speakers that stays out, from 0; nil for the search on all.
        public let heldOut: Int?
        /// Number of groups.
        public let groups: Int
        /// Settings to try.
        public let settings: Int
    }

    /// Recipe, data, seed and how much of the machine to use.
    public let task: VoiceTask
    /// What is varied.
    public let space: SearchSpace
    /// How settings are chosen.
    public let method: SearchMethod
    /// How trials are judged; nil for `grouped:5`, in fewer groups where there are fewer speakers.
    public let rule: EvaluationProtocol?
    /// Groups of speakers that are held out of a search of their own each; nil for none.
    public let heldOutGroups: Int?

    /// A tuning.
    public init(
        task: VoiceTask, space: SearchSpace, method: SearchMethod, rule: EvaluationProtocol? = nil,
        heldOutGroups: Int? = nil
    ) {
        self.task = task
        self.space = space
        self.method = method
        self.rule = rule
        self.heldOutGroups = heldOutGroups
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - log: keeps finished trials; those in it already are not repeated.
    ///   - progress: called from any task.
    /// - Throws: `SearchError`, `TrialLogError`, `VoiceEmotionError`, `LearningError`, `CancellationError`.
    public func run(
        log: any TrialLog = MemoryTrialLog(), progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> TuningOutcome {
        let table = try await task.table { step in
            if case .features(let done, let total) = step { progress(.features(done: done, of: total)) }
        }
        let store = TableStore(task)
        await store.keep(table, of: task.recipe)
        let rule = rule ?? table.speakerGroups(atMost: 5) ?? .grouped(2)
        let search = SettingSearch(
            recipe: task.recipe, space: space, method: method, rule: rule, seed: task.seed, jobs: task.jobs,
            threads: task.threads, keepsAllClasses: task.emotions != nil, environment: task.environment)
        let settings = try search.settings().count
        let groups = try heldOutGroups.map { try EvaluationProtocol.grouped($0).folds(in: table) } ?? []
        // A protocol that does not fit the data is told of now, not as the failure of each trial.
        try search.check(table)
        for fold in groups { try search.check(table.restricted(to: fold.train)) }
        let done = try log.begin(search.identity(on: table))
        func run(_ number: Int?, fold: Fold?) async throws -> SearchResult {
            progress(.trials(SearchStage(heldOut: number, groups: groups.count, settings: settings)))
            return try await search.run(
                on: { recipe in
                    let whole = try await store.table(for: recipe)
                    return fold.map { whole.restricted(to: $0.train) } ?? whole
                }, heldOut: number, done: done, log: log, onTrial: { progress(.trial($0)) })
        }
        let result = try await run(nil, fold: nil)
        var heldOut: [TuningOutcome.HeldOut] = []
        for (number, fold) in groups.enumerated() {
            let own = try await run(number, fold: fold)
            let recall = try HeldOutTest.recall(
                of: own.recipe, table: try await store.table(for: own.recipe), fold: fold, seed: task.seed,
                threads: task.threads, environment: task.environment)
            heldOut.append(
                TuningOutcome.HeldOut(
                    speakers: fold.testSpeakers, recall: recall, searchScore: own.best.score ?? 0))
        }
        return TuningOutcome(
            corpus: table.corpus, recipe: task.recipe.name, result: result, heldOut: heldOut, protocolName: rule.name,
            axes: space.axes,
            method: method.name, seed: task.seed)
    }
}

extension EvaluationProtocol {
    /// The folds of a table's clips.
    fileprivate func folds(in table: FeatureTable) throws(LearningError) -> [Fold] {
        let classes = table.classes
        return try folds(
            speakers: table.rows.map(\.recording.speakerKey),
            classes: table.rows.map { classes.index(of: $0.label) ?? 0 })
    }
}
