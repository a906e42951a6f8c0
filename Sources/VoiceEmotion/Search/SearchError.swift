/// Why settings cannot be searched for.
public enum SearchError: Error, Sendable, Hashable {
    /// What is wrong with an axis.
    public enum AxisFault: String, Sendable, Hashable, CaseIterable {
        /// It is not of the form `setting=values`.
        case form
        /// The ends of the range are not two finite numbers, the smaller first.
        case range
        /// A logarithmic range must lie above 0.
        case logarithm
        /// The setting stands in two axes.
        case repeated
    }

    /// An axis that gives no values.
    case axis(text: String, fault: AxisFault)

    /// There is nothing to vary: none was given, and the recipe has no settings that are usually varied.
    case nothingToVary(recipe: String)

    /// No trial is asked for.
    case noTrials

    /// The grid has more trials than are allowed.
    case largeGrid(count: Int, limit: Int)

    /// No trial gave a score; the first of the reasons.
    case allFailed(count: Int, first: String)
}

extension SearchError {
    /// A short name of the cause that never changes.
    public var code: String {
        switch self {
        case .axis: "search.axis"
        case .nothingToVary: "search.nothing_to_vary"
        case .noTrials: "search.no_trials"
        case .largeGrid: "search.large_grid"
        case .allFailed: "search.all_failed"
        }
    }
}
