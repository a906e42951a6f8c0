extension VoiceRecipe {
    /// Means of 40 MFCCs into Dense 256 and Dense 128 with ReLU and Dropout 0.5, as Keras trains it: Adam, batches of 32,
    /// 10 epochs. Nothing is standardised.
    public static let seedMLP = VoiceRecipe(
        name: "seed-mlp", features: "seed-mfcc", standardisedWithin: nil,
        learner: .network(NetworkPlan(hidden: [256, 128], dropout: 0.5, start: .keras)),
        training: TrainingPlan(optimiser: .kerasAdam, epochs: 10, batchSize: 32))

    /// Means of 128 mel bands, scaled to length 1, into two layers of 128, as scikit-learn's MLPClassifier trains them
    /// with `max_iter=1000`.
    public static let seedMel = VoiceRecipe(
        name: "seed-mel", features: "seed-mel", standardisedWithin: nil,
        learner: .network(NetworkPlan(hidden: [128, 128], start: .scikitLearn)),
        training: TrainingPlan(optimiser: .scikitLearn, epochs: 1000, batchSize: 200))

    /// Functionals of spectrum, pitch, level and rhythm (`AcousticFunctionals`) into a small regularised network; the
    /// average of several starts. Settings were chosen once for three corpora together: docs/recipes.md.
    public static let acoustic = VoiceRecipe(
        name: "acoustic", features: "acoustic", standardisedWithin: 3,
        learner: .network(
            NetworkPlan(hidden: [128], inputDropout: 0.2, dropout: 0.5, normalisesBatches: true, start: .he)),
        training: TrainingPlan(
            optimiser: .adamW(learningRate: 1e-3, weightDecay: 0.01), epochs: 20, batchSize: 64, cosineWarmUp: 0.1,
            labelSmoothing: 0.1, balancesClasses: true, members: 4, speeds: [1, 0.9, 1.1]))

    /// Every recipe.
    public static let known: [VoiceRecipe] = [acoustic, seedMLP, seedMel]

    /// The recipe of that name.
    ///
    /// - Throws: `VoiceEmotionError.unknownRecipe` with the names that exist.
    public static func named(_ name: String) throws(VoiceEmotionError) -> VoiceRecipe {
        guard let recipe = known.first(where: { $0.name == name }) else {
            throw .unknownRecipe(name: name, known: known.map(\.name))
        }
        return recipe
    }
}
