import Affect
public import Foundation

/// A recipe with the data set that it is for.
public struct TextTask: Sendable {
    /// Texts to learn from and texts to be measured on, none in both.
    public struct Parts: Sendable {
        /// To learn from; thresholds are chosen on these too.
        public let training: [LabelledText]
        /// To be measured on.
        public let test: [LabelledText]

        /// Two parts.
        public init(training: [LabelledText], test: [LabelledText]) { (self.training, self.test) = (training, test) }
    }

    /// The recipe; its name is the task's.
    public let recipe: TextRecipe
    /// The data set's name.
    public let dataName: String
    /// Its licence.
    public let licence: String
    /// Reads it from its folder.
    public let load: @Sendable (URL) throws -> Parts

    /// A task.
    public init(
        recipe: TextRecipe, dataName: String, licence: String, load: @escaping @Sendable (URL) throws -> Parts
    ) {
        (self.recipe, self.dataName, self.licence, self.load) = (recipe, dataName, licence, load)
    }

    /// The task's name, such as `text-en`.
    public var name: String { recipe.identity.name }

    /// The tasks that can be named.
    public static let known: [TextTask] = [english]

    /// The task of that name.
    public static func named(_ name: String) -> TextTask? { known.first { $0.name == name } }

    /// GoEmotions in English: `train.tsv` and `dev.tsv` as published, or packed by gzip.
    public static let english = TextTask(recipe: .english, dataName: "goemotions", licence: "Apache-2.0") { folder in
        let labels = TextRecipe.english.labels.count
        return Parts(
            training: try LabelledFile.read("train", in: folder, labels: labels),
            test: try LabelledFile.read("dev", in: folder, labels: labels))
    }

    /// Trains on the data set's training part and puts the figures on the other part into the model's card.
    public func train(
        on parts: Parts, seed: UInt64, threads: Int, progress: @Sendable (TextTrainer.Progress) -> Void = { _ in }
    ) throws -> TextModel {
        var model = try TextTrainer(recipe: recipe, seed: seed, threads: threads).train(
            on: parts.training,
            sources: [TextModelCard.Source(name: dataName, texts: parts.training.count, licence: licence)],
            progress: progress)
        model.card.figures = evaluate(model, on: parts, seed: seed).cardFigures + model.card.figures
        return model
    }

    /// The figures of a model on the part that it did not learn from.
    public func evaluate(_ model: TextModel, on parts: Parts, seed: UInt64) -> TextEvaluation {
        TextEvaluation(
            of: model, on: parts.test, data: dataName + " dev", trainingTexts: parts.training.count, seed: seed)
    }
}
