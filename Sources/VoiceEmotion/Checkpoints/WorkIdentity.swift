/// All that decides what a long piece of work gives: what is kept of it belongs to this work alone.
public struct WorkIdentity: Sendable, Hashable, Codable {
    /// What can differ between two pieces of work.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        /// What is done: training, evaluating, searching by a method.
        case work
        /// The recipe.
        case recipe
        /// The clips: their sound, labels, speakers or features.
        case data
        /// What is varied or kept apart.
        case space
        /// How training and test parts are made.
        case evaluationProtocol
        /// The seed.
        case seed
    }

    /// What is done.
    public let work: String
    /// The recipe as JSON.
    public let recipe: String
    /// The fingerprint of the clips with their features.
    public let data: String
    /// What is varied or kept apart.
    public let space: [String]
    /// The protocol's name; nil for none.
    public let evaluationProtocol: String?
    /// The seed.
    public let seed: UInt64

    /// The identity of a piece of work.
    public init(
        work: String, recipe: VoiceRecipe, data: FeatureTable, space: [String] = [], evaluationProtocol: String?,
        seed: UInt64
    ) {
        self.work = work
        self.recipe = recipe.json
        self.data = data.fingerprint
        self.space = space
        self.evaluationProtocol = evaluationProtocol
        self.seed = seed
    }

    /// The first part that differs from other work, if any.
    public func difference(from other: WorkIdentity) -> Part? {
        if work != other.work { return .work }
        if recipe != other.recipe { return .recipe }
        if data != other.data { return .data }
        if space != other.space { return .space }
        if evaluationProtocol != other.evaluationProtocol { return .evaluationProtocol }
        return seed == other.seed ? nil : .seed
    }
}
