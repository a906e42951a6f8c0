extension EvaluationProtocol {
    /// The names of a part that is only learned from.
    private static let trainingNames: Set<String> = [
        "train", "training", "dev", "development", "valid", "validation", "val",
    ]
    /// The names of a part that is only tested.
    private static let testNames: Set<String> = ["test", "testing", "eval"]

    /// The folds that a corpus was published with.
    ///
    /// Parts named `train`, `dev` (or alike) and `test` make one fold: training on the first two, testing the last. Other
    /// names are parts of a cross-validation, each tested once. Several corpora are all divided in the first way, or all in
    /// the second; then each corpus's parts are tested on their own, and training has the other corpora as a whole.
    static func publishedFolds(of samples: [SplitSample]) throws(LearningError) -> [Fold] {
        let unknown = samples.count { $0.officialFold == nil }
        guard unknown == 0 else { throw .noOfficialFolds(missing: unknown, of: samples.count) }
        let names = samples.map { ($0.officialFold ?? "").lowercased() }
        let found = Set(names)
        let reserved = found.intersection(trainingNames.union(testNames))
        guard reserved.isEmpty else {
            guard reserved == found, !found.isDisjoint(with: testNames), !found.isDisjoint(with: trainingNames) else {
                throw .oddOfficialFolds(found: Speakers.sorted(found))
            }
            return [
                Fold(
                    train: samples.indices.filter { trainingNames.contains(names[$0]) },
                    test: samples.indices.filter { testNames.contains(names[$0]) }, samples: samples, group: 0)
            ]
        }
        let keys = samples.indices.map { samples[$0].corpus + ":" + names[$0] }
        let parts = Speakers.sorted(keys)
        guard parts.count >= 2 else { throw .oddOfficialFolds(found: Speakers.sorted(found)) }
        return parts.enumerated().map { part, key in
            Fold(test: samples.indices.filter { keys[$0] == key }, samples: samples, group: part)
        }
    }
}
