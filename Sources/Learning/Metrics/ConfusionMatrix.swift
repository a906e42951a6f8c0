/// How often each true class was taken for each class.
public struct ConfusionMatrix: Sendable, Hashable {
    /// `counts[t][p]`: how many samples of class `t` were predicted as class `p`.
    public private(set) var counts: [[Int]]

    /// An empty matrix of `classes` by `classes`.
    public init(classes: Int) {
        counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    }

    /// Counts predictions against the truth; both are class indices below `classes`, equally many.
    public init(classes: Int, truth: [Int], predicted: [Int]) {
        precondition(truth.count == predicted.count, "one prediction for each true class")
        self.init(classes: classes)
        for (actual, guess) in zip(truth, predicted) { counts[actual][guess] += 1 }
    }

    /// Adds the counts of a matrix of the same size.
    public static func += (left: inout ConfusionMatrix, right: ConfusionMatrix) {
        for row in left.counts.indices {
            for column in left.counts[row].indices { left.counts[row][column] += right.counts[row][column] }
        }
    }

    /// Number of samples.
    public var total: Int { counts.joined().reduce(0, +) }

    /// Recall of each class; nil for a class with no sample.
    public var recalls: [Double?] {
        counts.indices.map { row in
            let support = counts[row].reduce(0, +)
            return support == 0 ? nil : Double(counts[row][row]) / Double(support)
        }
    }

    /// Precision of each class; nil for a class that was never predicted.
    public var precisions: [Double?] {
        counts.indices.map { column in
            let predicted = counts.reduce(0) { $0 + $1[column] }
            return predicted == 0 ? nil : Double(counts[column][column]) / Double(predicted)
        }
    }

    /// Unweighted average recall (UAR, balanced accuracy): the mean recall over the classes that have samples; 0 for no sample.
    public var unweightedAverageRecall: Double {
        let known = recalls.compactMap { $0 }
        return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    }

    /// Weighted accuracy (WA): the share of samples predicted right; 0 for no sample.
    public var accuracy: Double {
        let hits = counts.indices.reduce(0) { $0 + counts[$1][$1] }
        return total == 0 ? 0 : Double(hits) / Double(total)
    }

    /// The mean F1 over the classes that have samples or were predicted; a class never met rightly counts 0.
    public var macroF1: Double {
        let scores: [Double] = counts.indices.compactMap { index in
            let support = counts[index].reduce(0, +)
            let predicted = counts.reduce(0) { $0 + $1[index] }
            guard support + predicted > 0 else { return nil }
            return 2 * Double(counts[index][index]) / Double(support + predicted)
        }
        return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
    }
}
