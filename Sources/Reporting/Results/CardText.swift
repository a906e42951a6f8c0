import Affect
import Corpora
public import VoiceEmotion

/// A model's card as people and programs see it.
public struct CardText: Sendable {
    private let model: VoiceModel
    private let language: Language

    /// The card of a model.
    public init(_ model: VoiceModel, language: Language) {
        self.model = model
        self.language = language
    }

    /// Tables of sources and figures, and what the licences allow.
    public var text: String {
        guard let card = model.card else { return summary }
        var parts = [summary]
        // What a stranger's voice meets comes first.
        if !card.figures.isEmpty { parts += [word(.measuredOnUnheardSpeakers), figures(card)] }
        if let heard = card.figures.first?.heard {
            parts.append(CommandPhrase.cardHeard(heard.joined(separator: ", ")).text(in: language))
        }
        if let naming = card.naming { parts.append(line(naming)) }
        if let arousal = card.arousal { parts.append(line(arousal)) }
        parts += [word(.trainedOn), sources(card)]
        parts += Self.warnings(card).map { "! " + word($0) }
        if card.isNonCommercial { parts.append("! " + word(.nonCommercial)) }
        return parts.joined(separator: "\n")
    }

    /// One line: name, version, emotions.
    public var summary: String {
        let names = model.classes.names(in: language)
        return "\(model.identity.name) \(model.identity.version) · \(names.joined(separator: ", "))"
    }

    /// The `nunchi.model/1` object.
    public var json: JSONValue {
        var object: JSONObject = [
            "schema": .string("nunchi.model/1"), "name": .string(model.identity.name),
            "version": .string(model.identity.version), "recipe": .string(model.recipe.name),
            "classes": .array(model.classes.labels.map { .string($0) }),
        ]
        guard let card = model.card else { return .object(object) }
        object["sources"] = .array(card.sources.map(Self.json))
        object["figures"] = .array(card.figures.map(Self.json))
        if let naming = card.naming {
            object["naming"] = .object([
                "threshold": .rounded(naming.threshold, digits: 6), "n": .integer(naming.clips),
                "classes": .integer(naming.classes), "named": .rounded(naming.named, digits: 6),
                "right": .rounded(naming.right, digits: 6),
            ])
        }
        if let arousal = card.arousal {
            object["arousal"] = .object([
                "source": Self.json(arousal.source), "correlation": .rounded(arousal.correlation, digits: 6),
                "correlation_ci95": .array(arousal.interval.map { .rounded($0, digits: 6) }),
                "concordance": .rounded(arousal.concordance, digits: 6),
            ])
        }
        let warnings = Self.warnings(card).map { JSONValue.string($0.text(in: .english)) }
        if !warnings.isEmpty { object["warnings"] = .array(warnings) }
        object["non_commercial"] = .bool(card.isNonCommercial)
        object["seed"] = .integer(Int(clamping: card.seed))
        return .object(object)
    }

    /// What to know before relying on the model, besides that it is barred from commercial use.
    private static func warnings(_ card: ModelCard) -> [CommandPhrase] {
        var found: [CommandPhrase] = []
        let unmeasured = card.corporaWithoutSpeakers
        if !unmeasured.isEmpty { found.append(.notMeasured(unmeasured.joined(separator: ", "))) }
        let unstated = card.corporaWithoutLicence
        // What bars commercial use says more.
        if !unstated.isEmpty, !card.isNonCommercial {
            found.append(.licenceNotStated(unstated.joined(separator: ", ")))
        }
        return found
    }

    private func word(_ phrase: CommandPhrase) -> String { phrase.text(in: language) }

    private func sources(_ card: ModelCard) -> String {
        var table = TextTable([
            .init(""), .init(word(.recordings), .right), .init(word(.speakers), .right), .init(word(.licence)),
        ])
        for source in card.sources {
            table.append([source.corpus, "\(source.clips)", "\(source.speakers)", source.licence])
        }
        return table.text
    }

    private func line(_ arousal: ModelCard.LearnedArousal) -> String {
        let interval = arousal.interval.map { NumberText.fixed($0, decimals: 3) }.joined(separator: "–")
        let source = arousal.source
        return word(.learnedArousal) + ": \(source.corpus), n \(source.clips), "
            + "\(word(.speakers)) \(source.speakers), \(source.licence); "
            + "r \(NumberText.fixed(arousal.correlation, decimals: 3)) (\(interval)), "
            + "CCC \(NumberText.fixed(arousal.concordance, decimals: 3))"
    }

    private func line(_ naming: ModelCard.Naming) -> String {
        CommandPhrase.cardNaming(
            threshold: NumberText.fixed(naming.threshold, decimals: 2),
            classes: naming.classes, clips: naming.clips,
            named: NumberText.fixed(100 * naming.named, decimals: 0),
            right: NumberText.fixed(100 * naming.right, decimals: 0), task: model.classes.task
        ).text(in: language)
    }

    private func figures(_ card: ModelCard) -> String {
        var table = TextTable([
            .init(""), .init("UAR", .right), .init("95 %", .right),
            .init(ReadingPhrase.chance.text(in: language), .right),
            .init("n", .right), .init(""),
        ])
        for figure in card.figures {
            let interval = figure.interval.map { NumberText.fixed($0, decimals: 3) }.joined(separator: "–")
            table.append([
                figure.corpus, NumberText.fixed(figure.unweightedAverageRecall, decimals: 3), interval,
                NumberText.fixed(figure.chance, decimals: 3), "\(figure.clips)",
                "\(ReadingPhrase.classCount(figure.classes).text(in: language)), \(figure.protocolName)",
            ])
        }
        return table.text
    }

    private static func json(_ source: ModelCard.Source) -> JSONValue {
        .object([
            "corpus": .string(source.corpus), "clips": .integer(source.clips), "speakers": .integer(source.speakers),
            "emotions": .array(source.emotions.map(JSONValue.string)), "licence": .string(source.licence),
            "non_commercial": .bool(source.terms == .nonCommercial),
        ])
    }

    private static func json(_ figure: ModelCard.Figure) -> JSONValue {
        var object: JSONObject = [
            "corpus": .string(figure.corpus), "protocol": .string(figure.protocolName), "n": .integer(figure.clips),
            "classes": .integer(figure.classes), "uar": .rounded(figure.unweightedAverageRecall, digits: 6),
            "uar_ci95": .array(figure.interval.map { .rounded($0, digits: 6) }),
            "chance_uar": .rounded(figure.chance, digits: 6),
        ]
        if let heard = figure.heard { object["heard"] = .array(heard.map(JSONValue.string)) }
        return .object(object)
    }
}
