extension VoiceRecipe {
    /// What a pretrained speech encoder makes of the voice in its layers, summed up over time, into logistic regressions that
    /// decide together. Which layers they read is chosen on the training speakers: for more of the same recordings.
    public static let encoder = VoiceRecipe(
        name: "encoder", features: "encoder", rows: Array(1...30), standardisedWithin: 6,
        learner: .committee(
            CommitteePlan(
                width: 512,
                committees: [
                    "middle": CommitteePlan.Committee(
                        [
                            member([2, 3, 4], [.mean], blindTo: 4),
                            member([2, 3, 4], [.mean, .firstThird, .middleThird, .lastThird], blindTo: 4),
                            member([2, 3, 4], [.mean]),
                        ], c: 0.1),
                    "every": CommitteePlan.Committee(
                        [
                            member([2, 3, 4], [.mean, .deviation]),
                            member([2, 3, 4], [.mean, .deviation, .firstThird, .middleThird, .lastThird]),
                            member([1, 2, 3, 4, 5, 6], [.mean, .deviation]),
                        ], c: 0.03),
                ], chosen: "middle")),
        training: TrainingPlan(optimiser: .kerasAdam, epochs: 1, batchSize: 1, balancesClasses: true),
        profile: ProfilePlan(halfway: 3),
        search: [SearchAxis("learner.chosen", [.text("middle"), .text("every")])])

    /// As `encoder`, from late layers, which tell strangers' emotions best, and with clips heard in noise, rooms and telephones
    /// too: what the package's model `encoder` is made by.
    public static let encoderRobust = VoiceRecipe(
        name: "encoder-robust", features: "encoder", rows: Array(1...30), standardisedWithin: 6,
        learner: .committee(
            CommitteePlan(
                width: 512,
                committees: [
                    "late": CommitteePlan.Committee(
                        [
                            member([4, 5, 6], [.mean]), member([2, 4, 6], [.mean]),
                            member([4, 5, 6], [.mean, .deviation]), member([2, 4, 6], [.mean, .deviation]),
                        ], c: 0.01)
                ], chosen: "late")),
        training: TrainingPlan(
            optimiser: .kerasAdam, epochs: 1, batchSize: 1, balancesClasses: true,
            hearings: [.babble(10), .telephone, .room(0.5), .rate(8000), .noise(10)], hearingsOfEach: 3),
        profile: ProfilePlan(halfway: 3))

    private static func member(
        _ layers: [Int], _ statistics: [EncoderStatistics.Statistic], blindTo: Int = 0
    ) -> CommitteePlan.Member {
        CommitteePlan.Member(rows: EncoderStatistics.rows(layers: layers, statistics), blindTo: blindTo)
    }
}
