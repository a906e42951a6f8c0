import Learning

/// How well a text model tells labels of texts that it did not learn from.
public struct TextEvaluation: Sendable {
    /// One label's figures.
    public struct LabelFigures: Sendable, Hashable {
        /// The label's name.
        public let name: String
        /// Texts that have it.
        public let present: Int
        /// Of those given it, the share that have it.
        public let precision: Double
        /// Of those that have it, the share given it.
        public let recall: Double
        /// Harmonic mean of both.
        public let f1: Double
        /// Area under the ROC curve; nil when all texts or none have it.
        public let areaUnderCurve: Double?
        /// The probability from which on it was given.
        public let threshold: Double
    }

    /// Another program's figures on the same texts.
    public struct Baseline: Sendable, Hashable {
        /// What it is, with its version.
        public let name: String
        /// Mean of the labels' F1.
        public let macroF1: Double
        /// F1 over all labels together.
        public let microF1: Double
        /// Mean of the labels' areas under the ROC curve.
        public let areaUnderCurve: Double?
    }

    /// What was measured on, such as `goemotions dev`.
    public let data: String
    /// The model or recipe.
    public let model: String
    /// Texts.
    public let count: Int
    /// Texts that the model learned from; nil when it was read from a file.
    public let trainingTexts: Int?
    /// The figures of each label.
    public let labels: [LabelFigures]
    /// Mean of the labels' F1, and its 95 % interval over draws of texts.
    public let macroF1: Double
    /// 95 % interval of `macroF1`.
    public let macroInterval: ClosedRange<Double>
    /// F1 over all labels together.
    public let microF1: Double
    /// 95 % interval of `microF1`.
    public let microInterval: ClosedRange<Double>
    /// Mean of the labels' areas under the ROC curve; nil when none has one.
    public let areaUnderCurve: Double?
    /// Share of texts whose likeliest emotion is one of their labels' emotions; nil when no label belongs to an emotion.
    public internal(set) var emotionAccuracy: Double?
    /// How the thresholds were chosen.
    public let thresholds: String
    /// The seed of training and of the intervals.
    public let seed: UInt64
    /// Another program on the same texts.
    public var baseline: Baseline?
    /// Seconds that it all took.
    public var seconds: Double = 0

    /// Figures of predictions.
    ///
    /// - Parameters:
    ///   - probabilities: text by text, label by label.
    ///   - chosen: whether each text was given each label.
    ///   - truths: whether it has it; a label unknown for a text (nil) does not count there.
    public init(
        data: String, model: String, labels: [TextLabel], probabilities: [[Float]], chosen: [[Bool]],
        truths: [[Bool?]], trainingTexts: Int?, thresholds: String, seed: UInt64
    ) {
        let counts = LabelCounts(chosen: chosen, truths: truths, labels: labels.count)
        var areas: [Double?] = []
        for label in labels.indices {
            let rows = truths.indices.filter { truths[$0][label] != nil }
            areas.append(
                AreaUnderCurve.of(
                    scores: rows.map { Double(probabilities[$0][label]) },
                    truths: rows.map { truths[$0][label] == true }))
        }
        let total = counts.total
        self.data = data
        self.model = model
        count = truths.count
        self.trainingTexts = trainingTexts
        self.labels = labels.indices.map { label in
            let figures = total.counts[label]
            return LabelFigures(
                name: labels[label].name, present: figures.present, precision: figures.precision,
                recall: figures.recall, f1: figures.f1, areaUnderCurve: areas[label],
                threshold: labels[label].threshold)
        }
        macroF1 = total.macroF1
        microF1 = total.microF1
        (macroInterval, microInterval) = counts.intervals(draws: 1000, seed: seed)
        let known = areas.compactMap { $0 }
        areaUnderCurve = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        self.thresholds = thresholds
        self.seed = seed
    }
}

/// What each text adds to the labels' counts, kept compactly so that texts can be drawn many times.
struct LabelCounts {
    /// Of each text the labels that count: the label's index times 4, plus 1 when it is there, plus 2 when it was given.
    private let texts: [[Int32]]
    private let labels: Int

    init(chosen: [[Bool]], truths: [[Bool?]], labels: Int) {
        self.labels = labels
        texts = zip(chosen, truths).map { chosen, truths in
            (0..<labels).compactMap { label in
                guard let truth = truths[label], truth || chosen[label] else { return nil }
                return Int32(4 * label + (truth ? 1 : 0) + (chosen[label] ? 2 : 0))
            }
        }
    }

    var total: MultiLabelMetrics { metrics(texts.indices) }

    private func metrics(_ rows: some Sequence<Int>) -> MultiLabelMetrics {
        var sums = [Int](repeating: 0, count: 4 * labels)
        for row in rows {
            for code in texts[row] { sums[Int(code)] += 1 }
        }
        return MultiLabelMetrics(
            counts: (0..<labels).map { label in
                MultiLabelMetrics.Counts(
                    hits: sums[4 * label + 3], chosen: sums[4 * label + 2] + sums[4 * label + 3],
                    present: sums[4 * label + 1] + sums[4 * label + 3])
            })
    }

    /// The 95 % intervals of macro and micro F1: texts drawn with replacement (percentile bootstrap).
    func intervals(draws: Int, seed: UInt64) -> (macro: ClosedRange<Double>, micro: ClosedRange<Double>) {
        guard !texts.isEmpty else { return (0...0, 0...0) }
        var generator = SeededGenerator(seed: seed)
        var macro: [Double] = []
        var micro: [Double] = []
        for _ in 0..<draws {
            let found = metrics(texts.indices.map { _ in generator.index(below: texts.count) })
            macro.append(found.macroF1)
            micro.append(found.microF1)
        }
        return (Self.middle(of: macro), Self.middle(of: micro))
    }

    private static func middle(of values: [Double]) -> ClosedRange<Double> {
        let sorted = values.sorted()
        let cut = Int(0.025 * Double(sorted.count))
        return sorted[cut]...sorted[sorted.count - 1 - cut]
    }
}
