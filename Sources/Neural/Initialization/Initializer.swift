/// How the first weights and biases of a layer are drawn.
public struct Initializer: Sendable {
    /// A distribution of single numbers.
    public enum Distribution: Sendable, Equatable {
        /// Every number is the same.
        case constant(Double)
        /// Evenly between -bound and bound.
        case uniform(bound: Double)
        /// Normal around 0.
        case normal(deviation: Double)

        func draw(using random: inout PhiloxGenerator) -> Float {
            switch self {
            case .constant(let value): Float(value)
            case .uniform(let bound): Float(bound * (2 * random.nextUniform() - 1))
            case .normal(let deviation): Float(deviation * random.nextNormal())
            }
        }
    }

    /// The weights' distribution for a number of inputs and outputs of one unit.
    public let weights: @Sendable (_ inputs: Int, _ outputs: Int) -> Distribution
    /// The biases' distribution.
    public let biases: @Sendable (_ inputs: Int, _ outputs: Int) -> Distribution

    /// An initialiser of your own.
    public init(
        weights: @escaping @Sendable (_ inputs: Int, _ outputs: Int) -> Distribution,
        biases: @escaping @Sendable (_ inputs: Int, _ outputs: Int) -> Distribution = { _, _ in .constant(0) }
    ) {
        (self.weights, self.biases) = (weights, biases)
    }

    /// PyTorch's `Linear`: weights and biases uniform within 1/√inputs.
    public static let pyTorch = Initializer(
        weights: { inputs, _ in .uniform(bound: 1 / Double(inputs).squareRoot()) },
        biases: { inputs, _ in .uniform(bound: 1 / Double(inputs).squareRoot()) })

    /// Keras's `Dense`: weights uniform within √(6 / (inputs + outputs)) (Glorot and Bengio 2010), biases 0.
    public static let keras = Initializer(
        weights: { inputs, outputs in .uniform(bound: (6 / Double(inputs + outputs)).squareRoot()) })

    /// scikit-learn's `MLPClassifier` with ReLU or tanh: weights and biases uniform within √(6 / (inputs + outputs)).
    public static let scikitLearn = Initializer(
        weights: { inputs, outputs in .uniform(bound: (6 / Double(inputs + outputs)).squareRoot()) },
        biases: { inputs, outputs in .uniform(bound: (6 / Double(inputs + outputs)).squareRoot()) })

    /// Weights normal with deviation √(2 / inputs), for layers before a ReLU (He and others 2015), biases 0.
    public static let he = Initializer(weights: { inputs, _ in .normal(deviation: (2 / Double(inputs)).squareRoot()) })
}
