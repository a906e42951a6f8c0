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

    /// An image of 128 mel bands and 44 frames into Conv2D 32 3x3 with ReLU and MaxPool 2x2, over time into an LSTM of 128,
    /// softmax: the network for spoken words (`--task words`), with Keras's Adam and first weights.
    ///
    /// Beyond the original form, which is one second at 22.05 kHz as it comes: bands lie below 4 kHz, all that recordings at
    /// 8 kHz have; silence before and after the word is cut off; the frames are laid evenly over the word, so that
    /// quick and slow ones look alike and none of the image is empty; the pitch is smoothed away; each band is standardised
    /// with the training clips' mean and deviation; and clips are changed in training: three speeds, small shifts in time,
    /// masks, mixtures of clips. With `features.settings` empty, `training.speeds` 1 and `training.timeShift`,
    /// `training.specAugment` and `training.mixup` none it is the plain network.
    public static let seedCNNLSTM = VoiceRecipe(
        name: "seed-cnn-lstm",
        features: FeaturePlan(
            "mel-image",
            settings: [
                "rate": 8000, "fft": 1024, "window": 128, "trim": 30, "fit": 1, "cepstra": 14, "top_db": 60,
            ]),
        standardisedWithin: 4,
        learner: .layers(
            LayerStackPlan(
                [
                    .convolution(filters: 32, kernel: [3, 3]), .activation(.relu), .maxPool(window: [2, 2]),
                    .recurrent(.lstm, units: 128),
                ], start: .keras)),
        training: TrainingPlan(
            optimiser: .kerasAdam, epochs: 5, batchSize: 32, cosineWarmUp: 0.1, speeds: [1, 0.9, 1.1],
            specAugment: TrainingPlan.SpecAugmentPlan(bands: 24, frames: 6), mixup: 0.2, gradientClipping: 5,
            timeShift: 2))
}
