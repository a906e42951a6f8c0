/// How well labels that do not exclude each other were told.
public struct MultiLabelMetrics: Sendable, Hashable {
    /// One label's counts.
    public struct Counts: Sendable, Hashable {
        /// Texts that have the label and were given it.
        public var hits = 0
        /// Texts that were given it.
        public var chosen = 0
        /// Texts that have it.
        public var present = 0

        /// Share of those given it that have it; 0 for none.
        public var precision: Double { chosen == 0 ? 0 : Double(hits) / Double(chosen) }
        /// Share of those that have it that were given it; 0 for none.
        public var recall: Double { present == 0 ? 0 : Double(hits) / Double(present) }
        /// Harmonic mean of both; 0 when there is no hit.
        public var f1: Double { chosen + present == 0 ? 0 : 2 * Double(hits) / Double(chosen + present) }
    }

    /// Counts by label.
    public private(set) var counts: [Counts]

    /// No text yet.
    public init(labels: Int) { counts = [Counts](repeating: Counts(), count: labels) }

    init(counts: [Counts]) { self.counts = counts }

    /// Adds a text.
    public mutating func add(truth: [Bool], chosen: [Bool]) {
        for label in counts.indices {
            if truth[label] { counts[label].present += 1 }
            if chosen[label] { counts[label].chosen += 1 }
            if truth[label], chosen[label] { counts[label].hits += 1 }
        }
    }

    /// The mean of the labels' F1; a label never met and never given counts 0, as in scikit-learn.
    public var macroF1: Double {
        counts.isEmpty ? 0 : counts.reduce(0) { $0 + $1.f1 } / Double(counts.count)
    }

    /// F1 over all labels of all texts together.
    public var microF1: Double {
        var sum = Counts()
        for count in counts {
            sum.hits += count.hits
            sum.chosen += count.chosen
            sum.present += count.present
        }
        return sum.f1
    }
}

/// The area under the receiver operating characteristic curve.
public enum AreaUnderCurve {
    /// The chance that a text with the label scores higher than one without, ties counted half; nil unless there are both.
    public static func of(scores: [Double], truths: [Bool]) -> Double? {
        let positives = truths.count { $0 }
        let negatives = truths.count - positives
        guard positives > 0, negatives > 0 else { return nil }
        let order = scores.indices.sorted { scores[$0] < scores[$1] }
        var rankSum = 0.0
        var place = 0
        while place < order.count {
            var end = place
            while end < order.count, scores[order[end]] == scores[order[place]] { end += 1 }
            let rank = Double(place + end + 1) / 2
            for index in order[place..<end] where truths[index] { rankSum += rank }
            place = end
        }
        return (rankSum - Double(positives) * Double(positives + 1) / 2) / (Double(positives) * Double(negatives))
    }
}
