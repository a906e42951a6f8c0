import Affect

extension TextRecipe {
    /// The recipe of the package's English model.
    public static let english = TextRecipe(
        identity: ModelIdentity(name: "text-en", version: "1"), language: .english, labels: TextLabel.goEmotions,
        taxonomy: .ekmanNeutral, features: .english)
}

extension TextFeatureOptions {
    /// English words and letters.
    public static let english: TextFeatureOptions = {
        var options = TextFeatureOptions()
        options.negators = EnglishWords.negators
        options.intensifiers = EnglishWords.intensifiers
        options.diminishers = EnglishWords.diminishers
        return options
    }()
}

/// English words that change what the next ones say.
enum EnglishWords {
    /// Each contraction also stands without its apostrophe, as people write it.
    static let negators: [String] = {
        let whole = [
            "no", "not", "never", "none", "nothing", "nobody", "nowhere", "neither", "nor", "cannot", "without",
            "hardly", "barely", "scarcely",
        ]
        let verbs = [
            "ca", "do", "does", "did", "wo", "would", "is", "are", "was", "were", "could", "should", "has", "have",
            "had", "ai", "must", "need",
        ]
        return whole + verbs.map { $0 + "n't" } + verbs.map { $0 + "nt" }
    }()

    static let intensifiers = [
        "very", "so", "really", "extremely", "absolutely", "totally", "incredibly", "super", "such", "truly",
        "completely", "utterly", "deeply", "insanely", "fucking", "freaking", "damn", "highly", "especially",
        "terribly", "awfully", "seriously", "genuinely", "quite", "too", "most", "hella",
    ]

    static let diminishers = [
        "slightly", "somewhat", "mildly", "fairly", "kinda", "sorta", "barely", "hardly", "bit", "little",
    ]
}
