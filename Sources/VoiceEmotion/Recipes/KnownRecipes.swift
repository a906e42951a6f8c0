extension VoiceRecipe {
    /// Functionals of spectrum, pitch, level and rhythm (`AcousticFunctionals`) into a small regularised network; the
    /// average of several starts. Settings were chosen once for three corpora together: docs/recipes.md.
    public static let acoustic = VoiceRecipe(
        name: "acoustic", features: "acoustic", standardisedWithin: 3,
        learner: .network(
            NetworkPlan(hidden: [128], inputDropout: 0.2, dropout: 0.5, normalisesBatches: true, start: .he)),
        training: TrainingPlan(
            optimiser: .adamW(learningRate: 1e-3, weightDecay: 0.01), epochs: 20, batchSize: 64, cosineWarmUp: 0.1,
            labelSmoothing: 0.1, balancesClasses: true, members: 4, speeds: [1, 0.9, 1.1],
            hearings: [.babble(10), .telephone, .room(0.5), .rate(8000), .noise(10)], hearingsOfEach: 2),
        profile: ProfilePlan(halfway: 3))

    /// Every recipe.
    public static let known: [VoiceRecipe] = [
        acoustic, encoder, encoderRobust, encoderTuned, seedMLP, seedMel, seedCNNLSTM, cnn, rnn, transformer, cnn3D,
        mixture, forest, svm, logistic, egemaps,
    ]

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
