extension VoiceRecipe {
    /// Three blocks of convolution, batch normalisation, ReLU and pooling on log-mel spectrograms of any length, then mean
    /// and deviation over time under attention (Okabe and others, Interspeech 2018).
    public static let cnn = VoiceRecipe(
        name: "cnn", features: FeaturePlan("log-mel", settings: ["bands": 48, "hop": 320]), standardisedWithin: 4,
        learner: .layers(
            LayerStackPlan([
                .convolution(filters: 16, kernel: [3, 3], keepsSize: true), .batchNorm, .activation(.relu),
                .maxPool(window: [2, 2]), .convolution(filters: 32, kernel: [3, 3], keepsSize: true), .batchNorm,
                .activation(.relu), .maxPool(window: [2, 2]),
                .convolution(filters: 48, kernel: [3, 3], keepsSize: true), .batchNorm, .activation(.relu),
                .maxPool(window: [1, 3]), .dropout(0.3), .attentivePooling(hidden: 64), .dropout(0.3),
            ])),
        training: spectrogramTraining(epochs: 20))

    /// A bidirectional GRU of 64 on log-mel spectrograms, its states summed up by attention over time (after Mirsamadi and
    /// others, ICASSP 2017).
    public static let rnn = VoiceRecipe(
        name: "rnn", features: FeaturePlan("log-mel", settings: ["bands": 48, "hop": 320]), standardisedWithin: 4,
        learner: .layers(
            LayerStackPlan([
                .dropout(0.1), .recurrent(.gru, units: 64, isBidirectional: true, keepsTime: true), .dropout(0.3),
                .attentivePooling(hidden: 64), .dropout(0.3),
            ])),
        training: spectrogramTraining(epochs: 25))

    /// A convolution that shortens time by four, then two encoder layers with self-attention (Vaswani and others 2017;
    /// normalised first), mean over time.
    public static let transformer = VoiceRecipe(
        name: "transformer", features: FeaturePlan("log-mel", settings: ["bands": 48, "hop": 320]),
        standardisedWithin: 4,
        learner: .layers(
            LayerStackPlan([
                .convolution(filters: 64, kernel: [5], stride: [2], keepsSize: true), .activation(.gelu),
                .convolution(filters: 64, kernel: [3], stride: [2], keepsSize: true), .activation(.gelu),
                .positional, .transformer(width: 64, heads: 4, feedForward: 128, layers: 2, dropout: 0.2),
                .meanOverTime, .dropout(0.3),
            ])),
        training: spectrogramTraining(epochs: 30))

    /// Key frames' spectrograms stacked in time into two 3-D convolutions and a dense layer, after Hajarolasvadi and Demirel
    /// (Entropy 21(5), 2019); the paper's sizes are not all known, so k, sizes and learning rate were chosen by `nunchi tune`
    /// on EMO-DB (docs/recipes.md).
    public static let cnn3D = VoiceRecipe(
        name: "cnn3d",
        features: FeaturePlan("key-frames", settings: ["length": 0.5, "times": 16, "bands": 32]), standardisedWithin: 4,
        learner: .layers(
            LayerStackPlan([
                .convolution(filters: 16, kernel: [3, 3, 3]), .batchNorm, .activation(.relu),
                .maxPool(window: [1, 2, 2]), .convolution(filters: 32, kernel: [3, 3, 3]), .batchNorm,
                .activation(.relu), .maxPool(window: [2, 2, 2]), .flatten, .dropout(0.4), .dense(units: 64),
                .activation(.relu), .dropout(0.4),
            ])),
        training: TrainingPlan(
            optimiser: .adamW(learningRate: 2e-3, weightDecay: 0.01), epochs: 30, batchSize: 32, cosineWarmUp: 0.1,
            labelSmoothing: 0.1, balancesClasses: true, speeds: [1, 0.9, 1.1], gradientClipping: 5))

    /// What the networks on spectrograms share.
    private static func spectrogramTraining(epochs: Int) -> TrainingPlan {
        TrainingPlan(
            optimiser: .adamW(learningRate: 2e-3, weightDecay: 0.01), epochs: epochs, batchSize: 32, cosineWarmUp: 0.1,
            labelSmoothing: 0.1, balancesClasses: true, speeds: [1, 0.9, 1.1],
            specAugment: TrainingPlan.SpecAugmentPlan(bands: 8, frames: 20), gradientClipping: 5)
    }
}
