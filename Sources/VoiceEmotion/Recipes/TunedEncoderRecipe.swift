extension VoiceRecipe {
    /// The third to sixth layer of a pretrained speech encoder, trained further together with a dense layer on means and
    /// deviations of their states; what training began from, a regression on the untouched layers, has a say too.
    public static let encoderTuned = VoiceRecipe(
        name: "encoder-tuned", features: FeaturePlan("encoder-frames", settings: ["layer": 2]),
        standardisedWithin: nil, learner: .tunedEncoder(TunedEncoderPlan()),
        training: TrainingPlan(
            optimiser: .adamW(learningRate: 1e-4, weightDecay: 0.01), epochs: 4, batchSize: 16, cosineWarmUp: 0.1,
            balancesClasses: true, gradientClipping: 1))
}
