import Foundation

/// Probabilities over the emotions of a taxonomy; they always sum to 1.
public struct EmotionScores: Sendable, Hashable {
    /// The classes that the scores speak of.
    public let taxonomy: Taxonomy

    /// One probability for each class, in the taxonomy's order.
    public let values: [Double]

    /// Scores from weights of any positive scale, which are divided by their sum.
    ///
    /// Returns nil unless there is one finite weight, zero or more, for each class of a taxonomy that is not empty.
    /// Weights that are all zero say nothing: the scores are then equal.
    public init?(taxonomy: Taxonomy, weights: [Double]) {
        guard weights.count == taxonomy.count, !weights.isEmpty else { return nil }
        guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
        // Dividing by the largest first keeps the sum of huge weights finite.
        let largest = weights.max() ?? 0
        let scaled = largest > 0 ? weights.map { $0 / largest } : weights.map { _ in 1 }
        let sum = scaled.reduce(0, +)
        self.taxonomy = taxonomy
        self.values = scaled.map { $0 / sum }
    }

    /// Scores from unnormalised log-probabilities (softmax); nil unless there is one finite number for each class.
    public init?(taxonomy: Taxonomy, logits: [Double]) {
        guard let peak = logits.max(), logits.allSatisfy(\.isFinite) else { return nil }
        self.init(taxonomy: taxonomy, weights: logits.map { exp($0 - peak) })
    }

    /// The probability of an emotion; zero when the taxonomy lacks it.
    public subscript(emotion: Emotion) -> Double {
        taxonomy.index(of: emotion).map { values[$0] } ?? 0
    }

    /// The likeliest emotion; of equals the first.
    public var top: Emotion { ranked[0].emotion }

    /// The probability of the likeliest emotion.
    public var confidence: Double { ranked[0].score }

    /// Emotions and probabilities, likeliest first.
    public var ranked: [(emotion: Emotion, score: Double)] {
        zip(taxonomy.emotions, values).enumerated()
            .sorted { ($0.element.1, -$0.offset) > ($1.element.1, -$1.offset) }
            .map { ($0.element.0, $0.element.1) }
    }

    /// The emotions' coordinates, weighted by their probabilities.
    public var valenceArousal: ValenceArousal {
        var valence = 0.0
        var arousal = 0.0
        for (emotion, score) in zip(taxonomy.emotions, values) {
            valence += score * emotion.coordinates.valence
            arousal += score * emotion.coordinates.arousal
        }
        return ValenceArousal(valence: valence, arousal: arousal)
    }

    /// The same scores over another taxonomy; nil when no probability falls on an emotion that both have.
    ///
    /// The probability of an emotion that the other lacks is left out, never given to a neighbour: labels are dropped, not merged.
    public func mapped(to other: Taxonomy) -> EmotionScores? {
        let kept = other.emotions.map { self[$0] }
        guard kept.reduce(0, +) > 0 else { return nil }
        return EmotionScores(taxonomy: other, weights: kept)
    }

    /// The mean of several scores over the same taxonomy; nil for none, or for differing taxonomies.
    public static func mean(of scores: [EmotionScores]) -> EmotionScores? {
        guard let first = scores.first, scores.allSatisfy({ $0.taxonomy == first.taxonomy }) else { return nil }
        var sums = [Double](repeating: 0, count: first.taxonomy.count)
        for score in scores {
            for index in sums.indices { sums[index] += score.values[index] }
        }
        return EmotionScores(taxonomy: first.taxonomy, weights: sums)
    }
}
