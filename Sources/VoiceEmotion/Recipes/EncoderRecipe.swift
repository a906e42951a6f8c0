extension VoiceRecipe {
    /// What a pretrained speech encoder makes of the voice in its middle layers, averaged over time, into logistic
    /// regression. Layers, statistics and the penalty are chosen on the training speakers.
    public static let encoder = VoiceRecipe(
        name: "encoder", features: FeaturePlan("encoder", settings: ["depth": 4]),
        rows: EncoderStatistics.rows(layers: [2, 3, 4], deviations: false), standardisedWithin: 10,
        learner: .logistic(LogisticPlan(c: 0.03)),
        training: TrainingPlan(optimiser: .kerasAdam, epochs: 1, batchSize: 1, balancesClasses: true),
        profile: ProfilePlan(halfway: 3),
        search: [
            SearchAxis(
                "rows",
                [
                    .numbers(rows([2, 3, 4], deviations: false)), .numbers(rows([2, 3, 4], deviations: true)),
                    .numbers(rows([3], deviations: true)),
                ]),
            SearchAxis("learner.c", [.number(0.03), .number(0.01), .number(0.1)]),
        ])

    private static func rows(_ layers: [Int], deviations: Bool) -> [Double] {
        EncoderStatistics.rows(layers: layers, deviations: deviations).map(Double.init)
    }
}
