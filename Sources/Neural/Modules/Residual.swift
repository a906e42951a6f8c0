/// A way around modules: x + f(x), with a module on the way where shapes differ.
///
/// Parameter names begin with `body.` and `shortcut.`.
public struct Residual: Module {
    /// What is added to the input.
    public var body: Sequential
    /// What the input goes through first, if anything.
    public var shortcut: Sequential?

    /// A way around the modules.
    public init(_ body: any Module..., shortcut: [any Module] = []) {
        self.body = Sequential(body)
        self.shortcut = shortcut.isEmpty ? nil : Sequential(shortcut)
    }

    /// Any shape that the body keeps, or that the shortcut makes the body's.
    public func callAsFunction(_ input: Variable) throws -> Variable {
        try body(input).adding(shortcut?(input) ?? input)
    }

    /// The same, with only the first places of each sequence real.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try body(input, lengths: lengths).adding(shortcut?(input, lengths: lengths) ?? input)
    }

    /// The lengths that the body leaves.
    public func lengths(after lengths: [Int]) -> [Int] { body.lengths(after: lengths) }

    /// Visits the body, then the shortcut.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try body.visitParameters(as: "body", visit)
        try shortcut?.visitParameters(as: "shortcut", visit)
    }
}
