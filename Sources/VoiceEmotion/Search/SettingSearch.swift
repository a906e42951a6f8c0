import Foundation
public import Learning

/// Searching for a recipe's settings by what they reach on speakers that they were not trained on.
public struct SettingSearch: Sendable {
    /// Gives the clips for a recipe; features may differ from trial to trial.
    public typealias Tables = @Sendable (VoiceRecipe) async throws -> FeatureTable

    /// The recipe to begin with.
    public let recipe: VoiceRecipe
    /// What is varied.
    public let space: SearchSpace
    /// How settings are chosen.
    public let method: SearchMethod
    /// How training and test parts are made.
    public let rule: EvaluationProtocol
    /// Decides what chance decides.
    public let seed: UInt64
    /// Trials at once; the result does not depend on it.
    public let jobs: Int
    /// Threads of one computation; the result does not depend on it.
    public let threads: Int
    /// Whether `leave-one-corpus-out` keeps classes that not every corpus has.
    public let keepsAllClasses: Bool
    /// Where encoders are installed that a learner begins from.
    public let environment: VoiceFeatureSets.Environment

    /// A search.
    public init(
        recipe: VoiceRecipe, space: SearchSpace, method: SearchMethod, rule: EvaluationProtocol, seed: UInt64 = 0,
        jobs: Int = 1, threads: Int = 1, keepsAllClasses: Bool = false,
        environment: VoiceFeatureSets.Environment = .init()
    ) {
        self.recipe = recipe
        self.space = space
        self.method = method
        self.rule = rule
        self.seed = seed
        self.jobs = jobs
        self.threads = threads
        self.keepsAllClasses = keepsAllClasses
        self.environment = environment
    }

    /// Throws what each trial would fail with where the protocol does not fit the data.
    package func check(_ table: FeatureTable) throws { try evaluator(of: recipe).check(table) }

    fileprivate func evaluator(of recipe: VoiceRecipe) -> Evaluator {
        var evaluator = Evaluator(
            recipe: recipe, rule: rule, seed: seed, jobs: 1, threads: threads, keepsAllClasses: keepsAllClasses)
        evaluator.environment = environment
        return evaluator
    }

    /// What a log must agree on with this search.
    ///
    /// - Parameter table: the clips with the features of the recipe as it is.
    public func identity(on table: FeatureTable) -> WorkIdentity {
        WorkIdentity(
            work: "search: " + method.name, recipe: recipe, data: table, space: space.axes.map(\.description),
            evaluationProtocol: rule.name, seed: seed)
    }

    /// The settings to try, by number.
    ///
    /// - Throws: `SearchError.noTrials`, `SearchError.largeGrid`.
    public func settings() throws(SearchError) -> [SearchSpace.Values] {
        switch method {
        case .random(let trials), .halving(let trials, _, _):
            guard trials > 0 else { throw .noTrials }
            return space.drawn(trials, seed: seed)
        case .grid(let steps, let limit):
            guard limit > 0 else { throw .noTrials }
            let count = space.gridCount(steps: steps)
            guard count <= limit else { throw .largeGrid(count: count, limit: limit) }
            return space.grid(steps: steps)
        }
    }

    /// Tries settings. A trial that fails is kept as such and does not end the search.
    ///
    /// - Parameters:
    ///   - tables: the clips.
    ///   - heldOut: the group of speakers that `tables` leaves out, if any; it only tells trials apart.
    ///   - done: trials that are finished already.
    ///   - log: keeps each finished trial at once.
    ///   - onTrial: called after each trial, from any task.
    /// - Throws: `SearchError`, what the log throws, `CancellationError`.
    public func run(
        on tables: @escaping Tables, heldOut: Int? = nil, done: [TrialResult] = [],
        log: any TrialLog = MemoryTrialLog(),
        onTrial: @escaping @Sendable (TrialResult) -> Void = { _ in }
    ) async throws -> SearchResult {
        let settings = try settings()
        let known = Dictionary(done.map { ($0.trial, $0) }, uniquingKeysWith: { first, _ in first })
        let runner = TrialRunner(search: self, tables: tables, known: known, log: log, onTrial: onTrial)
        var results: [TrialResult] = []
        func attempt(_ numbers: [Int], share: Double) async throws -> [TrialResult] {
            let trials = numbers.map { Trial(heldOut: heldOut, number: $0, share: share, values: settings[$0]) }
            let found = try await concurrentMap(trials, jobs: jobs) { try await runner.result(of: $0) }
            results += found
            return found
        }
        if case .halving(_, let brackets, _) = method {
            for (numbers, rungs) in HalvingCourse(trials: settings.count, brackets: brackets).brackets {
                var left = Array(numbers)
                for rung in rungs {
                    let best = try await attempt(Array(left.prefix(rung.count)), share: rung.share)
                        .filter { $0.score != nil }.sorted(by: TrialResult.isBetter)
                    left = best.map(\.trial.number)
                }
            }
        } else {
            _ = try await attempt(Array(settings.indices), share: 1)
        }
        return try SearchResult(results, recipe: recipe)
    }
}

/// Runs trials, or finds them done.
private struct TrialRunner: Sendable {
    let search: SettingSearch
    let tables: SettingSearch.Tables
    let known: [Trial: TrialResult]
    let log: any TrialLog
    let onTrial: @Sendable (TrialResult) -> Void

    func result(of trial: Trial) async throws -> TrialResult {
        if let known = known[trial] {
            onTrial(known)
            return known
        }
        let clock = ContinuousClock()
        let start = clock.now
        var score: Double?
        var folds: [Double] = []
        var failure: String?
        do {
            let result = try await evaluation(of: trial)
            (score, folds) = (result.unweightedAverageRecall, result.folds.map(\.unweightedAverageRecall))
        } catch let error as CancellationError {
            throw error
        } catch {
            failure = "\(error)"
        }
        let result = TrialResult(
            trial: trial, score: score, folds: folds, failure: failure, seconds: (clock.now - start) / .seconds(1))
        try log.append(result)
        onTrial(result)
        return result
    }

    private func evaluation(of trial: Trial) async throws -> EvaluationResult {
        var recipe = try trial.recipe(from: search.recipe)
        var share = 1.0
        if case .halving(_, _, let budget) = search.method {
            switch budget {
            case .epochs:
                let epochs = (Double(recipe.training.epochs) * trial.share).rounded()
                recipe.training.epochs = max(1, Int(epochs))
            case .clips: share = trial.share
            }
        }
        let table = try await tables(recipe)
        var evaluator = search.evaluator(of: recipe)
        evaluator.trainingShare = share
        return try await evaluator.evaluate(on: table)
    }
}
