public import Foundation

/// What is trained and measured on Korean texts. The data folder has the folders `kote` and `nsmc`, and `goemotions_korean`
/// for the first.
public enum KoreanTask: String, CaseIterable, Sendable {
    /// KOTE's 44 labels.
    case emotion = "text-ko"
    /// Negative, neutral or positive, learned from film reviews.
    case polarity = "polarity-ko"

    /// Its recipe.
    public var recipe: TextRecipe { self == .emotion ? .korean : .koreanPolarity }

    /// Measures it, then trains on all texts; the figures measured go into the model's card.
    public func train(
        in folder: URL, seed: UInt64, threads: Int,
        progress: @escaping @Sendable (TextTrainer.Progress) -> Void = { _ in }
    ) throws -> TextModel {
        let figures = try evaluate(in: folder, seed: seed, threads: threads).cardFigures
        var model: TextModel
        switch self {
        case .emotion:
            let texts = try KoreanTexts(in: folder)
            model = try KoreanTrainer(recipe: recipe, seed: seed, threads: threads).train(
                on: texts,
                sources: [
                    TextModelCard.Source(name: "kote", texts: texts.comments.count, licence: "MIT"),
                    TextModelCard.Source(name: "nsmc", texts: texts.reviews.count, licence: "CC0-1.0"),
                    TextModelCard.Source(
                        name: "goemotions_korean", texts: texts.translations.count, licence: "Apache-2.0"),
                ], progress: progress)
        case .polarity:
            let reviews = try Self.reviews(in: folder)
            model = try TextTrainer(recipe: recipe, seed: seed, threads: threads).train(
                on: reviews.map(PolarityEvaluation.labelled),
                sources: [TextModelCard.Source(name: "nsmc", texts: reviews.count, licence: "CC0-1.0")],
                progress: progress)
        }
        model.card.figures = figures + model.card.figures
        return model
    }

    /// Measures the recipe on texts that it did not learn from.
    ///
    /// - Parameter baseline: scikit-learn, to be measured on the same folds of KOTE.
    public func evaluate(
        in folder: URL, seed: UInt64, threads: Int, baseline: TextBaseline? = nil
    ) throws -> TextEvaluation {
        switch self {
        case .emotion:
            let texts = try KoreanTexts(in: folder)
            let trainer = KoreanTrainer(recipe: recipe, seed: seed, threads: threads)
            var result = try KOTEEvaluation.run(texts, trainer: trainer)
            result.baseline = try baseline.map { try KOTEEvaluation.baseline(texts.comments, $0, seed: seed) }
            return result
        case .polarity:
            let trainer = TextTrainer(recipe: recipe, seed: seed, threads: threads)
            return try PolarityEvaluation.run(try Self.reviews(in: folder), trainer: trainer)
        }
    }

    private static func reviews(in folder: URL) throws(TextEmotionError) -> [RatedReview] {
        try KoreanTexts.reviews(in: folder.appending(path: "nsmc"))
    }
}
