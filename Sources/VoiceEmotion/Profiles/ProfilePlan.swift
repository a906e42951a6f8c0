/// How far a speaker's own usual voice counts, beside the training speakers', where clips of that speaker are known.
public struct ProfilePlan: Sendable, Hashable, Codable {
    /// The number of clips at which the speaker's own mean and deviation count half; with fewer, the training speakers'
    /// count more.
    public var halfway: Double

    /// A plan.
    public init(halfway: Double) { self.halfway = halfway }
}
