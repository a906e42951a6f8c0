public import Affect

/// A model that tells the emotion in texts of one language: weighted words and pieces of words.
///
/// A label's score is linear in a text's features, each weighted by its rarity (inverse document frequency) and all divided
/// by their common length; its probability is the logistic function of the score. The emotions' scores are linear in the
/// labels' scores, and their probabilities the softmax: so every word's share in any score is known exactly.
public struct TextModel: Sendable {
    /// The model's name and version.
    public let identity: ModelIdentity

    /// The language that it reads.
    public let language: TextLanguage

    /// The fine labels, in the order of the scores.
    public internal(set) var labels: [TextLabel]

    /// The emotions that the labels are summed up to.
    public let taxonomy: Taxonomy

    /// What features a text gives.
    public let options: TextFeatureOptions

    /// Where it comes from and how good it is.
    public var card: TextModelCard

    /// An emotion is named from this probability on.
    public internal(set) var confidenceThreshold: Double

    let vocabulary: Vocabulary
    let rarities: [Float]
    /// Weights of the features by row, each row padded to `stride`, in units of the row's scale.
    let weights: [Int8]
    let stride: Int
    let rowScales: [Float]
    let biases: [Float]
    /// Weights of the labels' scores for each emotion, emotion by emotion.
    let emotionWeights: [Float]
    let emotionBiases: [Float]
    let wordCounts: [UInt64: UInt8]
    /// Good and bad features, for a model that was given some.
    let lexicon: PolarityLexicon?
    let lists: WordLists

    /// Number of features that it knows.
    public var featureCount: Int { vocabulary.count }

    /// Labels in a padded row.
    static func stride(labels: Int) -> Int { (labels + 3) & ~3 }

    init(
        identity: ModelIdentity, language: TextLanguage, labels: [TextLabel], taxonomy: Taxonomy,
        options: TextFeatureOptions, card: TextModelCard, confidenceThreshold: Double, vocabulary: Vocabulary,
        rarities: [Float], rowScales: [Float], weights: [Int8], biases: [Float], emotionWeights: [Float],
        emotionBiases: [Float], wordCounts: [UInt64: UInt8], lexicon: PolarityLexicon? = nil
    ) {
        self.identity = identity
        self.language = language
        self.labels = labels
        self.taxonomy = taxonomy
        self.options = options
        self.card = card
        self.confidenceThreshold = confidenceThreshold
        self.vocabulary = vocabulary
        self.rarities = rarities
        self.weights = weights
        stride = Self.stride(labels: labels.count)
        self.rowScales = rowScales
        self.biases = biases
        self.emotionWeights = emotionWeights
        self.emotionBiases = emotionBiases
        self.wordCounts = wordCounts
        self.lexicon = lexicon
        lists = WordLists(options)
    }
}
