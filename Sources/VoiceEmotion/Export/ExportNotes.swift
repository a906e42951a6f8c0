import Affect
import Foundation

/// What an exported file says of itself.
struct ExportNotes {
    /// Format and version of the notes.
    static let format = "nunchi.onnx/1"

    /// Texts by name.
    let metadata: [String: String]
    /// A few sentences for people.
    let description: String

    private struct Features: Encodable {
        let set: String
        let version: Int
        let settings: [String: Double]
        let rows: [Int]?
        let encoder: ModelInput.Encoder?
        let identity: String?
    }

    init(_ model: VoiceModel, input: ModelInput, profile: SpeakerProfile?) throws {
        let name = model.identity.name
        var notes = [
            "format": Self.format, "model": name, "version": model.identity.version,
            "task": model.classes.task.rawValue, "taxonomy": model.classes.name,
            "classes": try Self.json(model.classes.labels), "recipe": try Self.json(model.recipe),
            "features": try Self.json(
                Features(
                    set: input.features.name, version: input.version, settings: input.features.settings,
                    rows: model.recipe.rows, encoder: input.encoder, identity: model.featureIdentity)),
            "sample_rate": "\(input.sampleRate)", "temperature": "\(model.temperature)",
            "threshold": "\(model.threshold)",
        ]
        notes["profile"] = profile?.name
        if let card = model.card {
            notes["licence"] = Self.licence(card)
            notes["non_commercial"] = "\(card.isNonCommercial)"
            notes["sources"] = try Self.json(card.sources)
            notes["figures"] = try Self.json(card.figures)
            notes["figure"] = card.figures.first.map(Self.line)
        }
        metadata = notes
        description =
            "Voice model \(name) of Nunchi. Input: the model's features of clips heard at \(input.sampleRate) Hz, as "
            + "'nunchi features --model' computes them. Output scores: probabilities of the classes in the metadata, in "
            + "their order; below the metadata's threshold no class should be named."
            + (model.card?.isNonCommercial ?? false ? " Not for commercial use." : "")
    }

    private static func licence(_ card: ModelCard) -> String {
        let sources = card.sources.map { "\($0.corpus): \($0.licence)" }.joined(separator: "; ")
        return card.isNonCommercial ? sources + " (not for commercial use)" : sources
    }

    private static func line(_ figure: ModelCard.Figure) -> String {
        func text(_ number: Double) -> String { "\((number * 1000).rounded() / 1000)" }
        return "\(figure.corpus), \(figure.protocolName), \(figure.clips) clips of \(figure.classes) classes: UAR "
            + "\(text(figure.unweightedAverageRecall)) (95 % \(figure.interval.map(text).joined(separator: "-")), "
            + "chance \(text(figure.chance)))"
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
