import Affect

/// How well KOTE's labels are told of comments that the model did not see.
public struct KOTEEvaluation: Sendable {
    /// The fold that tests each comment: its place in the file modulo 5. The file's order is already a random one.
    public static func folds(of comments: Int) -> [Int] { (0..<comments).map { $0 % count } }

    /// Number of folds.
    public static let count = 5

    /// Trains on four folds and tests on the fifth, five times; the figures are those of all comments together.
    ///
    /// Ratings and translations, which hold no comment of KOTE, are used in all five; thresholds and everything else that
    /// is chosen come from the training folds alone.
    public static func run(
        _ texts: KoreanTexts, trainer: KoreanTrainer, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> TextEvaluation {
        let folds = folds(of: texts.comments.count)
        let labels = trainer.recipe.labels.count
        let counter = FitCounter(total: count)
        let parts = try ParallelFits.map(count, threads: trainer.threads) { fold in
            var inner = trainer
            inner.threads = 1
            var seen = texts
            seen.comments = texts.comments.indices.filter { folds[$0] != fold }.map { texts.comments[$0] }
            var scorer = TextScorer(try inner.train(on: seen))
            var values = [Float](repeating: 0, count: labels)
            let part = texts.comments.indices.filter { folds[$0] == fold }.map { row in
                texts.comments[row].utf8.withUnsafeBufferPointer { scorer.probabilities($0, into: &values) }
                let chosen = zip(values, scorer.model.labels).map { Double($0) >= $1.threshold }
                return Told(row: row, probabilities: values, chosen: chosen)
            }
            counter.finishOne(progress)
            return part
        }
        return figures(
            parts.joined().sorted { $0.row < $1.row }, texts.comments, model: trainer.recipe.identity.name,
            seed: trainer.seed)
    }

    /// scikit-learn's TF-IDF of letters and logistic regression on the same folds.
    public static func baseline(_ comments: [LabelledText], _ baseline: TextBaseline, seed: UInt64) throws
        -> TextEvaluation.Baseline
    {
        let folds = folds(of: comments.count)
        var told: [Told] = []
        var name = ""
        for fold in 0..<count {
            let rows = comments.indices.filter { folds[$0] == fold }
            let found = try baseline.predict(
                training: comments.indices.filter { folds[$0] != fold }.map { comments[$0] },
                test: rows.map { comments[$0] }, labels: TextLabel.kote.count, seed: seed)
            name = found.name
            for (place, row) in rows.enumerated() {
                let chosen = TextLabel.kote.indices.map(Set(found.chosen[place]).contains)
                told.append(Told(row: row, probabilities: found.probabilities[place], chosen: chosen))
            }
        }
        let result = figures(told.sorted { $0.row < $1.row }, comments, model: name, seed: seed)
        return TextEvaluation.Baseline(
            name: name, macroF1: result.macroF1, microF1: result.microF1, areaUnderCurve: result.areaUnderCurve)
    }

    private struct Told: Sendable {
        let row: Int
        let probabilities: [Float]
        let chosen: [Bool]
    }

    private static func figures(
        _ told: [Told], _ comments: [LabelledText], model: String, seed: UInt64
    ) -> TextEvaluation {
        TextEvaluation(
            data: "kote, \(count) folds by place modulo \(count)", model: model, labels: TextLabel.kote,
            probabilities: told.map(\.probabilities), chosen: told.map(\.chosen), truths: comments.map(\.truths),
            trainingTexts: comments.count * (count - 1) / count,
            thresholds: "highest F1 of each label on held-out parts of the training folds", seed: seed)
    }
}
