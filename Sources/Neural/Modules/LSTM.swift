/// One layer of long short-term memory, in one direction or two.
///
/// Parameters as in PyTorch's `LSTM` of one layer: `weight_ih_l0` [4 · hidden, in], `weight_hh_l0` [4 · hidden, hidden],
/// `bias_ih_l0`, `bias_hh_l0` [4 · hidden], and the same with `_reverse`.
public struct LSTM: Module {
    var stack: RecurrentStack

    /// A layer with random weights.
    ///
    /// - Parameters:
    ///   - inputs: features at each time.
    ///   - hidden: length of the state.
    ///   - isBidirectional: whether sequences are read in both directions.
    ///   - initializer: how to draw weights and biases; as PyTorch, within 1/√hidden, if nil.
    /// - Throws: `NeuralError` if a size is not positive.
    public init(
        from inputs: Int, to hidden: Int, isBidirectional: Bool = false, result: RecurrentResult = .all,
        initializer: Initializer? = nil, using random: inout PhiloxGenerator
    ) throws {
        stack = try RecurrentStack(
            "long short-term memory", from: inputs, to: hidden, gates: 4, isBidirectional: isBidirectional,
            result: result, initializer: initializer, using: &random)
    }

    /// Input [batch, time, in].
    public func callAsFunction(_ input: Variable) throws -> Variable { try output(input, lengths: nil) }

    /// Input [batch, time, in], of which only the first `lengths` times are real; the states at the others are 0.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try output(input, lengths: lengths)
    }

    private func output(_ input: Variable, lengths: [Int]?) throws -> Variable {
        try stack.output(input, lengths: lengths) { direction, isReversed in
            let tape = input.tape
            let bias = try tape.variable(for: direction.inputBias).adding(tape.variable(for: direction.hiddenBias))
            return try input.linear(weight: tape.variable(for: direction.inputWeight), bias: bias)
                .lstm(weight: tape.variable(for: direction.hiddenWeight), lengths: lengths, isReversed: isReversed)
        }
    }

    /// Visits the forward direction, then the other.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try stack.visitParameters(visit)
    }
}
