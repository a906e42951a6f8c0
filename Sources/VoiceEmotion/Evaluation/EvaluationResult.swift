public import Learning

/// What a recipe reached on a corpus under a protocol.
public struct EvaluationResult: Sendable, Hashable {
    /// One fold's figures.
    public struct FoldResult: Sendable, Hashable {
        /// The speakers tested.
        public let testSpeakers: [String]
        /// Number of clips tested.
        public let count: Int
        /// Mean recall over the classes that the fold's test part has.
        public let unweightedAverageRecall: Double
        /// Share of clips predicted right.
        public let accuracy: Double
    }

    /// One clip's prediction.
    public struct Prediction: Sendable, Hashable {
        /// The file's path.
        public let file: String
        /// The clip's speaker, across corpora.
        public let speaker: String
        /// The true class.
        public let truth: Int
        /// Probabilities of the classes, in their order.
        public let scores: [Double]
        /// The fold whose test part the clip was in.
        public let fold: Int

        package init(file: String, speaker: String, truth: Int, scores: [Double], fold: Int) {
            self.file = file
            self.speaker = speaker
            self.truth = truth
            self.scores = scores
            self.fold = fold
        }

        /// The likeliest class, of equals the first.
        public var predicted: Int { scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0 }
    }

    /// Names of the corpora, joined by `+`.
    public let corpus: String
    /// The recipe's name.
    public let recipe: String
    /// How training and test parts were made.
    public let protocolName: String
    /// The classes.
    public let classes: ClassList
    /// Every clip's prediction, in the corpus's order.
    public let predictions: [Prediction]
    /// What decided what chance decides.
    public let seed: UInt64
    /// How long it took.
    public let seconds: Double
    /// What to know before trusting the figures.
    public let warnings: [String]

    package init(
        corpus: String, recipe: String, protocolName: String, classes: ClassList, predictions: [Prediction],
        seed: UInt64, seconds: Double, warnings: [String]
    ) {
        self.corpus = corpus
        self.recipe = recipe
        self.protocolName = protocolName
        self.classes = classes
        self.predictions = predictions
        self.seed = seed
        self.seconds = seconds
        self.warnings = warnings
    }

    /// Number of clips tested.
    public var count: Int { predictions.count }

    /// The folds in order.
    public var folds: [FoldResult] {
        Dictionary(grouping: predictions, by: \.fold).sorted { $0.key < $1.key }.map { _, members in
            let matrix = Self.confusion(members, classes: classes.count)
            return FoldResult(
                testSpeakers: Speakers.sorted(members.map(\.speaker)), count: members.count,
                unweightedAverageRecall: matrix.unweightedAverageRecall, accuracy: matrix.accuracy)
        }
    }

    /// How often each class was taken for each, over all folds.
    public var confusionMatrix: ConfusionMatrix { Self.confusion(predictions, classes: classes.count) }

    /// The mean of the folds' unweighted average recalls.
    public var unweightedAverageRecall: Double {
        let recalls = folds.map(\.unweightedAverageRecall)
        return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
    }

    /// The 95 % interval of the pooled unweighted average recall, whole speakers drawn.
    public var recallInterval: ClosedRange<Double> {
        Bootstrap.recallInterval(
            truth: predictions.map(\.truth), predicted: predictions.map(\.predicted),
            clusters: predictions.map(\.speaker), classes: classes.count, seed: seed)
    }

    /// What guessing reaches: one over the number of classes that occur.
    public var chance: Double {
        let present = Set(predictions.map(\.truth)).count
        return present == 0 ? 0 : 1 / Double(present)
    }

    /// The same result for some of the speakers only; nil when none of them was tested.
    public func restricted(to isWanted: (String) -> Bool) -> EvaluationResult? {
        let kept = predictions.filter { isWanted($0.speaker) }
        guard !kept.isEmpty else { return nil }
        return EvaluationResult(
            corpus: corpus, recipe: recipe, protocolName: protocolName, classes: classes, predictions: kept,
            seed: seed,
            seconds: seconds, warnings: warnings)
    }

    private static func confusion(_ predictions: [Prediction], classes: Int) -> ConfusionMatrix {
        ConfusionMatrix(classes: classes, truth: predictions.map(\.truth), predicted: predictions.map(\.predicted))
    }
}
