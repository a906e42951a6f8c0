import Corpora
public import Learning

extension EvaluationResult {
    /// What was reached on one class.
    public struct ClassFigures: Sendable, Hashable {
        /// The class.
        public let label: String
        /// Number of its clips.
        public let count: Int
        /// Number of clips that were taken for it.
        public let predicted: Int
        /// Share of its clips that were recognised; nil without clips.
        public let recall: Double?
        /// Share of the clips taken for it that are of it; nil when none was.
        public let precision: Double?
        /// Harmonic mean of both; nil without clips and predictions.
        public let f1: Double?
    }

    /// What was reached on a part of the clips: a speaker's, one sex's, a corpus's.
    public struct PartFigures: Sendable, Hashable {
        /// The part's name.
        public let name: String
        /// Number of clips.
        public let count: Int
        /// Number of classes that they have.
        public let classes: Int
        /// Mean recall over those classes.
        public let unweightedAverageRecall: Double
        /// Share of clips predicted right.
        public let accuracy: Double
        /// The 95 % interval of that recall, whole speakers drawn; nil where it was not asked for.
        public let interval: ClosedRange<Double>?

        /// Figures of a part.
        public init(
            name: String, count: Int, classes: Int, unweightedAverageRecall: Double, accuracy: Double,
            interval: ClosedRange<Double>? = nil
        ) {
            self.name = name
            self.count = count
            self.classes = classes
            self.unweightedAverageRecall = unweightedAverageRecall
            self.accuracy = accuracy
            self.interval = interval
        }
    }

    /// The classes in order.
    public var classFigures: [ClassFigures] {
        let matrix = confusionMatrix
        return classes.labels.enumerated().map { index, label in
            let count = matrix.counts[index].reduce(0, +)
            let predicted = matrix.counts.reduce(0) { $0 + $1[index] }
            let sum = count + predicted
            return ClassFigures(
                label: label, count: count, predicted: predicted, recall: matrix.recalls[index],
                precision: matrix.precisions[index],
                f1: sum == 0 ? nil : 2 * Double(matrix.counts[index][index]) / Double(sum))
        }
    }

    /// The speakers in order.
    public var speakerFigures: [PartFigures] { parts { $0.speaker } }

    /// The sexes; clips of speakers whose sex is unknown are in none.
    public var sexFigures: [PartFigures] { parts(withInterval: true) { $0.sex?.rawValue } }

    /// The corpora in order.
    public var corpusFigures: [PartFigures] {
        parts(withInterval: true) { Speakers.corpus(of: $0.speaker).isEmpty ? corpus : Speakers.corpus(of: $0.speaker) }
    }

    private func parts(withInterval: Bool = false, _ name: (Prediction) -> String?) -> [PartFigures] {
        var members: [String: [Prediction]] = [:]
        for prediction in predictions {
            if let name = name(prediction) { members[name, default: []].append(prediction) }
        }
        return Speakers.sorted(members.keys).map { name in
            let part = members[name] ?? []
            let matrix = Self.confusion(part, classes: classes.count)
            return PartFigures(
                name: name, count: part.count, classes: Set(part.map(\.truth)).count,
                unweightedAverageRecall: matrix.unweightedAverageRecall, accuracy: matrix.accuracy,
                interval: withInterval
                    ? Self.interval(\.unweightedAverageRecall, of: part, classes: classes.count, seed: seed) : nil)
        }
    }

    /// The 95 % interval of the share of clips predicted right, whole speakers drawn.
    public var accuracyInterval: ClosedRange<Double> { interval(\.accuracy) }

    /// The 95 % interval of the macro-averaged F1, whole speakers drawn.
    public var macroF1Interval: ClosedRange<Double> { interval(\.macroF1) }

    private func interval(_ figure: (ConfusionMatrix) -> Double) -> ClosedRange<Double> {
        Self.interval(figure, of: predictions, classes: classes.count, seed: seed)
    }

    private static func interval(
        _ figure: (ConfusionMatrix) -> Double, of predictions: [Prediction], classes: Int, seed: UInt64
    ) -> ClosedRange<Double> {
        Bootstrap.interval(
            of: figure, truth: predictions.map(\.truth), predicted: predictions.map(\.predicted),
            clusters: predictions.map(\.speaker), classes: classes, seed: seed)
    }

    /// The accuracy of always naming the class that the clips have most often.
    public var commonestShare: Double {
        let counts = Dictionary(predictions.map { ($0.truth, 1) }, uniquingKeysWith: +)
        return predictions.isEmpty ? 0 : Double(counts.values.max() ?? 0) / Double(predictions.count)
    }

    /// Whether probabilities mean what they say; nil without clips.
    public var reliability: Reliability? {
        try? Reliability(probabilities: predictions.map(\.scores), labels: predictions.map(\.truth))
    }

    /// What is gained by keeping silent when unsure; nil without clips.
    public var riskCoverage: RiskCoverage? {
        try? RiskCoverage(probabilities: predictions.map(\.scores), labels: predictions.map(\.truth))
    }

    /// What listeners reach on the same task, where that was published.
    public var humanLevel: HumanLevel? { HumanLevel.known(corpus: corpus, classes: classes.labels) }
}
