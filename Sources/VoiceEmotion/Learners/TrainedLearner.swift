import Neural

/// What came out of a training: gives each class of a clip a score.
protocol TrainedLearner: Sendable {
    /// Logarithms of the classes' probabilities, up to a constant for each clip.
    ///
    /// - Parameter inputs: scaled as the training clips were.
    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]]

    /// All that was learned, by name.
    var tensors: [String: Tensor] { get }

    /// Adds what `logits` computes to an ONNX graph: [batch, classes].
    ///
    /// - Parameter input: [batch, ...], scaled as the training clips were.
    /// - Throws: `ModelExportError.noForm` for what has no form in ONNX.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue
}

extension TrainedLearner {
    /// There is no form: a learner that can be exported has a function of its own.
    func write(to graph: inout ONNXGraph, input: ONNXValue) throws -> ONNXValue {
        throw ModelExportError.noForm(learner: "\(Self.self)")
    }
}
