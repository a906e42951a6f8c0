extension VoiceRecipe {
    /// Logistic regression on the features `nunchi`; C is chosen on groups of training speakers.
    public static let logistic = VoiceRecipe(
        name: "logistic", features: "nunchi", standardisedWithin: 5, learner: .logistic(LogisticPlan(c: 0.01)),
        training: .once, search: [SearchAxis("learner.c", [0.01, 0.001, 0.1].map(SettingValue.number))])

    /// A support vector machine with a linear kernel on the features `nunchi`, the usual baseline of handcrafted features
    /// (Eyben and others 2016); C is chosen on groups of training speakers.
    public static let svm = VoiceRecipe(
        name: "svm", features: "nunchi", standardisedWithin: 5,
        learner: .svm(SupportVectorPlan(c: 0.01, kernel: .linear)), training: .once,
        search: [SearchAxis("learner.c", [0.01, 0.001, 0.1].map(SettingValue.number))])

    /// A support vector machine with a linear kernel on eGeMAPSv02: what papers compare with.
    public static let egemaps = VoiceRecipe(
        name: "egemaps", features: "egemaps", standardisedWithin: 5,
        learner: .svm(SupportVectorPlan(c: 0.1, kernel: .linear)), training: .once,
        search: [SearchAxis("learner.c", [0.1, 0.01, 1].map(SettingValue.number))])

    /// A random forest (Breiman 2001) of 500 trees on the features `nunchi`.
    public static let forest = VoiceRecipe(
        name: "forest", features: "nunchi", standardisedWithin: 5,
        learner: .forest(ForestPlan(trees: 500, leafClips: 2)), training: .once)

    /// A mixture of Gaussians for each class on MFCCs and their changes, frame by frame: the classic of Schuller and others
    /// (ICASSP 2003).
    public static let mixture = VoiceRecipe(
        name: "gmm", features: "frames-mfcc", standardisedWithin: 5, learner: .mixture(MixturePlan(components: 16)),
        training: .once)
}

extension TrainingPlan {
    /// For learners without epochs: every class counts alike.
    static let once = TrainingPlan(optimiser: .kerasAdam, epochs: 1, batchSize: 1, balancesClasses: true)
}
