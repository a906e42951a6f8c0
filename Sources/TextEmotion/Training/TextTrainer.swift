import Affect
import Learning

/// Trains text models.
///
/// The scores that thresholds, calibration and emotions are learned from come from models that did not see the text
/// (`folds` parts left out in turn); the weights that ship are fitted to all texts. The same texts, recipe and seed give
/// the same model, bit for bit, whatever the number of threads.
public struct TextTrainer: Sendable {
    /// How far training is.
    public enum Progress: Sendable, Hashable {
        /// The features of all texts are known.
        case features(count: Int)
        /// So many of the fits (one for each fold, and the last one) are done.
        case fits(done: Int, of: Int)
    }

    /// The recipe.
    public let recipe: TextRecipe
    /// Decides which texts are left out together.
    public let seed: UInt64
    /// Fits at once; each needs memory for its own weights.
    public let threads: Int

    /// A trainer.
    public init(recipe: TextRecipe, seed: UInt64 = 0, threads: Int = 1) {
        self.recipe = recipe
        self.seed = seed
        self.threads = threads
    }

    /// Trains a model.
    ///
    /// - Throws: `TextEmotionError` when there are too few texts, or a label has none.
    public func train(
        on texts: [LabelledText], sources: [TextModelCard.Source] = [],
        progress: @Sendable (Progress) -> Void = { _ in }
    ) throws -> TextModel {
        try check(texts)
        let labels = recipe.labels.count
        let table = try TextTable(texts, options: recipe.features, minimum: recipe.minimumTexts)
        progress(.features(count: table.vocabulary.count))
        let targets = texts.map(\.targets)
        let fits = try fits(table, targets, progress: progress)
        let heldOut = HeldOutScores(
            scores: heldOutScores(table, fits), targets: targets, labels: recipe.labels, taxonomy: recipe.taxonomy)
        let calibration = heldOut.calibration()
        let calibrated = heldOut.calibrated(by: calibration)
        let emotions = EmotionFit(calibrated)
        let abstention = EmotionFit.abstention(calibrated)
        let quantised = QuantisedWeights(fits[fits.count - 1], calibration: calibration, labels: labels)
        return TextModel(
            identity: recipe.identity, language: recipe.language, labels: calibrated.labelsWithThresholds(),
            taxonomy: recipe.taxonomy, options: recipe.features,
            card: TextModelCard(
                sources: sources, figures: abstention.cardFigures(data: Self.heldOut(recipe)), seed: seed,
                thresholds: "highest F1 of each label on held-out texts of the training part, \(recipe.folds) folds"),
            confidenceThreshold: abstention.threshold, vocabulary: table.vocabulary,
            rarities: table.rarities, rowScales: quantised.rowScales, weights: quantised.weights,
            biases: quantised.biases, emotionWeights: emotions.weights, emotionBiases: emotions.biases,
            wordCounts: table.wordCounts)
    }

    /// What the figures on texts that were left out in turn are called.
    static func heldOut(_ recipe: TextRecipe) -> String { "training texts left out in \(recipe.folds) folds" }

    /// The least number of texts.
    static let fewest = 20

    private func check(_ texts: [LabelledText]) throws(TextEmotionError) {
        guard texts.count >= max(Self.fewest, 2 * recipe.folds) else {
            throw .tooFewTexts(found: texts.count, needed: max(Self.fewest, 2 * recipe.folds))
        }
        guard recipe.features.isValid, recipe.folds >= 2, recipe.minimumTexts >= 1, recipe.penalty > 0,
            recipe.iterations >= 1, texts.allSatisfy({ $0.targets.count == recipe.labels.count })
        else { throw .badOptions(cause: "the recipe makes no sense") }
        for (index, label) in recipe.labels.enumerated() where !texts.contains(where: { $0.targets[index] == 1 }) {
            throw .labelWithoutTexts(label: label.name)
        }
    }

    // MARK: Folds

    /// The fold that each text is left out of.
    private func folds(of count: Int) -> [Int] {
        var folds = [Int](repeating: 0, count: count)
        var generator = SeededGenerator(seed: seed)
        for (place, text) in generator.permutation(of: count).enumerated() { folds[text] = place % recipe.folds }
        return folds
    }

    /// A fit for each fold, and at last the one to all texts.
    private func fits(
        _ table: TextTable, _ targets: [[Float]], progress: @Sendable (Progress) -> Void
    ) throws -> [LogisticRegression.Fit] {
        let folds = folds(of: targets.count)
        let regression = LogisticRegression(penalty: recipe.penalty, iterations: recipe.iterations)
        let labels = recipe.labels.count
        let counter = FitCounter(total: recipe.folds + 1)
        return try ParallelFits.map(recipe.folds + 1, threads: threads) { fold in
            let rows = targets.indices.filter { folds[$0] != fold }
            let fit = regression.fit(table.matrix, targets: targets, labels: labels, rows: rows)
            counter.finishOne { progress(.fits(done: $0, of: $1)) }
            return fit
        }
    }

    private func heldOutScores(_ table: TextTable, _ fits: [LogisticRegression.Fit]) -> [[Float]] {
        folds(of: table.matrix.rows).enumerated().map { row, fold in
            LogisticRegression.scores(fits[fold], table.matrix, row: row)
        }
    }
}
