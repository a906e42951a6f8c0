/// A loss of a classifier whose output is logits [rows, classes].
///
/// A loss of your own is a type of its own: it says what one batch costs and how that changes with the logits.
public protocol ClassificationLoss: Sendable {
    /// What the sum of the rows' losses is divided by, 0 where no row counts.
    func divisor(of labels: BatchLabels) -> Double

    /// The loss of a batch.
    ///
    /// - Parameter logits: shape [rows, classes].
    /// - Throws: `NeuralError` if counts, classes or settings do not fit.
    func evaluate(_ logits: Tensor, labels: BatchLabels, on device: Device) throws -> EvaluatedLoss
}

/// What a batch costs.
public struct EvaluatedLoss {
    /// Sum of the rows' losses.
    public let total: Double
    /// What the sum is divided by, above 0.
    public let divisor: Double
    /// The probability of each class, [rows, classes].
    public let probabilities: Tensor
    /// The gradient of the sum with respect to the logits, times a factor.
    public let gradient: (_ scale: Float) -> Tensor

    /// A loss of the given parts.
    ///
    /// - Parameter divisor: rows that all weigh nothing have a loss of 0, not of 0/0: 1 is taken where it is not above 0.
    public init(
        total: Double, divisor: Double, probabilities: Tensor, gradient: @escaping (_ scale: Float) -> Tensor
    ) {
        (self.total, self.divisor) = (total, divisor > 0 ? divisor : 1)
        (self.probabilities, self.gradient) = (probabilities, gradient)
    }
}

extension ClassificationLoss {
    /// The loss of a batch as a single number on the tape of the logits.
    ///
    /// - Parameter logits: shape [rows, classes].
    /// - Throws: `NeuralError` if counts, classes or settings do not fit.
    public func callAsFunction(_ logits: Variable, labels: BatchLabels) throws -> Variable {
        let device = logits.tape.device
        let loss = try evaluate(logits.value, labels: labels, on: device)
        let mean = Float(loss.total / loss.divisor)
        return logits.tape.record(Tensor(shape: [], on: device) { $0[0] = mean }, from: [logits]) { gradient in
            [loss.gradient(gradient.scalar / Float(loss.divisor))]
        }
    }

    /// The loss of a batch whose rows have one class each.
    ///
    /// - Parameters:
    ///   - logits: shape [rows, classes].
    ///   - targets: the class of each row.
    ///   - sampleWeights: one factor for each row.
    ///   - classMask: shape [rows, classes], above 0 for the classes that the row may have; the others take no part in
    ///     the softmax and get no gradient (training over corpora with different label sets).
    /// - Throws: `NeuralError` if counts, classes or settings do not fit.
    public func callAsFunction(
        _ logits: Variable, targets: [Int], sampleWeights: [Float]? = nil, classMask: Tensor? = nil
    ) throws -> Variable {
        try self(logits, labels: BatchLabels(.classes(targets), sampleWeights: sampleWeights, classMask: classMask))
    }

    /// The loss of a batch whose rows are shared between classes.
    ///
    /// - Parameters:
    ///   - shares: shape [rows, classes], each row summing to 1.
    ///   - sampleWeights: one factor for each row.
    ///   - classMask: as above; a class with a share must be allowed.
    /// - Throws: `NeuralError` if counts, classes or settings do not fit.
    public func callAsFunction(
        _ logits: Variable, shares: Tensor, sampleWeights: [Float]? = nil, classMask: Tensor? = nil
    ) throws -> Variable {
        try self(logits, labels: BatchLabels(.shares(shares), sampleWeights: sampleWeights, classMask: classMask))
    }
}

/// What a loss's sum over rows is divided by.
public enum LossNormalization: Sendable {
    /// The sum of the rows' weights, class weight times sample weight (PyTorch's `mean` for rows of one class).
    case weights
    /// The number of rows (Keras; PyTorch's `mean` for shares).
    case rows
    /// Nothing (a sum).
    case none
}
