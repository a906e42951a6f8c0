/// Choosing from which probability on a label counts as there.
public enum Thresholds {
    /// The threshold with the highest F1, half way between the last probability taken and the next; 0.5 when the label is
    /// never there. Of equals the highest.
    public static func best(probabilities: [Double], truths: [Bool]) -> Double {
        let positives = truths.count { $0 }
        guard positives > 0 else { return 0.5 }
        let order = probabilities.indices.sorted { (probabilities[$0], $0) > (probabilities[$1], $1) }
        var hits = 0
        var best = (f1: -1.0, threshold: 0.5)
        for (place, index) in order.enumerated() {
            if truths[index] { hits += 1 }
            let next = place + 1 < order.count ? probabilities[order[place + 1]] : 0
            // Equal probabilities are taken together.
            if next == probabilities[index] { continue }
            let f1 = 2 * Double(hits) / Double(place + 1 + positives)
            if f1 > best.f1 { best = (f1, (probabilities[index] + next) / 2) }
        }
        return best.threshold
    }
}
