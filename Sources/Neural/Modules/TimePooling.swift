/// The mean over time: [batch, time, features] becomes [batch, features].
public struct MeanOverTime: Module {
    /// The module has no settings.
    public init() {}

    /// The mean over all places.
    public func callAsFunction(_ input: Variable) throws -> Variable { try input.meanOverTime() }

    /// The mean over the real places.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try input.meanOverTime(lengths: lengths)
    }
}

/// Attentive statistics pooling (Okabe and others, Interspeech 2018): mean and standard deviation over time, each place
/// weighted by an attention of its own. [batch, time, features] becomes [batch, 2 · features].
///
/// Parameters: `hidden.weight` [hidden, features], `hidden.bias`, `score.weight` [1, hidden].
public struct AttentiveStatisticsPooling: Module {
    /// Looks at each place.
    public var hidden: Dense
    /// Gives it a score.
    public var score: Dense

    /// Variance below which the deviation stays constant.
    static let floor: Float = 1e-6

    /// A layer with random weights.
    ///
    /// - Throws: `NeuralError` if a size is not positive.
    public init(features: Int, hidden: Int = 128, using random: inout PhiloxGenerator) throws {
        self.hidden = try Dense(from: features, to: hidden, using: &random)
        score = try Dense(from: hidden, to: 1, hasBias: false, using: &random)
    }

    /// Statistics over all places.
    public func callAsFunction(_ input: Variable) throws -> Variable { try statistics(input, lengths: nil) }

    /// Statistics over the real places; each sequence needs at least one.
    public func callAsFunction(_ input: Variable, lengths: [Int]) throws -> Variable {
        try statistics(input, lengths: lengths)
    }

    private func statistics(_ input: Variable, lengths: [Int]?) throws -> Variable {
        guard input.shape.count == 3 else {
            throw NeuralError.mismatch(
                "statistics pooling", expected: "shape [batch, time, features]", found: "\(input.shape)")
        }
        let scores = try score(hidden(input).tanh()).reshaped(Array(input.shape.prefix(2)))
        let weights = try scores.softmaxOverTime(lengths: lengths)
        let mean = try input.weightedSumOverTime(weights)
        let squares = try input.multiplied(by: input).weightedSumOverTime(weights)
        let variance = try squares.adding(mean.multiplied(by: mean).scaled(by: -1))
        return try mean.joinedColumns(with: variance.squareRoot(floor: AttentiveStatisticsPooling.floor))
    }

    /// Visits the hidden layer, then the score.
    public mutating func visitParameters(_ visit: (String, inout Parameter) throws -> Void) rethrows {
        try hidden.visitParameters(as: "hidden", visit)
        try score.visitParameters(as: "score", visit)
    }
}
