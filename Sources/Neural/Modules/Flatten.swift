/// Joins all axes but the first: [batch, a, b, ...] becomes [batch, a · b · ...].
public struct Flatten: Module {
    /// The module has no settings.
    public init() {}

    /// Any shape of rank 1 or more.
    public func callAsFunction(_ input: Variable) throws -> Variable {
        let rows = input.value.rows
        return try input.reshaped([rows, rows == 0 ? 0 : input.value.count / rows])
    }
}

/// Joins all axes from the third on: [batch, time, a, b, ...] becomes [batch, time, a · b · ...].
public struct FlattenFeatures: Module {
    /// The module has no settings.
    public init() {}

    /// Any shape of rank 2 or more.
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try input.reshaped(Array(input.shape.prefix(2)) + [input.shape.dropFirst(2).reduce(1, *)])
    }
}
