package import Neural

/// Layers of an encoder with what their states come to over time, and a dense layer on that.
struct TunedEncoder: InnerMixing {
    var states: PooledStates
    /// What the pooled values of the training clips were before training.
    var scaling: FixedScaling
    let dropout: Dropout
    var head: Dense

    func callAsFunction(_ input: Variable) throws -> Variable { try output(input, lengths: nil, mixture: nil) }

    func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try output(input, lengths: lengths, mixture: nil)
    }

    func callAsFunction(_ input: Variable, lengths: [Int]?, mixture: RowMixture) throws -> Variable {
        try output(input, lengths: lengths, mixture: mixture)
    }

    private func output(_ input: Variable, lengths: [Int]?, mixture: RowMixture?) throws -> Variable {
        let pooled = try scaling(lengths.map { try states(input, lengths: $0) } ?? states(input))
        return try head(dropout(mixture.map { try pooled.mixedRows($0) } ?? pooled))
    }

    mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try states.visitParameters(visit)
        try scaling.visitParameters(as: "scaling", visit)
        try head.visitParameters(as: "head", visit)
    }
}

/// Transformer layers, and what the states before the first and after each of them come to over time, one after another:
/// [batch, time, features] becomes [batch, 2 · features · (layers + 1)].
package struct PooledStates: Module {
    var layers: [TransformerEncoderLayer]
    /// One for the states before the layers and one for those after each; none for plain means and deviations.
    var poolings: [AttentiveStatisticsPooling]

    package init(layers: [TransformerEncoderLayer], poolings: [AttentiveStatisticsPooling] = []) {
        (self.layers, self.poolings) = (layers, poolings)
    }

    /// The states before the first layer and after each.
    package func states(_ input: Variable, lengths: [Int]? = nil) throws -> [Variable] {
        try layers.reduce(into: [input]) { states, layer in
            let last = states[states.count - 1]
            states.append(try lengths.map { try layer(last, lengths: $0) } ?? layer(last))
        }
    }

    package func callAsFunction(_ input: Variable) throws -> Variable { try pooled(input, lengths: nil) }

    package func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try pooled(input, lengths: lengths)
    }

    private func pooled(_ input: Variable, lengths: [Int]?) throws -> Variable {
        var joined: Variable?
        for (index, state) in try states(input, lengths: lengths).enumerated() {
            let statistics: Variable
            if poolings.isEmpty {
                statistics = try state.statisticsOverTime(lengths: lengths)
            } else {
                statistics = try lengths.map { try poolings[index](state, lengths: $0) } ?? poolings[index](state)
            }
            joined = try joined?.joinedColumns(with: statistics) ?? statistics
        }
        return joined ?? input
    }

    package mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        for index in layers.indices { try layers[index].visitParameters(as: "layers.\(index)", visit) }
        for index in poolings.indices { try poolings[index].visitParameters(as: "pooling.\(index)", visit) }
    }
}

/// Values moved and scaled by given means and deviations, and cut off far from the mean.
struct FixedScaling: Module {
    /// Deviations beyond which values are cut off.
    let limit: Float
    var mean: Parameter
    var deviation: Parameter

    /// Leaves values as they are, up to the limit.
    init(width: Int, limit: Float) throws {
        self.limit = limit
        mean = Parameter(try Tensor(repeating: 0, shape: [width]), role: .buffer)
        deviation = Parameter(try Tensor(repeating: 1, shape: [width]), role: .buffer)
    }

    func callAsFunction(_ input: Variable) throws -> Variable {
        let (tape, width) = (input.tape, mean.value.count)
        let variance = Tensor(deviation.value.elements.map { $0 * $0 })
        return try input.normalizedColumns(
            scale: tape.constant(Tensor(repeating: 1, shape: [width])),
            shift: tape.constant(Tensor(repeating: 0, shape: [width])), epsilon: 0,
            statistics: (mean: mean.value, variance: variance)
        ).result.limited(to: limit)
    }

    mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try visit("mean", &mean)
        try visit("deviation", &deviation)
    }
}
