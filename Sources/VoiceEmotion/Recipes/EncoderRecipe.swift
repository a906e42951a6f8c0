extension VoiceRecipe {
    /// What a pretrained speech encoder makes of the voice in its layers, summed up over time, into logistic regressions on
    /// different layers that decide together: middle layers tell known corpora's emotions best, late ones strangers'.
    public static let encoder = VoiceRecipe(
        name: "encoder", features: "encoder", rows: Array(1...30), standardisedWithin: 6,
        learner: .committee(
            CommitteePlan(
                width: 512,
                members: [
                    member([2, 3, 4], [.mean], blindTo: 4),
                    member([2, 3, 4], [.mean, .firstThird, .middleThird, .lastThird], blindTo: 4),
                    member([2, 3, 4], [.mean, .deviation]),
                    member([1, 2, 3, 4, 5, 6], [.mean, .deviation]),
                    member([4, 5, 6], [.mean, .deviation]),
                ], c: 0.03)),
        training: TrainingPlan(optimiser: .kerasAdam, epochs: 1, batchSize: 1, balancesClasses: true),
        profile: ProfilePlan(halfway: 3))

    private static func member(
        _ layers: [Int], _ statistics: [EncoderStatistics.Statistic], blindTo: Int = 0
    ) -> CommitteePlan.Member {
        CommitteePlan.Member(rows: EncoderStatistics.rows(layers: layers, statistics), blindTo: blindTo)
    }
}
