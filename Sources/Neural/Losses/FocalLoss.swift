/// The focal loss (Lin, Goyal, Girshick, He, Dollár: Focal loss for dense object detection, ICCV 2017) on a softmax:
/// cross-entropy in which a class that is already probable counts less.
///
/// With p, y, w, s, e and A as for `SoftmaxCrossEntropy` and γ the focus, a row costs
/// s · Σ w_c · ((1 - e) · y_c + e / A) · (1 - p_c)^γ · -log p_c. With γ = 0 that is the cross-entropy.
public struct FocalLoss: ClassificationLoss, Equatable {
    /// How much less a probable class counts: γ, at least 0; the paper's is 2.
    public var focus: Float
    /// One weight for each class (the paper's α), or nil for all alike.
    public var classWeights: [Float]?
    /// Share of each label that is spread evenly over all classes, in 0..<1.
    public var labelSmoothing: Float
    /// What the sum is divided by.
    public var normalization: LossNormalization

    /// A loss with settings of your own.
    public init(
        focus: Float = 2, classWeights: [Float]? = nil, labelSmoothing: Float = 0,
        normalization: LossNormalization = .weights
    ) {
        (self.focus, self.classWeights) = (focus, classWeights)
        (self.labelSmoothing, self.normalization) = (labelSmoothing, normalization)
    }

    private var settings: LossSettings {
        LossSettings(classWeights: classWeights, labelSmoothing: labelSmoothing, normalization: normalization)
    }

    /// What the sum of the rows' losses is divided by, 0 where no row counts.
    public func divisor(of labels: BatchLabels) -> Double { settings.divisor(of: labels) }

    /// The loss of a batch of logits [rows, classes].
    public func evaluate(_ logits: Tensor, labels: BatchLabels, on device: Device) throws -> EvaluatedLoss {
        guard focus >= 0, focus.isFinite else {
            throw NeuralError.configuration(
                "focus of the focal loss", expected: "a finite number of at least 0", found: "\(focus)")
        }
        try settings.check(logits, labels)
        return FocalTerms(settings, focus: Double(focus), logits: logits, labels: labels)
            .evaluated(divisor: settings.divisor(of: labels), on: device)
    }
}
