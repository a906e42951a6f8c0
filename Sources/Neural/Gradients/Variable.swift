/// A tensor that takes part in a computation recorded on a tape.
///
/// Operations are methods of `Variable`; each computes its value at once and, if a gradient is wanted, leaves on the
/// tape how to pass gradients back.
public struct Variable {
    /// The numbers.
    public let value: Tensor
    /// The tape on which operations on this variable are recorded.
    public let tape: Tape
    /// Place on the tape; nil for a constant.
    let node: Int?

    /// Length of each axis.
    public var shape: [Int] { value.shape }

    /// Whether gradients reach this variable.
    public var requiresGradient: Bool { node != nil }
}
