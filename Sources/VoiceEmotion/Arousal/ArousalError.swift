/// Why arousal could not be learned.
public enum ArousalError: Error, Sendable, Hashable {
    /// A label that is neither a level nor a number from -1 to 1.
    case label(String, corpus: String)
    /// The labels do not differ, or too few speakers bear them.
    case tooLittle(corpus: String, levels: Int, speakers: Int, needed: Int)
    /// The recipe's features are as long as the clip, and a linear function needs equally many of each.
    case featuresOfOwnLength(recipe: String)
}
