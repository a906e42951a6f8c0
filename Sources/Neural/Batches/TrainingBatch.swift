/// A batch as the network is about to see it in a training step.
public struct TrainingBatch: Sendable {
    /// First axis the rows; sequences [rows, time, ...] are padded with zeros.
    public var inputs: Tensor
    /// How many places of each row's time are real, or nil for rows of one shape.
    public var lengths: [Int]?
    /// What the rows are, their weights and the classes they may have.
    public var labels: BatchLabels
    /// Rows that the network is to mix on the way; nil for none.
    public var mixture: RowMixture?

    /// A batch of the given parts.
    public init(inputs: Tensor, lengths: [Int]? = nil, labels: BatchLabels) {
        (self.inputs, self.lengths, self.labels) = (inputs, lengths, labels)
    }

    /// Number of rows.
    public var rows: Int { inputs.rows }

    /// Some of the rows.
    func gathered(_ rows: Range<Int>, on device: Device) -> TrainingBatch {
        if rows == 0..<self.rows { return self }
        return TrainingBatch(
            inputs: inputs.gathered(rows, on: device), lengths: lengths.map { Array($0[rows]) },
            labels: labels.gathered(rows, on: device))
    }
}

/// A random change of a batch before a training step sees it. Validation and prediction see rows as they are.
public protocol BatchAugmentation: Sendable {
    /// Changes the batch.
    ///
    /// - Parameter random: the only source of chance: a stream of its own for each step and augmentation, so that the
    ///   result is a function of the training's seed, whatever the threads, and the same when training is resumed.
    /// - Throws: `NeuralError` if the batch's shape or the settings cannot work.
    func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws
}
