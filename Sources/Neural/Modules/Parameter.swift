/// A tensor that belongs to a network: trained, or kept beside training (a buffer).
public struct Parameter: Sendable {
    /// What a parameter does; some rules treat weights and the rest differently.
    public enum Role: Sendable {
        /// Multiplies inputs.
        case weight
        /// Is added.
        case bias
        /// Scales normalised values.
        case scale
        /// Is not trained: running statistics and the like.
        case buffer
    }

    /// Tells parameters apart; copies of a network share it.
    final class Token: Sendable {}

    struct Identity: Hashable, Sendable {
        let token: Token

        static func == (a: Identity, b: Identity) -> Bool { a.token === b.token }

        func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(token)) }
    }

    /// The numbers.
    public var value: Tensor
    /// What the parameter does.
    public let role: Role
    /// A frozen parameter keeps its value in training.
    public var isFrozen = false

    let identity = Identity(token: Token())

    /// A parameter of its own.
    public init(_ value: Tensor, role: Role) {
        (self.value, self.role) = (value, role)
    }

    /// Whether training changes it by gradient.
    public var isTrainable: Bool { role != .buffer && !isFrozen }
}
