import Affect
public import TextEmotion

/// A text model's card: its data, its figures, its labels.
public struct TextCardText: Sendable {
    private let model: TextModel
    private let language: Language

    /// The card of a model.
    public init(_ model: TextModel, language: Language) { (self.model, self.language) = (model, language) }

    /// One line.
    public var summary: String {
        "\(model.identity.name)  \(TextPhrase.features(model.featureCount).text(in: language)), \(model.labels.count) "
            + TextPhrase.labels.text(in: language)
    }

    /// Several lines.
    public var text: String {
        var lines = [summary]
        lines.append(CommandPhrase.trainedOn.text(in: language))
        for source in model.card.sources { lines.append("  \(source.name): \(source.texts), \(source.licence)") }
        for figure in model.card.figures {
            let interval =
                figure.interval.count == 2
                ? " (95 % \(fixed(figure.interval[0]))–\(fixed(figure.interval[1])))" : ""
            lines.append("  \(figure.name) \(fixed(figure.value))\(interval), \(figure.data), n = \(figure.texts)")
        }
        lines.append(TextPhrase.thresholds(model.card.thresholds).text(in: language))
        lines.append(ReadingPhrase.seed(model.card.seed).text(in: language))
        for emotion in model.taxonomy.emotions {
            let names = model.labels.filter { $0.emotion == emotion }.map(\.name)
            lines.append("  \(ReadingPhrase.emotion(emotion).text(in: language)): \(names.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }

    /// The `nunchi.text-model/1` object.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.text-model/1"), "name": .string(model.identity.name),
            "version": .string(model.identity.version), "language": .string(model.language.rawValue),
            "features": .integer(model.featureCount),
            "emotions": .array(model.taxonomy.emotions.map { .string($0.rawValue) }),
            "labels": .array(
                model.labels.map { label in
                    .object([
                        "name": .string(label.name), "name_ko": .string(label.koreanName),
                        "emotion": label.emotion.map { .string($0.rawValue) } ?? .null,
                        "threshold": .rounded(label.threshold, digits: 6),
                    ])
                }),
            "sources": .array(
                model.card.sources.map { source in
                    .object([
                        "name": .string(source.name), "texts": .integer(source.texts),
                        "licence": .string(source.licence),
                    ])
                }),
            "figures": .array(
                model.card.figures.map { figure in
                    .object([
                        "name": .string(figure.name), "value": .rounded(figure.value, digits: 6),
                        "ci95": .array(figure.interval.map { .rounded($0, digits: 6) }), "data": .string(figure.data),
                        "n": .integer(figure.texts),
                    ])
                }),
            "thresholds": .string(model.card.thresholds), "seed": .integer(Int(clamping: model.card.seed)),
        ])
    }

    private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
}
