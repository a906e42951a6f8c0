/// The loss of a classifier: cross-entropy between labels and the softmax of logits.
///
/// With p the softmax over the classes that a row may have (A of them), y its shares, w the class weights, s the row's
/// weight and e the smoothing, a row costs s · Σ w_c · ((1 - e) · y_c + e / A) · -log p_c.
public struct SoftmaxCrossEntropy: ClassificationLoss, Equatable {
    /// What the sum of the rows' losses is divided by.
    public typealias Normalization = LossNormalization

    /// One weight for each class, or nil for all alike.
    public var classWeights: [Float]?
    /// Share of each label that is spread evenly over all classes, in 0..<1.
    public var labelSmoothing: Float
    /// What the sum is divided by.
    public var normalization: Normalization

    /// A loss as PyTorch's `cross_entropy`.
    public init(classWeights: [Float]? = nil, labelSmoothing: Float = 0, normalization: Normalization = .weights) {
        self.classWeights = classWeights
        self.labelSmoothing = labelSmoothing
        self.normalization = normalization
    }

    private var settings: LossSettings {
        LossSettings(classWeights: classWeights, labelSmoothing: labelSmoothing, normalization: normalization)
    }

    /// What the sum of the rows' losses is divided by, 0 where no row counts.
    public func divisor(of labels: BatchLabels) -> Double { settings.divisor(of: labels) }

    /// The loss of a batch of logits [rows, classes].
    public func evaluate(_ logits: Tensor, labels: BatchLabels, on device: Device) throws -> EvaluatedLoss {
        try settings.check(logits, labels)
        switch labels.targets {
        case .classes(let targets):
            return CrossEntropyInput(settings, logits: logits, targets: targets, labels: labels)
                .evaluated(divisor: settings.divisor(of: labels), on: device)
        case .shares:
            return FocalTerms(settings, focus: 0, logits: logits, labels: labels)
                .evaluated(divisor: settings.divisor(of: labels), on: device)
        }
    }
}
