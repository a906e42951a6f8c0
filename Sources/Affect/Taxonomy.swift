/// An ordered set of emotions: what a data set is labelled with, or what a model tells apart.
public struct Taxonomy: Sendable, Hashable {
    /// A short name, such as `emodb`; `custom` when the set is none of the known ones.
    public let name: String

    /// The emotions in order; an emotion's place is its class index. No emotion stands twice.
    public let emotions: [Emotion]

    /// A taxonomy over the emotions given; later repetitions of an emotion are dropped.
    public init(name: String = "custom", emotions: [Emotion]) {
        self.name = name
        var seen: Set<Emotion> = []
        self.emotions = emotions.filter { seen.insert($0).inserted }
    }

    /// The known taxonomy with exactly these emotions in any order, else a custom one in the order of `Emotion`.
    public init(covering emotions: some Sequence<Emotion>) {
        let wanted = Set(emotions)
        self = Self.known.first { Set($0.emotions) == wanted } ?? Taxonomy(emotions: wanted.sorted())
    }

    /// Number of classes.
    public var count: Int { emotions.count }

    /// The class index of an emotion, nil when the taxonomy lacks it.
    public func index(of emotion: Emotion) -> Int? { emotions.firstIndex(of: emotion) }

    /// Whether the taxonomy holds the emotion.
    public func contains(_ emotion: Emotion) -> Bool { emotions.contains(emotion) }
}

extension Taxonomy {
    /// Sadness 0, neutral 1, joy 2, anger 3: the classes of four-class Korean work, in its order.
    public static let seed = Taxonomy(name: "seed", emotions: [.sadness, .neutral, .joy, .anger])

    /// The eight of AI Hub's Korean corpora.
    public static let aiHub = Taxonomy(
        name: "aihub", emotions: [.joy, .sadness, .anger, .surprise, .fear, .disgust, .contempt, .neutral])

    /// The eight of RAVDESS, in the order of its file names.
    public static let ravdess = Taxonomy(
        name: "ravdess", emotions: [.neutral, .calm, .joy, .sadness, .anger, .fear, .disgust, .surprise])

    /// The seven of the Berlin database of emotional speech.
    public static let emoDB = Taxonomy(
        name: "emodb", emotions: [.anger, .boredom, .disgust, .fear, .joy, .neutral, .sadness])

    /// Ekman's six.
    public static let ekman = Taxonomy(name: "ekman", emotions: [.anger, .disgust, .fear, .joy, .sadness, .surprise])

    /// The nine that labelled speech exists for here: all but contempt.
    public static let voice = Taxonomy(name: "voice", emotions: Emotion.allCases.filter { $0 != .contempt })

    /// Every emotion.
    public static let all = Taxonomy(name: "all", emotions: Emotion.allCases)

    /// The named taxonomies.
    public static let known: [Taxonomy] = [seed, aiHub, ravdess, emoDB, ekman, voice, all]

    /// The known taxonomy of that name.
    public init?(named name: String) {
        guard let match = Self.known.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
