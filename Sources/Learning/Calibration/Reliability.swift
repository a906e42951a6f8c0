/// Whether probabilities mean what they say: of the clips given 0.8, eight in ten should be right.
public struct Reliability: Sendable, Hashable {
    /// Clips whose likeliest class has about the same probability.
    public struct Bin: Sendable, Hashable {
        /// The probabilities that belong to it: above the lower bound, up to the upper.
        public let range: ClosedRange<Double>
        /// Number of clips.
        public let count: Int
        /// Mean probability of the likeliest class; 0 for no clip.
        public let confidence: Double
        /// Share of clips whose likeliest class is the true one; 0 for no clip.
        public let accuracy: Double
    }

    /// Bins of equal width from 0 to 1.
    public let bins: [Bin]

    /// The expected calibration error: the mean distance of confidence and accuracy, weighted by the bins' clips.
    public let expectedError: Double

    /// The Brier score: the mean over clips of the summed squared distances of probabilities from the truth, 0 to 2.
    public let brier: Double

    /// Measures.
    ///
    /// - Parameters:
    ///   - probabilities: those of each clip's classes.
    ///   - labels: the true class of each clip.
    ///   - bins: how many, at least 1.
    public init(probabilities: [[Double]], labels: [Int], bins count: Int = 10) throws(LearningError) {
        let predictions = try RankedPredictions(probabilities: probabilities, labels: labels)
        guard count >= 1 else { throw .badSetting(name: "bins", value: "\(count)", allowed: "1 or more") }
        var members = [[Int]](repeating: [], count: count)
        for (index, confidence) in predictions.confidences.enumerated() {
            let bin = Int((confidence * Double(count)).rounded(.up)) - 1
            members[min(max(bin, 0), count - 1)].append(index)
        }
        bins = members.enumerated().map { index, clips in
            let total = Double(max(clips.count, 1))
            return Bin(
                range: Double(index) / Double(count)...Double(index + 1) / Double(count), count: clips.count,
                confidence: clips.reduce(0) { $0 + predictions.confidences[$1] } / total,
                accuracy: Double(clips.filter { predictions.isRight[$0] }.count) / total)
        }
        let total = Double(labels.count)
        expectedError = bins.reduce(0) { $0 + Double($1.count) / total * abs($1.confidence - $1.accuracy) }
        brier =
            zip(probabilities, labels).reduce(0) { sum, clip in
                sum
                    + clip.0.enumerated().reduce(0) { sum, share in
                        let distance = share.element - (share.offset == clip.1 ? 1 : 0)
                        return sum + distance * distance
                    }
            } / total
    }
}

/// Clips with the probability of their likeliest class and whether that is right.
struct RankedPredictions {
    let confidences: [Double]
    let isRight: [Bool]

    init(probabilities: [[Double]], labels: [Int]) throws(LearningError) {
        guard !probabilities.isEmpty else { throw .tooFewRows(model: "calibration", found: 0, needed: 1) }
        guard labels.count == probabilities.count else {
            throw .wrongCount(of: "labels", expected: probabilities.count, found: labels.count)
        }
        var (confidences, isRight): ([Double], [Bool]) = ([], [])
        for (index, shares) in probabilities.enumerated() {
            guard shares.indices.contains(labels[index]) else {
                throw .labelOutOfRange(row: index, label: labels[index], classes: shares.count)
            }
            if let column = shares.firstIndex(where: { !$0.isFinite }) { throw .nonFinite(row: index, column: column) }
            let top = shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
            confidences.append(shares[top])
            isRight.append(top == labels[index])
        }
        (self.confidences, self.isRight) = (confidences, isRight)
    }
}
