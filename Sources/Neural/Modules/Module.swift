/// A part of a network: a function of a variable with named parameters.
///
/// Modules are values: a copy of a network is a snapshot, and a trained one may be used from several tasks at once.
/// Parameter names and layouts are PyTorch's, so that weights travel both ways. A composed module calls
/// `visitParameters` of its parts with their names in front (`"encoder.0.weight"`).
public protocol Module: Sendable {
    /// The output for a batch, first axis the batch, recorded on the input's tape.
    ///
    /// - Throws: `NeuralError` if the input does not fit.
    func callAsFunction(_ input: Variable) throws -> Variable

    /// The same for sequences [batch, time, ...] of which only the first `lengths` places are real, the rest padding.
    ///
    /// A module whose result at one place depends on other places leaves the padding out; the others need not
    /// implement this.
    func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable

    /// How many places of the result's second axis are real, for as many of the input's.
    func lengths(after lengths: [Int]) -> [Int]

    /// Adds what the module computes in inference to an ONNX graph.
    ///
    /// - Parameter input: the module's input, first axis the batch.
    /// - Returns: the module's output.
    /// - Throws: `NeuralError` if the module has no form in ONNX, or the input does not fit.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue

    /// Calls `visit` for each parameter and buffer, always in the same order, each with a name of its own.
    mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows
}

extension Module {
    /// Takes padding for real: right for modules that treat each place alone.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable { try self(input) }

    /// As many as before.
    public func lengths(after lengths: [Int]) -> [Int] { lengths }

    /// There is none: a module that can be exported has a function of its own.
    public func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        throw NeuralError.configuration(
            "ONNX export", expected: "modules that have a form in ONNX", found: "\(Self.self)",
            hint: "Give the module its own write(to:input:).")
    }

    /// Does nothing: the module has no parameters.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {}

    /// Visits the parameters of a part under its name.
    public mutating func visitParameters(
        as part: String, _ visit: (String, inout Parameter) throws -> Void
    ) rethrows {
        try visitParameters { try visit("\(part).\($0)", &$1) }
    }

    /// All parameters and buffers with their names, in visiting order.
    public var parameters: [(name: String, parameter: Parameter)] {
        var copy = self
        var list: [(name: String, parameter: Parameter)] = []
        copy.visitParameters { list.append((name: $0, parameter: $1)) }
        return list
    }

    /// Number of trained elements.
    public var trainableCount: Int {
        parameters.reduce(0) { $0 + ($1.parameter.isTrainable ? $1.parameter.value.count : 0) }
    }

    /// Freezes (or thaws) the parameters whose names `choose` accepts.
    public mutating func setFrozen(_ isFrozen: Bool, where choose: (String) -> Bool = { _ in true }) {
        visitParameters { name, parameter in
            if choose(name) { parameter.isFrozen = isFrozen }
        }
    }

    /// Stores the buffers' new values after a pass.
    public mutating func apply(_ updates: BufferUpdates) {
        if updates.values.isEmpty { return }
        visitParameters { _, parameter in
            if let value = updates.values[parameter.identity] { parameter.value = value }
        }
    }
}
