import Affect
public import VoiceEmotion

/// An exported model as people and programs are told of it.
public struct ExportText: Sendable {
    private let exported: ExportedModel
    private let model: VoiceModel
    /// The model as it was asked for, and the file that was written.
    private let (source, file): (String, String)
    private let profile: String?
    private let language: Language

    /// Tells of a model that was written to a file.
    ///
    /// - Parameter source: the model's name or file, as it was asked for.
    public init(
        _ exported: ExportedModel, of model: VoiceModel, source: String, file: String, profile: String? = nil,
        language: Language
    ) {
        self.exported = exported
        self.model = model
        (self.source, self.file) = (source, file)
        self.profile = profile
        self.language = language
    }

    /// What it takes, how to compute that, what it gives.
    public var text: String {
        func word(_ phrase: ExportPhrase) -> String { phrase.text(in: language) }
        let input = exported.input
        var rows = [
            (word(.input), "\(exported.inputName) \(Self.list(shape(input.shape)))"),
            ("", "\(input.features.name) \(input.version), \(word(.heardAt(input.sampleRate)))"),
        ]
        if let encoder = input.encoder {
            rows.append(("", word(.encoder(encoder.name, outputs: encoder.outputs.joined(separator: ", ")))))
        }
        let outputs = exported.outputs.map { "\($0.name) \(Self.list(shape($0.shape)))" }
        rows += [
            (word(.computedBy), "nunchi features clip.wav --model \(source) --output clip.npy"),
            (word(.output), outputs.joined(separator: ", ")),
            (word(.classes), model.classes.labels.joined(separator: ", ")),
        ]
        let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
        var parts = ["\(model.identity.name) \(model.identity.version) → \(TerminalText.printable(file))"]
        if let profile { parts[0] += " · " + word(.profile(profile)) }
        parts += rows.map { "  " + TerminalText.padded($0.0, to: width) + "  " + TerminalText.printable($0.1) }
        if model.card?.isNonCommercial ?? false {
            parts.append("! " + CommandPhrase.nonCommercial.text(in: language))
        }
        return parts.joined(separator: "\n")
    }

    /// The `nunchi.export/1` object; a free axis has a name instead of a length.
    public var json: JSONValue {
        let input = exported.input
        var features: JSONObject = [
            "name": .string(exported.inputName), "shape": .array(shape(input.shape)),
            "features": .string(input.features.name), "version": .integer(input.version),
            "sample_rate": .integer(input.sampleRate),
        ]
        var settings = JSONObject()
        for (name, value) in input.features.settings.sorted(by: { $0.key < $1.key }) {
            settings[name] = .number(value)
        }
        features["settings"] = .object(settings)
        features["encoder"] =
            input.encoder.map { encoder in
                .object([
                    "name": .string(encoder.name), "outputs": .array(encoder.outputs.map(JSONValue.string)),
                    "blocks": .array(encoder.blocks.map(JSONValue.string)),
                ])
            } ?? .null
        return .object([
            "schema": .string("nunchi.export/1"), "model": .string(model.identity.name),
            "version": .string(model.identity.version), "recipe": .string(model.recipe.name),
            "output": .string(file), "bytes": .integer(exported.data.count), "input": .object(features),
            "outputs": .array(
                exported.outputs.map {
                    .object(["name": .string($0.name), "shape": .array(shape($0.shape))])
                }), "task": .string(model.classes.task.rawValue),
            "classes": .array(model.classes.labels.map(JSONValue.string)),
            "temperature": .rounded(model.temperature, digits: 6), "threshold": .rounded(model.threshold, digits: 6),
            "profile": profile.map(JSONValue.string) ?? .null,
            "licence": exported.metadata["licence"].map(JSONValue.string) ?? .null,
            "non_commercial": .bool(model.card?.isNonCommercial ?? false),
        ])
    }

    private func shape(_ clip: [Int?]) -> [JSONValue] {
        [.string("batch")] + clip.map { $0.map(JSONValue.integer) ?? .string("frames") }
    }

    private static func list(_ shape: [JSONValue]) -> String {
        let lengths = shape.map { if case .string(let name) = $0 { name } else { $0.compact } }
        return "[" + lengths.joined(separator: ", ") + "]"
    }
}
