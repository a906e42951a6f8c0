public import Affect
import Foundation
import Learning
import Neural

/// A trained voice model: from feature values to probabilities of emotions.
public struct VoiceModel: Sendable {
    /// How it was made.
    public let recipe: VoiceRecipe
    /// What it tells apart.
    public let taxonomy: Taxonomy
    /// What to know of it before using it; nil for a model that only an evaluation needs.
    public var card: ModelCard?
    /// Below this probability no emotion is named.
    public var threshold: Double

    let standardiser: Standardiser?
    let networks: [Sequential]
    let temperature: Double

    init(
        recipe: VoiceRecipe, taxonomy: Taxonomy, standardiser: Standardiser?, networks: [Sequential],
        temperature: Double = 1, threshold: Double = 0, card: ModelCard? = nil
    ) {
        self.recipe = recipe
        self.taxonomy = taxonomy
        self.standardiser = standardiser
        self.networks = networks
        self.temperature = temperature
        self.threshold = threshold
        self.card = card
    }

    /// Name and version as readings carry them: the recipe's name and its features' version.
    public var identity: ModelIdentity {
        ModelIdentity(name: recipe.name, version: "\(VoiceFeatureSets.named(recipe.features)?.version ?? 0)")
    }

    /// Probabilities for several clips' feature values.
    ///
    /// - Parameters:
    ///   - vectors: one vector of the recipe's feature set for each clip.
    ///   - possible: the only emotions that the clips can have; nil for all of the taxonomy.
    /// - Throws: `VoiceEmotionError.featureCount` for vectors of another length.
    public func scores(of vectors: [[Float]], possible: Set<Emotion>? = nil) throws -> [EmotionScores] {
        guard !vectors.isEmpty else { return [] }
        let width = featureCount
        if let odd = vectors.first(where: { $0.count != width }) {
            throw VoiceEmotionError.featureCount(set: recipe.features, expected: width, found: odd.count)
        }
        let inputs = try Tensor(
            rows: vectors.map { TrainingRows.scaled($0, by: standardiser, within: recipe.standardisedWithin) })
        let allowed = taxonomy.emotions.map { possible?.contains($0) ?? true }
        var sums = [[Double]](repeating: [Double](repeating: 0, count: taxonomy.count), count: vectors.count)
        for network in networks {
            let logits = try network.predict(inputs)
            for row in vectors.indices {
                let raw = logits.row(row).map { Double($0) / temperature }
                let peak = zip(raw, allowed).filter(\.1).map(\.0).max() ?? 0
                let weights = zip(raw, allowed).map { $1 ? exp($0 - peak) : 0 }
                let total = weights.reduce(0, +)
                for index in weights.indices { sums[row][index] += weights[index] / total }
            }
        }
        return try sums.map { weights in
            guard let scores = EmotionScores(taxonomy: taxonomy, weights: weights) else {
                throw VoiceEmotionError.notAVoiceModel(file: recipe.name, cause: "its weights give no finite scores")
            }
            return scores
        }
    }

    /// Number of feature values that the networks take.
    var featureCount: Int {
        networks.first?.layers.lazy.compactMap { ($0 as? Dense)?.inputSize }.first ?? 0
    }
}
