public import Affect

/// What a model tells apart, in the order of its class indices: emotions, or spoken words.
public struct ClassList: Sendable, Hashable {
    /// What the classes are.
    public enum Task: String, Sendable, Codable, CaseIterable {
        /// Expressed emotions.
        case emotion
        /// Spoken words.
        case words
    }

    /// What the classes are.
    public let task: Task
    /// The taxonomy's name; `words` for words.
    public let name: String
    /// The canonical emotion names, or the words.
    public let labels: [String]

    /// The emotions of a taxonomy.
    public init(_ taxonomy: Taxonomy) {
        task = .emotion
        name = taxonomy.name
        labels = taxonomy.emotions.map(\.rawValue)
    }

    /// Words, each once, sorted: numbers by value, then the rest by text.
    public init(words: some Sequence<String>) {
        task = .words
        name = Task.words.rawValue
        labels = Set(words).sorted { (Int($0) ?? .max, $0) < (Int($1) ?? .max, $1) }
    }

    /// The classes that labels make up: for emotions a known taxonomy where there is one.
    public init(covering labels: some Sequence<String>, task: Task) {
        switch task {
        case .emotion: self.init(Taxonomy(covering: labels.compactMap(Emotion.init(rawValue:))))
        case .words: self.init(words: labels)
        }
    }

    /// The emotions; nil for words.
    public var taxonomy: Taxonomy? {
        guard task == .emotion else { return nil }
        return Taxonomy(name: name, emotions: labels.compactMap(Emotion.init(rawValue:)))
    }

    /// Number of classes.
    public var count: Int { labels.count }

    /// The class index of a label, nil when it is none of these.
    public func index(of label: String) -> Int? { labels.firstIndex(of: label) }
}
