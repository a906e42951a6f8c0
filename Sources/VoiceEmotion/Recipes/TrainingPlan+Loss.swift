extension TrainingPlan {
    /// What networks are trained to make small.
    public enum Loss: Sendable, Hashable {
        /// The logarithm of the right class's probability.
        case crossEntropy
        /// The same with less weight on what is learned already (Lin and others 2017); a focus of 2 is usual.
        case focal(focus: Double)
    }

    /// Stretches of time and bands that are blotted out in training (Park and others 2019).
    public struct SpecAugmentPlan: Sendable, Hashable, Codable {
        /// Masks over bands, and over time, of each clip.
        public var masks: Int
        /// Bands of one mask at most.
        public var bands: Int
        /// Frames of one mask at most.
        public var frames: Int

        /// A plan.
        public init(masks: Int = 1, bands: Int, frames: Int) {
            (self.masks, self.bands, self.frames) = (masks, bands, frames)
        }
    }
}

extension TrainingPlan.Loss: Codable {
    /// From `cross-entropy` or `focal:2`.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        let words = try value.decode(String.self).split(separator: ":", omittingEmptySubsequences: false)
        if words == ["cross-entropy"] {
            self = .crossEntropy
        } else if words.count == 2, words[0] == "focal", let focus = Double(words[1]), focus >= 0, focus.isFinite {
            self = .focal(focus: focus)
        } else {
            throw DecodingError.dataCorruptedError(in: value, debugDescription: "cross-entropy or focal:NUMBER")
        }
    }

    /// To `cross-entropy` or `focal:2`.
    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .crossEntropy: try value.encode("cross-entropy")
        case .focal(let focus): try value.encode("focal:\(SettingValue.number(focus).description)")
        }
    }
}

extension TrainingPlan: Codable {
    private enum Key: CodingKey {
        case optimiser, epochs, batchSize, cosineWarmUp, labelSmoothing, balancesClasses, classWeights, members, speeds,
            hearings
        case hearingsOfEach, patience
        case loss, specAugment, mixup, gradientClipping, timeShift, noise
    }

    /// An object; what the first model files did not know has its default.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        self.init(
            optimiser: try values.decode(Optimiser.self, forKey: .optimiser),
            epochs: try values.decode(Int.self, forKey: .epochs),
            batchSize: try values.decode(Int.self, forKey: .batchSize),
            cosineWarmUp: try values.decodeIfPresent(Double.self, forKey: .cosineWarmUp),
            labelSmoothing: try values.decode(Double.self, forKey: .labelSmoothing),
            balancesClasses: try values.decode(Bool.self, forKey: .balancesClasses),
            classWeights: try values.decodeIfPresent([String: Double].self, forKey: .classWeights),
            members: try values.decode(Int.self, forKey: .members),
            speeds: try values.decode([Double].self, forKey: .speeds),
            hearings: try values.decodeIfPresent([Hearing].self, forKey: .hearings),
            hearingsOfEach: try values.decodeIfPresent(Int.self, forKey: .hearingsOfEach),
            patience: try values.decodeIfPresent(Int.self, forKey: .patience),
            loss: try values.decodeIfPresent(Loss.self, forKey: .loss) ?? .crossEntropy,
            specAugment: try values.decodeIfPresent(SpecAugmentPlan.self, forKey: .specAugment),
            mixup: try values.decodeIfPresent(Double.self, forKey: .mixup),
            gradientClipping: try values.decodeIfPresent(Double.self, forKey: .gradientClipping),
            timeShift: try values.decodeIfPresent(Int.self, forKey: .timeShift),
            noise: try values.decodeIfPresent(Double.self, forKey: .noise))
        guard !speeds.isEmpty else {
            throw DecodingError.dataCorruptedError(forKey: .speeds, in: values, debugDescription: "at least one")
        }
    }

    /// An object.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(optimiser, forKey: .optimiser)
        try values.encode(epochs, forKey: .epochs)
        try values.encode(batchSize, forKey: .batchSize)
        try values.encodeIfPresent(cosineWarmUp, forKey: .cosineWarmUp)
        try values.encode(labelSmoothing, forKey: .labelSmoothing)
        try values.encode(balancesClasses, forKey: .balancesClasses)
        try values.encodeIfPresent(classWeights, forKey: .classWeights)
        try values.encode(members, forKey: .members)
        try values.encode(speeds, forKey: .speeds)
        try values.encodeIfPresent(hearings, forKey: .hearings)
        try values.encodeIfPresent(hearingsOfEach, forKey: .hearingsOfEach)
        try values.encodeIfPresent(patience, forKey: .patience)
        if loss != .crossEntropy { try values.encode(loss, forKey: .loss) }
        try values.encodeIfPresent(specAugment, forKey: .specAugment)
        try values.encodeIfPresent(mixup, forKey: .mixup)
        try values.encodeIfPresent(gradientClipping, forKey: .gradientClipping)
        try values.encodeIfPresent(timeShift, forKey: .timeShift)
        try values.encodeIfPresent(noise, forKey: .noise)
    }
}
