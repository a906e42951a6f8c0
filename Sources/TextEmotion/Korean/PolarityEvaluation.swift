import Affect

/// How well negative, neutral and positive film reviews are told apart, for films that the model has not seen reviews of.
public enum PolarityEvaluation {
    /// The films whose reviews are for testing: every fifth in the order of the films' numbers.
    public static func testFilms(_ reviews: [RatedReview]) -> Set<Int> {
        Set(Set(reviews.map(\.film)).sorted().enumerated().filter { $0.offset % 5 == 0 }.map(\.element))
    }

    /// Trains on four fifths of the films and tests on the rest. Each review is given the likeliest of the three classes, so
    /// micro F1 is the share told right.
    public static func run(
        _ reviews: [RatedReview], trainer: TextTrainer, progress: @Sendable (TextTrainer.Progress) -> Void = { _ in }
    ) throws -> TextEvaluation {
        let films = testFilms(reviews)
        let seen = reviews.filter { !films.contains($0.film) }
        let tested = reviews.filter { films.contains($0.film) }.map(labelled)
        var scorer = TextScorer(try trainer.train(on: seen.map(labelled), progress: progress))
        let labels = trainer.recipe.labels
        var probabilities = [[Float]]()
        for text in tested {
            var values = [Float](repeating: 0, count: labels.count)
            text.utf8.withUnsafeBufferPointer { scorer.probabilities($0, into: &values) }
            probabilities.append(values)
        }
        return TextEvaluation(
            data: "nsmc, every fifth film", model: trainer.recipe.identity.name, labels: labels,
            probabilities: probabilities,
            chosen: probabilities.map { row in
                let likeliest = row.indices.max { row[$0] < row[$1] }
                return row.indices.map { $0 == likeliest }
            }, truths: tested.map(\.truths), trainingTexts: seen.count,
            thresholds: "the likeliest of three; micro F1 is accuracy", seed: trainer.seed)
    }

    /// A review with its class as labels.
    public static func labelled(_ review: RatedReview) -> LabelledText {
        var targets: [Float] = [0, 0, 0]
        targets[review.polarity] = 1
        return LabelledText(utf8: review.utf8, targets: targets)
    }
}
