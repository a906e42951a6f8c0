/// What listeners reach on a corpus, as published.
public struct HumanLevel: Sendable, Hashable {
    /// The share of recordings whose intended emotion listeners name.
    public let accuracy: Double
    /// Where the figure comes from.
    public let source: String

    /// The figure for a corpus by its usual name and classes; nil where none is known, or where classes are missing that
    /// the listeners had to choose among.
    public static func known(corpus: String, classes: [String]) -> HumanLevel? {
        guard let entry = published[corpus.lowercased()], Set(classes) == entry.classes else { return nil }
        return entry.level
    }

    private static let published: [String: (level: HumanLevel, classes: Set<String>)] = [
        "ravdess": (
            HumanLevel(
                accuracy: 0.67,
                source: "listeners who hear RAVDESS speech without the picture, as published"),
            ["neutral", "calm", "joy", "sadness", "anger", "fear", "disgust", "surprise"]
        )
    ]
}
