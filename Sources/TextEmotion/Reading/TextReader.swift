import Affect

/// Reads the emotion expressed in texts.
///
///     let reader = try TextReader()
///     let reading = try reader.read("I can't believe we won!! :D")
///     print(reading.reading.emotion, reading.labels.filter(\.chosen))
public struct TextReader: Sendable {
    /// What is computed besides emotion and labels.
    public struct Options: Sendable, Hashable {
        /// Whether to tell which words moved the score of the likeliest emotion.
        public var explains = false
        /// The label or emotion to explain instead, by its name; nil for the likeliest emotion.
        public var subject: String?
        /// Whether to read each sentence of a text of several as well.
        public var readsSpans = true

        /// Options.
        public init(explains: Bool = false, subject: String? = nil, readsSpans: Bool = true) {
            (self.explains, self.subject, self.readsSpans) = (explains, subject, readsSpans)
        }
    }

    /// The models by language.
    public let models: [TextLanguage: TextModel]

    /// A text of up to so many bytes is read as a whole, a longer one as the mean of its sentences.
    static let wholeLimit = 600

    /// A reader that uses these models; of several for one language the last.
    public init(models: [TextModel]) {
        self.models = Dictionary(models.map { ($0.language, $0) }, uniquingKeysWith: { $1 })
    }

    /// A reader that uses the package's own models.
    ///
    /// - Throws: `TextEmotionError` when none is found or one is damaged.
    public init(languages: [TextLanguage] = ShippedTextModels.languages) throws(TextEmotionError) {
        guard !languages.isEmpty else { throw .noModel(language: .english, looked: "Models/text-en.nunchitext") }
        var models: [TextModel] = []
        for language in languages { models.append(try ShippedTextModels.load(language)) }
        self.init(models: models)
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: a word, a sentence or a whole file's content.
    ///   - source: what the reading calls it.
    ///   - language: its language; nil to go by its letters.
    /// - Throws: `TextEmotionError.empty` for a text of blanks, `.noModel` when no model reads its language.
    public func read(
        _ text: String, source: String = "text", language: TextLanguage? = nil, options: Options = Options()
    ) throws(TextEmotionError) -> TextReading {
        let language = language ?? TextLanguage(of: text)
        guard let model = models[language] else {
            throw .noModel(language: language, looked: models.keys.map(\.rawValue).sorted().joined(separator: ", "))
        }
        var options = options
        if let wanted = options.subject {
            guard let subject = model.subject(named: wanted) else {
                let names = model.taxonomy.emotions.map(\.rawValue) + model.labels.map(\.name)
                throw .badOptions(
                    cause: "no label or emotion is called \(wanted); there are \(names.joined(separator: ", "))")
            }
            options.subject = subject
        }
        var text = text
        let result = text.withUTF8 { bytes -> Result<TextReading, TextEmotionError> in
            var work = ReadingWork(model: model, bytes: bytes, options: options)
            guard let found = work.run(source: source) else { return .failure(.empty) }
            return .success(found)
        }
        return try result.get()
    }
}

extension TextModel {
    /// The emotion or label that a name stands for, in English or Korean and in any case; nil for none of the model's.
    public func subject(named name: String) -> String? {
        let wanted = name.lowercased()
        if let label = labels.first(where: { $0.name.lowercased() == wanted || $0.koreanName == name }) {
            return label.name
        }
        let emotion = Emotion(rawValue: wanted) ?? Emotion(label: name)
        return emotion.flatMap { taxonomy.contains($0) ? $0.rawValue : nil }
    }
}
