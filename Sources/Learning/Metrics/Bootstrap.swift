/// Percentile bootstrap intervals.
public enum Bootstrap {
    /// The 95 % interval of the pooled unweighted average recall, whole clusters (speakers) drawn with replacement.
    ///
    /// Clips of one speaker are not independent of each other; drawing speakers rather than clips keeps the interval honest
    /// (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993). With one cluster only, clips are drawn instead.
    ///
    /// - Parameters:
    ///   - truth: the true class of each sample.
    ///   - predicted: the predicted class of each sample.
    ///   - clusters: the speaker of each sample.
    ///   - classes: number of classes.
    ///   - draws: number of resamples.
    ///   - seed: the same seed gives the same interval.
    /// - Returns: the 2.5th and 97.5th percentile; both 0 for no sample.
    public static func recallInterval(
        truth: [Int], predicted: [Int], clusters: [String], classes: Int, draws: Int = 2000, seed: UInt64
    ) -> ClosedRange<Double> {
        interval(
            of: \.unweightedAverageRecall, truth: truth, predicted: predicted, clusters: clusters, classes: classes,
            draws: draws, seed: seed)
    }

    /// The 95 % interval of any figure of the pooled confusion matrix, drawn like `recallInterval`.
    ///
    /// - Parameter figure: the figure, such as `\.accuracy`.
    public static func interval(
        of figure: (ConfusionMatrix) -> Double, truth: [Int], predicted: [Int], clusters: [String], classes: Int,
        draws: Int = 2000, seed: UInt64
    ) -> ClosedRange<Double> {
        guard !truth.isEmpty, draws > 0 else { return 0...0 }
        var matrices: [String: ConfusionMatrix] = [:]
        let oneSpeaker = Set(clusters).count < 2
        for index in truth.indices {
            let key = oneSpeaker ? String(index) : clusters[index]
            matrices[key, default: ConfusionMatrix(classes: classes)] += ConfusionMatrix(
                classes: classes, truth: [truth[index]], predicted: [predicted[index]])
        }
        let pool = matrices.sorted { $0.key < $1.key }.map(\.value)
        var generator = SeededGenerator(seed: seed)
        var figures = (0..<draws).map { _ in
            var sum = ConfusionMatrix(classes: classes)
            for _ in pool.indices { sum += pool[generator.index(below: pool.count)] }
            return figure(sum)
        }
        figures.sort()
        return percentile(0.025, of: figures)...percentile(0.975, of: figures)
    }

    static func percentile(_ fraction: Double, of sorted: [Double]) -> Double {
        let place = fraction * Double(sorted.count - 1)
        let lower = Int(place)
        let upper = min(lower + 1, sorted.count - 1)
        return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}
