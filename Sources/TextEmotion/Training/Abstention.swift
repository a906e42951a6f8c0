/// When a text's emotion is better not named: a threshold on the likeliest emotion's probability, and what it costs.
///
/// A name that is right is worth as much as a wrong one costs, and none is worth nothing (Chow, "On optimum recognition error
/// and reject tradeoff", IEEE Transactions on Information Theory 16, 1970).
package struct Abstention: Sendable {
    /// The least probability at which an emotion is named.
    package let threshold: Double
    /// Share of the texts whose emotion is named then.
    package let coverage: Double
    /// Share of those whose named emotion is right.
    package let accuracy: Double
    /// Texts that it was chosen on.
    package let texts: Int

    /// The threshold with the most right names less wrong ones; of equals the lowest.
    ///
    /// - Parameters:
    ///   - confidences: the likeliest emotion's probability, text by text.
    ///   - isRight: whether that emotion is the text's main one, or as strong as any of its others.
    package init(confidences: [Double], isRight: [Bool]) {
        let order = confidences.indices.sorted { confidences[$0] > confidences[$1] }
        var (named, right) = (0, 0)
        var best = (gain: 0, named: 0, right: 0, threshold: 1.0)
        for (place, index) in order.enumerated() {
            named += 1
            if isRight[index] { right += 1 }
            // Equal probabilities are taken together.
            let next = place + 1 < order.count ? confidences[order[place + 1]] : 0
            if next == confidences[index] { continue }
            if 2 * right - named >= best.gain {
                best = (2 * right - named, named, right, (confidences[index] + next) / 2)
            }
        }
        threshold = best.threshold
        coverage = confidences.isEmpty ? 0 : Double(best.named) / Double(confidences.count)
        accuracy = best.named == 0 ? 0 : Double(best.right) / Double(best.named)
        texts = confidences.count
    }

    /// The figures for a model's card.
    func cardFigures(data: String) -> [TextModelCard.Figure] {
        [
            TextModelCard.Figure(name: "emotion named", value: coverage, data: data, texts: texts),
            TextModelCard.Figure(name: "named emotion right", value: accuracy, data: data, texts: texts),
        ]
    }
}
