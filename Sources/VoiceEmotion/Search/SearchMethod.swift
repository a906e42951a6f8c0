/// How a search chooses what to try.
public enum SearchMethod: Sendable, Hashable {
    /// Settings drawn at random, each tried on the whole budget.
    case random(trials: Int)
    /// Settings drawn at random and tried on a ninth of the budget; the best third goes on to a third of it, the best
    /// third of those to all of it.
    ///
    /// Brackets share the trials among them; each begins with a part of the budget three times that of the one before,
    /// for settings that show their worth late.
    case halving(trials: Int, brackets: Int, budget: SearchBudget)
    /// Every combination.
    case grid(steps: Int, limit: Int)

    /// The names that can be given.
    public static let names = ["random", "halving", "grid"]

    /// The name with what decides the trials' meaning.
    public var name: String {
        switch self {
        case .random: "random"
        case .halving(_, _, let budget): "halving by \(budget.rawValue)"
        case .grid(let steps, _): "grid of \(steps)"
        }
    }
}

/// What a trial on a part of the budget has less of.
public enum SearchBudget: String, Sendable, Hashable, CaseIterable {
    /// Epochs of training.
    case epochs
    /// Clips to train on.
    case clips

    /// What costs most: epochs of a network, the clips of anything else.
    public init(for recipe: VoiceRecipe) {
        switch recipe.learner {
        case .network, .tunedEncoder: self = .epochs
        default: self = .clips
        }
    }
}

/// The course of a search by halving.
struct HalvingCourse {
    /// A part of the budget, and how many of the settings are tried on it.
    struct Rung: Equatable {
        let share: Double
        let count: Int
    }

    /// The settings that keep to one bracket, by number, and its rungs.
    let brackets: [(numbers: Range<Int>, rungs: [Rung])]

    private static let ratio = 3

    /// - Parameter trials: settings in all.
    init(trials: Int, brackets: Int) {
        let count = max(1, min(brackets, 3, trials))
        var start = 0
        self.brackets = (0..<count).map { bracket in
            let size = trials / count + (bracket < trials % count ? 1 : 0)
            defer { start += size }
            var rungs: [Rung] = []
            var left = size
            // As many rungs as there are thirds to take, three at most.
            var steps = 3 - bracket
            while steps > 1, size < Self.power(steps - 1) { steps -= 1 }
            for step in (0..<steps).reversed() {
                rungs.append(Rung(share: 1 / Double(Self.power(step)), count: left))
                left = max(1, left / Self.ratio)
            }
            return (start..<start + size, rungs)
        }
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * ratio } }
}
