/// What refusing to answer costs and gains: for each threshold of confidence, how many clips are answered and how many of
/// those answers are wrong (Geifman & El-Yaniv, "Selective classification for deep neural networks", NIPS 2017).
public struct RiskCoverage: Sendable, Hashable {
    /// One threshold.
    public struct Point: Sendable, Hashable {
        /// Clips at least as sure as this are answered; the others are `unknown`.
        public let threshold: Double
        /// Share of clips answered.
        public let coverage: Double
        /// Share of the answers that are wrong.
        public let risk: Double
    }

    /// A point for each distinct confidence, from the surest clips alone to all clips.
    public let points: [Point]

    /// The mean risk over all coverages: clips added one by one from the surest, those equally sure together.
    public let areaUnderCurve: Double

    /// Measures.
    ///
    /// - Parameters:
    ///   - probabilities: those of each clip's classes.
    ///   - labels: the true class of each clip.
    public init(probabilities: [[Double]], labels: [Int]) throws(LearningError) {
        let predictions = try RankedPredictions(probabilities: probabilities, labels: labels)
        let order = labels.indices.sorted { predictions.confidences[$0] > predictions.confidences[$1] }
        let total = Double(order.count)
        var points: [Point] = []
        var (wrong, area, before) = (0, 0.0, 0)
        for (place, index) in order.enumerated() {
            if !predictions.isRight[index] { wrong += 1 }
            let confidence = predictions.confidences[index]
            let isLast = place + 1 == order.count || predictions.confidences[order[place + 1]] < confidence
            guard isLast else { continue }
            let risk = Double(wrong) / Double(place + 1)
            points.append(Point(threshold: confidence, coverage: Double(place + 1) / total, risk: risk))
            area += risk * Double(place + 1 - before) / total
            before = place + 1
        }
        self.points = points
        areaUnderCurve = area
    }

    /// The lowest threshold whose answers are wrong no more often than `risk`; nil if none is.
    public func threshold(risk: Double) -> Point? { points.last { $0.risk <= risk } }
}
