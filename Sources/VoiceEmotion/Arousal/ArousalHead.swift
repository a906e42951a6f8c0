import Learning

/// What a model has learned of arousal beside its classes: a linear function of the same features.
struct ArousalHead: Sendable, Hashable {
    let regression: RidgeRegression

    /// Arousal, -1...1.
    ///
    /// - Parameter features: a clip's features as the model's learners see them.
    /// - Throws: `LearningError` for another number of features.
    func callAsFunction(_ features: FeatureArray) throws -> Double {
        min(1, max(-1, try regression(features.values)))
    }
}
