/// Which states of a recurrent layer are its result.
public enum RecurrentResult: Sendable, Hashable {
    /// Those at all times: [batch, time, hidden], or 2 · hidden in two directions.
    case all
    /// The last of each direction: [batch, hidden], or 2 · hidden.
    case last
}

/// The parameters of one direction of a recurrent layer, with PyTorch's shapes.
struct RecurrentDirection: Sendable {
    var inputWeight: Parameter
    var hiddenWeight: Parameter
    var inputBias: Parameter
    var hiddenBias: Parameter

    /// Random weights: as PyTorch, within 1/√hidden, or by an initialiser.
    init(
        inputs: Int, hidden: Int, gates: Int, initializer: Initializer, hiddenInitializer: Initializer,
        using random: inout PhiloxGenerator
    ) {
        let rows = gates * hidden
        inputWeight = Parameter(
            Tensor(drawn: initializer.weights(inputs, rows), shape: [rows, inputs], using: &random), role: .weight)
        hiddenWeight = Parameter(
            Tensor(drawn: hiddenInitializer.weights(hidden, rows), shape: [rows, hidden], using: &random),
            role: .weight)
        inputBias = Parameter(
            Tensor(drawn: hiddenInitializer.biases(hidden, rows), shape: [rows], using: &random), role: .bias)
        hiddenBias = Parameter(
            Tensor(drawn: hiddenInitializer.biases(hidden, rows), shape: [rows], using: &random), role: .bias)
    }

    mutating func visitParameters(
        suffix: String, _ visit: (String, inout Parameter) throws -> Void
    ) rethrows {
        try visit("weight_ih_l0\(suffix)", &inputWeight)
        try visit("weight_hh_l0\(suffix)", &hiddenWeight)
        try visit("bias_ih_l0\(suffix)", &inputBias)
        try visit("bias_hh_l0\(suffix)", &hiddenBias)
    }
}

/// The parts that recurrent layers share: one or two directions and what becomes of their states.
struct RecurrentStack: Sendable {
    var forward: RecurrentDirection
    var backward: RecurrentDirection?
    let result: RecurrentResult

    init(
        _ subject: String, from inputs: Int, to hidden: Int, gates: Int, isBidirectional: Bool,
        result: RecurrentResult, initializer: Initializer?, using random: inout PhiloxGenerator
    ) throws {
        guard inputs > 0, hidden > 0 else {
            throw NeuralError.configuration(
                subject, expected: "sizes of at least 1", found: "\(inputs) to \(hidden)")
        }
        let bound = 1 / Double(hidden).squareRoot()
        let pyTorch = Initializer(
            weights: { _, _ in .uniform(bound: bound) }, biases: { _, _ in .uniform(bound: bound) })
        let chosen = initializer ?? pyTorch
        forward = RecurrentDirection(
            inputs: inputs, hidden: hidden, gates: gates, initializer: chosen, hiddenInitializer: chosen,
            using: &random)
        if isBidirectional {
            backward = RecurrentDirection(
                inputs: inputs, hidden: hidden, gates: gates, initializer: chosen, hiddenInitializer: chosen,
                using: &random)
        }
        self.result = result
    }

    /// The result for an input [batch, time, in], given how one direction's states come about.
    func output(
        _ input: Variable, lengths: [Int]?,
        states: (RecurrentDirection, _ isReversed: Bool) throws -> Variable
    ) throws -> Variable {
        guard input.shape.count == 3, input.shape[1] > 0 else {
            throw NeuralError.mismatch(
                "input of a recurrent layer", expected: "shape [batch, time, features] with some time",
                found: "\(input.shape)")
        }
        let known = try SequenceLengths.checked(lengths, rows: input.shape[0], times: input.shape[1])
        var result = try states(forward, false)
        if self.result == .last { result = try result.selected(at: known.map { $0 - 1 }) }
        guard let backward else { return result }
        var other = try states(backward, true)
        // Read from the end, a sequence is through at its beginning.
        if self.result == .last { other = try other.selected(at: known.map { min(0, $0 - 1) }) }
        return try result.joinedColumns(with: other)
    }

    mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try forward.visitParameters(suffix: "", visit)
        try backward?.visitParameters(suffix: "_reverse", visit)
    }
}
