import Affect
public import Foundation
import Learning
import Neural

/// A voice model as one file: safetensors whose metadata hold recipe, classes, feature version and card.
enum ModelFile {
    /// Format and version; changes only with a reader for the old one.
    static let format = "nunchi.voice-model/1"

    private enum Key {
        static let format = "format"
        static let recipe = "recipe"
        static let chosen = "chosen"
        static let taxonomy = "taxonomy"
        static let emotions = "emotions"
        static let words = "words"
        static let inputShape = "input_shape"
        static let featureIdentity = "feature_identity"
        static let featureVersion = "feature_version"
        static let temperature = "temperature"
        static let threshold = "threshold"
        static let card = "card"
        static let mean = "scaler.mean"
        static let deviation = "scaler.deviation"
        static let arousalWeights = "arousal.weights"
        static let arousalIntercept = "arousal_intercept"
        static func member(_ index: Int) -> String { "member.\(index)." }
        static func profiled(_ index: Int) -> String { "profiled.\(index)." }
    }

    static func contents(of model: VoiceModel) throws -> SafeTensors {
        guard let version = VoiceFeatureSets.version(of: model.recipe.features) else {
            throw VoiceEmotionError.unknownRecipe(
                name: model.recipe.features.name, known: VoiceFeatureSets.names)
        }
        var metadata = [
            Key.format: format, Key.recipe: try json(model.recipe), Key.taxonomy: model.classes.name,
            Key.inputShape: model.inputShape.map { $0.map(String.init) ?? "?" }.joined(separator: ","),
            Key.featureVersion: "\(version)", Key.temperature: "\(model.temperature)",
            Key.threshold: "\(model.threshold)",
        ]
        switch model.classes.task {
        case .emotion: metadata[Key.emotions] = model.classes.labels.joined(separator: ",")
        case .words: metadata[Key.words] = try json(model.classes.labels)
        }
        if !model.chosen.isEmpty { metadata[Key.chosen] = try json(model.chosen) }
        metadata[Key.featureIdentity] = model.featureIdentity
        if let card = model.card { metadata[Key.card] = try json(card) }
        var tensors: [String: Tensor] = [:]
        if let scaler = model.scaling.standardiser {
            tensors[Key.mean] = Tensor(scaler.mean)
            tensors[Key.deviation] = Tensor(scaler.deviation)
        }
        if let regression = model.arousal?.regression {
            tensors[Key.arousalWeights] = Tensor(regression.weights)
            metadata[Key.arousalIntercept] = "\(regression.intercept)"
        }
        for (index, learner) in model.learners.enumerated() {
            for (name, tensor) in learner.tensors { tensors[Key.member(index) + name] = tensor }
        }
        for (index, learner) in model.profiled.enumerated() {
            for (name, tensor) in learner.tensors { tensors[Key.profiled(index) + name] = tensor }
        }
        return SafeTensors(tensors: tensors, metadata: metadata)
    }

