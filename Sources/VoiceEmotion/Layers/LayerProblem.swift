/// Why a layer cannot follow what comes before it.
public enum LayerProblem: Sendable, Hashable {
    /// It works on another number of axes.
    case axes(input: [Int?], needed: ClosedRange<Int>)
    /// Its window is larger than its input.
    case window([Int], input: [Int?])
    /// A size, count or share that cannot be.
    case setting(name: String, value: String)
    /// It needs clips of one length.
    case ownLength(input: [Int?])
    /// The layers on the way lead to another shape than the way around them can.
    case wayAround(input: [Int?], body: [Int?])
}
