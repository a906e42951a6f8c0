/// How often a classifier that is so sure is right: calibration, and what is gained by keeping silent when unsure.
public struct ConfidenceReport: Sendable, Hashable {
    /// One clip's probabilities, its class and what was said.
    public struct Judgement: Sendable, Hashable {
        /// Probabilities of the classes.
        public let scores: [Double]
        /// The true class.
        public let truth: Int
        /// The class that was said.
        public let said: Int

        /// A judgement.
        public init(scores: [Double], truth: Int, said: Int) {
            self.scores = scores
            self.truth = truth
            self.said = said
        }

        /// The probability of what was said.
        var confidence: Double { scores[said] }
    }

    /// The clips whose confidence lies in one tenth of the way from 0 to 1.
    public struct Bin: Sendable, Hashable {
        /// The confidences; the upper end belongs to the next bin, but for 1.
        public let range: ClosedRange<Double>
        /// Number of clips.
        public let count: Int
        /// Their mean confidence.
        public let confidence: Double
        /// The share of them that is right.
        public let accuracy: Double
    }

    /// The error left when only the surest clips are judged.
    public struct Point: Sendable, Hashable {
        /// The share of clips judged.
        public let coverage: Double
        /// The share of those that is wrong.
        public let risk: Double
        /// The confidence of the least sure among them.
        public let confidence: Double
    }

    /// The bins that hold clips, by confidence.
    public let bins: [Bin]
    /// Expected calibration error over ten equal bins (Guo et al., ICML 2017): the mean distance of confidence and
    /// accuracy, by the number of clips. 0 is best.
    public let expectedError: Double
    /// Brier score over all classes (Brier, Monthly Weather Review 78, 1950): the mean squared distance of the
    /// probabilities from 1 for the true class and 0 for the others. 0 is best, 2 is worst.
    public let brierScore: Double
    /// Risk by coverage, the surest clips first; clips of one confidence come together.
    public let coverage: [Point]
    /// Mean risk over all coverages from one clip to all. 0 is best.
    public let areaUnderRisk: Double

    /// The report of judgements; all figures are 0 without any.
    public init(_ judgements: [Judgement]) {
        let width = 0.1
        let total = Double(max(judgements.count, 1))
        let grouped = Dictionary(grouping: judgements) { min(Int($0.confidence / width), 9) }
        bins = grouped.sorted { $0.key < $1.key }.map { index, members in
            let count = Double(members.count)
            return Bin(
                range: Double(index) / 10...Double(index + 1) / 10, count: members.count,
                confidence: members.reduce(0) { $0 + $1.confidence } / count,
                accuracy: Double(members.count { $0.said == $0.truth }) / count)
        }
        expectedError = bins.reduce(0) { $0 + Double($1.count) * abs($1.confidence - $1.accuracy) } / total
        brierScore =
            judgements.reduce(0) { sum, judgement in
                judgement.scores.enumerated().reduce(sum) { part, entry in
                    let wanted = entry.offset == judgement.truth ? 1.0 : 0
                    return part + (entry.element - wanted) * (entry.element - wanted)
                }
            } / total
        (coverage, areaUnderRisk) = Self.risks(judgements)
    }

    private static func risks(_ judgements: [Judgement]) -> ([Point], Double) {
        let sure = judgements.sorted { $0.confidence > $1.confidence }
        var points: [Point] = []
        var (wrong, area) = (0, 0.0)
        var start = 0
        while start < sure.count {
            // Among equally sure clips no order would be fair.
            var end = start
            while end < sure.count, sure[end].confidence == sure[start].confidence { end += 1 }
            wrong += sure[start..<end].count { $0.said != $0.truth }
            let risk = Double(wrong) / Double(end)
            points.append(
                Point(
                    coverage: Double(end) / Double(sure.count), risk: risk, confidence: sure[start].confidence))
            area += risk * Double(end - start) / Double(sure.count)
            start = end
        }
        return (points, area)
    }
}
