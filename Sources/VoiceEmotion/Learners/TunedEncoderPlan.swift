/// Layers of a pretrained speech encoder that are trained further, and a dense layer on what their states come to over time.
///
/// Its features are `encoder-frames`: states after some layer of the encoder, from which the tuned layers go on.
public struct TunedEncoderPlan: Sendable, Hashable {
    /// How states are summed up over time.
    public enum Pooling: String, Sendable, Codable, CaseIterable {
        /// Mean and deviation.
        case statistics
        /// The same, each frame weighed by what is there; begins as `statistics`.
        case attentive
    }

    /// What the dense layer begins as.
    public enum HeadStart: String, Sendable, Codable, CaseIterable {
        /// Logistic regression on what the untouched layers give.
        case regression
        /// Small random numbers.
        case fresh
    }

    /// How many of the layers above those that the features come from are tuned.
    public var layers: Int
    /// How states are summed up over time: those that come in, and those after each tuned layer.
    public var pooling: Pooling
    /// Hidden units of attentive pooling.
    public var attention: Int
    /// What the dense layer begins as.
    public var headStart: HeadStart
    /// What a clip's loss counts against the penalty in that regression, as scikit-learn's C; copies of a clip share it.
    public var c: Double
    /// Share of values that are left out at random within the tuned layers in training.
    public var dropout: Double
    /// Share of the summed up values that are left out at random in training.
    public var headDropout: Double
    /// Learning rate of all that is not a tuned layer; the optimiser's is theirs.
    public var headRate: Double
    /// What the squares of the dense layer's weights cost in training, halved.
    public var headPenalty: Double
    /// Deviations of the summed up values, from their mean over the training clips, beyond which they are cut off.
    public var limit: Double
    /// Share of the training clips of which only a stretch is heard, drawn anew in each step.
    public var cropShare: Double
    /// The shortest stretch, as a share of the clip.
    public var cropLeast: Double
    /// The longest stretch, as a share of the clip, that is left out of each clip in training; 0 for none.
    public var maskShare: Double
    /// Whether what training began from, a regression on the untouched layers, is one more member of the model.
    public var keepStart: Bool

    /// A plan.
    public init(
        layers: Int = 4, pooling: Pooling = .statistics, attention: Int = 64, headStart: HeadStart = .regression,
        c: Double = 0.02, dropout: Double = 0.1, headDropout: Double = 0.2, headRate: Double = 3e-4,
        headPenalty: Double = 0.05, limit: Double = 6, cropShare: Double = 0.5, cropLeast: Double = 0.5,
        maskShare: Double = 0.15, keepStart: Bool = true
    ) {
        self.layers = layers
        self.pooling = pooling
        self.attention = attention
        self.headStart = headStart
        self.c = c
        self.dropout = dropout
        self.headDropout = headDropout
        self.headRate = headRate
        self.headPenalty = headPenalty
        self.limit = limit
        self.cropShare = cropShare
        self.cropLeast = cropLeast
        self.maskShare = maskShare
        self.keepStart = keepStart
    }
}

extension TunedEncoderPlan: Codable {}
