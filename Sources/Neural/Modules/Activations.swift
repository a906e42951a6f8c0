/// max(0, x).
public struct ReLU: Module {
    /// The function has no settings.
    public init() {}

    /// Any shape.
    public func callAsFunction(_ input: Variable) throws -> Variable { input.relu() }
}

/// The hyperbolic tangent.
public struct Tanh: Module {
    /// The function has no settings.
    public init() {}

    /// Any shape.
    public func callAsFunction(_ input: Variable) throws -> Variable { input.tanh() }
}

/// 1 / (1 + e^-x).
public struct Sigmoid: Module {
    /// The function has no settings.
    public init() {}

    /// Any shape.
    public func callAsFunction(_ input: Variable) throws -> Variable { input.sigmoid() }
}

/// x · Φ(x), with Φ the distribution function of the standard normal (PyTorch's default, not the tanh approximation).
public struct GELU: Module {
    /// The function has no settings.
    public init() {}

    /// Any shape.
    public func callAsFunction(_ input: Variable) throws -> Variable { input.gelu() }
}
