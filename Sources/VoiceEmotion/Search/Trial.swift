/// Settings that are tried, on all or on a part of the budget.
public struct Trial: Sendable, Hashable {
    /// The group of speakers that stays out of this search, from 0; nil for the search on all speakers.
    public let heldOut: Int?
    /// Its number, from 0; the same settings keep theirs whatever part of the budget they are tried on.
    public let number: Int
    /// The part of the budget: 1 for all of it.
    public let share: Double
    /// The settings.
    public let values: SearchSpace.Values

    /// A trial.
    public init(heldOut: Int? = nil, number: Int, share: Double = 1, values: SearchSpace.Values) {
        self.heldOut = heldOut
        self.number = number
        self.share = share
        self.values = values
    }

    /// The recipe with these settings.
    func recipe(from recipe: VoiceRecipe) throws -> VoiceRecipe {
        var rest = recipe
        rest.search.removeAll { axis in values[recipe.fullName(of: axis.setting)] != nil }
        return try values.sorted { $0.key < $1.key }.reduce(rest) { try $0.changing($1.key, to: $1.value) }
    }
}

/// What a trial gave.
public struct TrialResult: Sendable, Hashable {
    /// The trial.
    public let trial: Trial
    /// Mean over folds of the unweighted average recall; nil when the trial failed.
    public let score: Double?
    /// The folds' recalls; empty when the trial failed.
    public let folds: [Double]
    /// Why the trial failed; nil when it did not.
    public let failure: String?
    /// How long it took.
    public let seconds: Double

    /// A result.
    public init(trial: Trial, score: Double?, folds: [Double], failure: String?, seconds: Double) {
        self.trial = trial
        self.score = score
        self.folds = folds
        self.failure = failure
        self.seconds = seconds
    }

    /// The order of results, best first: whole budgets before parts, then scores, then numbers.
    static func isBetter(_ left: TrialResult, _ right: TrialResult) -> Bool {
        let (first, second) = (left.score ?? -1, right.score ?? -1)
        return (left.trial.share, first, -left.trial.number) > (right.trial.share, second, -right.trial.number)
    }
}
