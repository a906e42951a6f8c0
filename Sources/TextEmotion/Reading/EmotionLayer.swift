import Affect

extension TextModel {
    /// The emotions' scores for labels' scores.
    func emotionLogits(_ labelScores: [Float]) -> [Double] {
        taxonomy.emotions.indices.map { emotion in
            var sum = Double(emotionBiases[emotion])
            for label in labels.indices {
                sum += Double(emotionWeights[emotion * labels.count + label]) * Double(labelScores[label])
            }
            return sum
        }
    }

    /// The emotions' probabilities for labels' scores.
    func emotionScores(_ labelScores: [Float]) -> EmotionScores {
        // Weights that overflow say nothing: all emotions are then alike. A taxonomy is never empty, so that cannot fail.
        EmotionScores(taxonomy: taxonomy, logits: emotionLogits(labelScores))
            ?? EmotionScores(taxonomy: taxonomy, weights: taxonomy.emotions.map { _ in 1 })!
    }

    /// The score of a text without known features, of an emotion.
    func base(of emotion: Emotion) -> Double {
        emotionLogits(biases)[taxonomy.index(of: emotion) ?? 0]
    }
}
