import Affect

extension TextRecipe {
    /// The recipe of the package's Korean model.
    public static let korean: TextRecipe = {
        var recipe = TextRecipe(
            identity: ModelIdentity(name: "text-ko", version: "1"), language: .korean, labels: TextLabel.kote,
            taxonomy: .all, features: .korean)
        recipe.minimumTexts = 10
        recipe.penalty = 0.4
        return recipe
    }()

    /// The recipe of the three classes of film reviews.
    public static let koreanPolarity: TextRecipe = {
        var recipe = TextRecipe(
            identity: ModelIdentity(name: "polarity-ko", version: "1"), language: .korean, labels: TextLabel.polarity,
            taxonomy: Taxonomy(name: "polarity", emotions: [.neutral, .joy]), features: .korean)
        recipe.minimumTexts = 5
        recipe.penalty = 0.5
        return recipe
    }()
}

extension TextFeatureOptions {
    /// Korean letters without blanks.
    public static let korean: TextFeatureOptions = {
        var options = TextFeatureOptions()
        options.wordOrders = []
        options.characterOrders = []
        options.korean = KoreanFeatureOptions()
        return options
    }()
}
