/// What a search found.
public struct SearchResult: Sendable, Hashable {
    /// Every trial by number, those on smaller parts of the budget first.
    public let trials: [TrialResult]
    /// The best trial on the whole budget. Its score is optimistic: it was chosen for it.
    public let best: TrialResult
    /// The recipe with the best settings.
    public let recipe: VoiceRecipe

    /// - Throws: `SearchError.allFailed` when no trial on the whole budget gave a score.
    init(_ results: [TrialResult], recipe: VoiceRecipe) throws {
        let ranked = results.filter { $0.score != nil && $0.trial.share == 1 }.sorted(by: TrialResult.isBetter)
        guard let best = ranked.first else {
            throw SearchError.allFailed(
                count: results.count, first: results.lazy.compactMap(\.failure).first ?? "no trial was finished")
        }
        trials = results.sorted { ($0.trial.number, $0.trial.share) < ($1.trial.number, $1.trial.share) }
        self.best = best
        self.recipe = try best.trial.recipe(from: recipe)
    }

    /// Trials on the whole budget that gave a score, the best first.
    public var ranking: [TrialResult] {
        trials.filter { $0.score != nil && $0.trial.share == 1 }.sorted(by: TrialResult.isBetter)
    }

    /// Trials that failed.
    public var failed: [TrialResult] { trials.filter { $0.failure != nil } }
}
