import Neural

/// What came out of a training: gives each class of a clip a score.
protocol TrainedLearner: Sendable {
    /// Logarithms of the classes' probabilities, up to a constant for each clip.
    ///
    /// - Parameter inputs: scaled as the training clips were.
    func logits(of inputs: [FeatureArray], threads: Int) throws -> [[Double]]

    /// All that was learned, by name.
    var tensors: [String: Tensor] { get }
}
