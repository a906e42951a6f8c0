public import Affect

/// How a text model is trained: labels, features, and how strongly its weights are held back.
public struct TextRecipe: Sendable, Hashable {
    /// The model's name and version.
    public var identity: ModelIdentity
    /// The language of the texts.
    public var language: TextLanguage
    /// The fine labels.
    public var labels: [TextLabel]
    /// The emotions that the labels are summed up to.
    public var taxonomy: Taxonomy
    /// What features a text gives.
    public var features: TextFeatureOptions
    /// In how many texts a feature must occur to be kept.
    public var minimumTexts = 3
    /// The penalty on the squares of the weights.
    public var penalty: Float = 0.3
    /// Most steps of the minimisation.
    public var iterations = 50
    /// Parts of the training texts that are left out in turn to choose thresholds.
    public var folds = 5

    /// A recipe with the usual settings.
    public init(
        identity: ModelIdentity, language: TextLanguage, labels: [TextLabel], taxonomy: Taxonomy,
        features: TextFeatureOptions
    ) {
        self.identity = identity
        self.language = language
        self.labels = labels
        self.taxonomy = taxonomy
        self.features = features
    }
}
