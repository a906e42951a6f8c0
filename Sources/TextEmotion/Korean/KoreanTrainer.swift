import Affect
import Learning

/// Trains the Korean model: KOTE's labels, helped by what film ratings and translated comments teach about words that KOTE's
/// few thousand comments have seldom or never.
///
/// First a linear model learns the ratings (good or bad) and GoEmotions' labels. Its scores of a comment stand beside the
/// comment's own features when KOTE's labels are learned; as all of it is linear, the result is put into one weight for each
/// feature and label. Calibration, thresholds and emotions come from comments left out in turn.
public struct KoreanTrainer: Sendable {
    /// The recipe.
    public var recipe: TextRecipe
    /// Decides which comments are left out together.
    public var seed: UInt64
    /// Fits at once.
    public var threads: Int
    /// How much the rating's score counts beside a text's own features, whose length is 1.
    public var ratingStrength: Float = 0.12
    /// How much each of GoEmotions' scores counts.
    public var translationStrength: Float = 0.06
    /// How much each count of good and bad words counts; 0 for none.
    public var lexiconStrength: Float = 0.06
    /// Polarities of words, above 0 good, to be used in place of those learned from the reviews; words of which no sequence
    /// of letters is a feature are passed over.
    public var givenLexicon: [String: Float]?

    /// A trainer.
    public init(recipe: TextRecipe = .korean, seed: UInt64 = 0, threads: Int = 1) {
        (self.recipe, self.seed, self.threads) = (recipe, seed, threads)
    }

    /// Trains a model.
    ///
    /// - Throws: `TextEmotionError` when there are too few comments.
    public func train(
        on texts: KoreanTexts, sources: [TextModelCard.Source] = [],
        progress: @Sendable (TextTrainer.Progress) -> Void = { _ in }
    ) throws -> TextModel {
        let comments = texts.comments
        guard comments.count >= 10 * recipe.folds else {
            throw TextEmotionError.tooFewTexts(found: comments.count, needed: 10 * recipe.folds)
        }
        let table = try TextTable(Self.all(texts), options: recipe.features, minimum: recipe.minimumTexts)
        progress(.features(count: table.vocabulary.count))
        let transfer = transfer(table.matrix, texts)
        let polarities = polarities(table, texts)
        let columns = LexiconColumns(counts(comments, table, polarities), strength: lexiconStrength)
        let matrix = columns.extended(transfer.extended(table.matrix, rows: comments.count))
        let targets = comments.map(\.targets)
        let folds = folds(of: comments.count)
        let regression = LogisticRegression(penalty: recipe.penalty, iterations: recipe.iterations)
        let counter = FitCounter(total: recipe.folds + 1)
        let fits = try ParallelFits.map(recipe.folds + 1, threads: threads) { fold in
            let rows = targets.indices.filter { folds[$0] != fold }
            let fit = regression.fit(matrix, targets: targets, labels: recipe.labels.count, rows: rows)
            counter.finishOne { progress(.fits(done: $0, of: $1)) }
            return fit
        }
        let heldOut = HeldOutScores(
            scores: folds.enumerated().map { LogisticRegression.scores(fits[$1], matrix, row: $0) }, targets: targets,
            labels: recipe.labels, taxonomy: recipe.taxonomy)
        let (plain, weights) = columns.split(fits[recipe.folds])
        return model(
            transfer.folded(plain), PolarityLexicon(polarities: polarities, weights: weights), heldOut, table, sources)
    }

    private func model(
        _ fit: LogisticRegression.Fit, _ lexicon: PolarityLexicon, _ heldOut: HeldOutScores, _ table: TextTable,
        _ sources: [TextModelCard.Source]
    ) -> TextModel {
        let calibration = heldOut.calibration()
        let calibrated = heldOut.calibrated(by: calibration)
        let emotions = EmotionFit(calibrated)
        let abstention = EmotionFit.abstention(calibrated)
        let quantised = QuantisedWeights(fit, calibration: calibration, labels: recipe.labels.count)
        return TextModel(
            identity: recipe.identity, language: recipe.language, labels: calibrated.labelsWithThresholds(),
            taxonomy: recipe.taxonomy, options: recipe.features,
            card: TextModelCard(
                sources: sources, figures: abstention.cardFigures(data: TextTrainer.heldOut(recipe)),
                seed: seed,
                thresholds: "highest F1 of each label on held-out texts of the training part, \(recipe.folds) folds"),
            confidenceThreshold: abstention.threshold, vocabulary: table.vocabulary,
            rarities: table.rarities, rowScales: quantised.rowScales, weights: quantised.weights,
            biases: quantised.biases, emotionWeights: emotions.weights, emotionBiases: emotions.biases, wordCounts: [:],
            lexicon: lexiconStrength == 0 ? nil : lexicon.calibrated(by: calibration.slopes))
    }

    // MARK: Lexicon

    private func polarities(_ table: TextTable, _ texts: KoreanTexts) -> [Int8] {
        guard let givenLexicon else {
            let unrated = [Int?](repeating: nil, count: texts.comments.count)
            return LearnedPolarity().polarities(table.matrix, polarities: unrated + texts.reviews.map(\.polarity))
        }
        var polarities = [Int8](repeating: 0, count: table.vocabulary.count)
        for (word, polarity) in givenLexicon {
            let row = table.vocabulary.row(of: KoreanSequences.key(of: word))
            if row >= 0 { polarities[row] = PolarityLexicon.quantised(polarity) }
        }
        return polarities
    }

    private func counts(_ comments: [LabelledText], _ table: TextTable, _ polarities: [Int8]) -> [[Float]] {
        var extractor = FeatureExtractor(
            options: recipe.features, lists: WordLists(recipe.features), wordCounts: [:])
        var found = KnownFeatures()
        return comments.map { comment in
            comment.utf8.withUnsafeBufferPointer { extractor.extract($0) }
            found.collect(extractor.features, vocabulary: table.vocabulary, rarities: table.rarities)
            return PolarityLexicon.counts(found, polarities: polarities)
        }
    }

    // MARK: Transfer

    /// Comments first, then reviews, then translations.
    private static func all(_ texts: KoreanTexts) -> [LabelledText] {
        texts.comments + texts.reviews.map { LabelledText(utf8: $0.utf8, targets: []) } + texts.translations
    }

    private func transfer(_ matrix: SparseMatrix, _ texts: KoreanTexts) -> TransferredScores {
        let labels = TextLabel.goEmotions.count
        let unknown = [Float](repeating: .nan, count: labels + 1)
        var targets = [[Float]](repeating: unknown, count: texts.comments.count)
        for review in texts.reviews {
            // A share between bad and good: the loss takes it as so likely good.
            targets.append([Float(review.rating - 1) / 9] + [Float](repeating: .nan, count: labels))
        }
        for text in texts.translations { targets.append([.nan] + text.targets) }
        let comments = texts.comments.count
        return TransferredScores(
            matrix, targets: targets, taught: Array(comments..<matrix.rows), scaled: Array(0..<comments),
            strengths: [ratingStrength] + [Float](repeating: translationStrength, count: labels),
            regression: LogisticRegression(penalty: 0.5, iterations: 40))
    }

    /// The fold that each comment is left out of.
    private func folds(of count: Int) -> [Int] {
        var folds = [Int](repeating: 0, count: count)
        var generator = SeededGenerator(seed: seed)
        for (place, text) in generator.permutation(of: count).enumerated() { folds[text] = place % recipe.folds }
        return folds
    }
}