    static func model(from contents: SafeTensors, file: String) throws -> VoiceModel {
        let metadata = contents.metadata
        guard let found = metadata[Key.format] else {
            throw VoiceEmotionError.notAVoiceModel(file: file, cause: "its metadata name no format")
        }
        guard found == format else { throw VoiceEmotionError.modelFormat(file: file, found: found, expected: format) }
        func value(_ key: String) throws -> String {
            guard let text = metadata[key] else {
                throw VoiceEmotionError.notAVoiceModel(file: file, cause: "its metadata lack '\(key)'")
            }
            return text
        }
        func decoded<Value: Decodable>(_ key: String, as type: Value.Type) throws -> Value {
            do { return try JSONDecoder().decode(type, from: Data(try value(key).utf8)) } catch is DecodingError {
                throw VoiceEmotionError.notAVoiceModel(file: file, cause: "its '\(key)' cannot be read")
            }
        }
        let recipe = try decoded(Key.recipe, as: VoiceRecipe.self)
        guard let expectedVersion = VoiceFeatureSets.version(of: recipe.features) else {
            throw VoiceEmotionError.unknownRecipe(name: recipe.features.name, known: VoiceFeatureSets.names)
        }
        func figure<Number: LosslessStringConvertible>(_ key: String, where isValid: (Number) -> Bool) throws -> Number
        {
            guard let number = Number(try value(key)), isValid(number) else {
                throw VoiceEmotionError.notAVoiceModel(file: file, cause: "its '\(key)' cannot be read")
            }
            return number
        }
        let version: Int = try figure(Key.featureVersion) { _ in true }
        guard version == expectedVersion else {
            throw VoiceEmotionError.featureVersion(
                file: file, features: recipe.features.name, found: version, expected: expectedVersion)
        }
        let classes: ClassList
        switch recipe.task {
        case .emotion:
            let emotions = try value(Key.emotions).split(separator: ",").compactMap { Emotion(rawValue: String($0)) }
            classes = ClassList(Taxonomy(name: try value(Key.taxonomy), emotions: emotions))
        case .words: classes = ClassList(words: try decoded(Key.words, as: [String].self))
        }
        guard classes.count >= 2 else {
            throw VoiceEmotionError.notAVoiceModel(file: file, cause: "it names fewer than two classes")
        }
        let shape = try inputShape(metadata[Key.inputShape], features: recipe.features, file: file)
        let width = shape.last.flatMap { $0 } ?? 0
        guard (1...1000).contains(recipe.training.members) else {
            throw VoiceEmotionError.notAVoiceModel(file: file, cause: "its '\(Key.recipe)' cannot be read")
        }
        func learners(_ key: (Int) -> String) throws -> [any TrainedLearner] {
            try (0..<recipe.learnerCount).map { index in
                let prefix = key(index)
                let own = contents.tensors.filter { $0.key.hasPrefix(prefix) }
                return try recipe.learner.restored(
                    from: Dictionary(
                        uniqueKeysWithValues: own.map { (String($0.key.dropFirst(prefix.count)), $0.value) }),
                    shape: shape, classes: classes.count)
            }
        }
        var model = VoiceModel(
            recipe: recipe,
            chosen: metadata[Key.chosen] == nil ? [:] : try decoded(Key.chosen, as: [String: String].self),
            classes: classes,
            scaling: FeatureScaling(
                rows: recipe.rows,
                standardiser: recipe.standardisedWithin == nil
                    ? nil : try standardiser(in: contents, count: width, file: file),
                limit: recipe.standardisedWithin),
            learners: try learners(Key.member),
            profiled: recipe.profile == nil ? [] : try learners(Key.profiled),
            inputShape: shape, temperature: try figure(Key.temperature) { $0.isFinite && $0 > 0 },
            threshold: try figure(Key.threshold) { (0...1).contains($0) },
            card: metadata[Key.card] == nil ? nil : try decoded(Key.card, as: ModelCard.self),
            featureIdentity: metadata[Key.featureIdentity])
        if let weights = contents.tensors[Key.arousalWeights] {
            let inputs = shape.reduce(1) { $0 * ($1 ?? 0) }
            guard weights.count == inputs else {
                throw VoiceEmotionError.featureCount(set: "arousal", expected: inputs, found: weights.count)
            }
            model.arousal = ArousalHead(
                regression: RidgeRegression(
                    weights: weights.elements, intercept: try figure(Key.arousalIntercept) { $0.isFinite }))
        }
        return model
    }

    /// The shape that the file names; the first files named none and had one value for each feature.
    private static func inputShape(_ text: String?, features: FeaturePlan, file: String) throws -> [Int?] {
        guard let text else { return [VoiceFeatureSets.named(features.name)?.names.count ?? 0] }
        let sizes = text.split(separator: ",").map { $0 == "?" ? nil : Int($0) }
        let isValid = zip(sizes, text.split(separator: ",")).allSatisfy { size, word in
            word == "?" || (1...(1 << 24)).contains(size ?? 0)
        }
        guard isValid, !sizes.isEmpty, sizes.last != .some(nil) else {
            throw VoiceEmotionError.notAVoiceModel(file: file, cause: "its '\(Key.inputShape)' cannot be read")
        }
        return sizes
    }

    private static func standardiser(in contents: SafeTensors, count: Int, file: String) throws -> Standardiser {
        guard let mean = contents.tensors[Key.mean], let deviation = contents.tensors[Key.deviation] else {
            throw VoiceEmotionError.notAVoiceModel(file: file, cause: "it lacks the scaler that its recipe needs")
        }
        for tensor in [mean, deviation] where tensor.count != count {
            throw VoiceEmotionError.featureCount(set: "scaler", expected: count, found: tensor.count)
        }
        return Standardiser(mean: mean.elements, deviation: deviation.elements)
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension VoiceModel {
    /// Reads a model file.
    ///
    /// - Throws: `VoiceEmotionError` when it is no voice model or one of another version; `NeuralError` when the file is
    ///   missing, cut short or damaged.
    public init(contentsOf file: URL) throws {
        self = try ModelFile.model(from: try SafeTensors(contentsOf: file), file: file.path)
    }

    /// Writes the model as one file; whatever fails, a file that was there stays as it was.
    public func write(to file: URL) throws {
        try ModelFile.contents(of: self).write(to: file)
    }
}
