public import Corpora
public import Learning

/// What a recipe reached on a corpus under a protocol.
public struct EvaluationResult: Sendable, Hashable {
    /// The figures of what is judged as one: a fold, or all folds that test the same speakers.
    public struct FoldResult: Sendable, Hashable {
        /// The speakers tested.
        public let testSpeakers: [String]
        /// Number of clips tested.
        public let count: Int
        /// Number of classes that the test part has.
        public let classes: Int
        /// Mean recall over those classes.
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
        /// The fold that the clip is judged in.
        public let fold: Int
        /// The training that it was tested after, an index into the result's trainings; the fold where each has one.
        public let training: Int
        /// The speaker's sex, nil unless the data tells.
        public let sex: Sex?
        /// What is said, by whatever name the corpus gives it; nil when unknown.
        public let sentence: String?
        /// The part of the file that is meant, in seconds; nil for the whole.
        public let span: ClosedRange<Double>?

        package init(
            file: String, speaker: String, truth: Int, scores: [Double], fold: Int, training: Int? = nil,
            sex: Sex? = nil, sentence: String? = nil, span: ClosedRange<Double>? = nil
        ) {
            self.file = file
            self.speaker = speaker
            self.truth = truth
            self.scores = scores
            self.fold = fold
            self.training = training ?? fold
            self.sex = sex
            self.sentence = sentence
            self.span = span
        }

        /// The likeliest class, of equals the first.
        public var predicted: Int { scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0 }
    }

    /// One training of the recipe.
    public struct Training: Sendable, Hashable {
        /// The fold that its test clips are judged in.
        public let fold: Int
        /// Number of clips trained on.
        public let trainedOn: Int
        /// Number of clips tested.
        public let tested: Int
        /// The sentences that were left out; empty where the protocol leaves none out.
        public let testSentences: [String]
        /// The settings that were chosen on the training part alone, by name.
        public let settings: [String: String]

        package init(fold: Int, trainedOn: Int, tested: Int, testSentences: [String], settings: [String: String]) {
            self.fold = fold
            self.trainedOn = trainedOn
            self.tested = tested
            self.testSentences = testSentences
            self.settings = settings
        }
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
    public private(set) var predictions: [Prediction]
    /// The trainings, in order; empty where they are not known.
    public let trainings: [Training]
    /// How many of a test speaker's own clips made the profile that the speaker was judged with (`ProfileTrial.name`); nil
    /// where there was no profile.
    public let profile: String?
    /// How test clips were heard, each in one of these ways drawn at random (`Hearing.name`); empty where all were heard as
    /// they are.
    public let heard: [String]
    /// Whether a speaker was in training and test of the same fold: then the figures flatter.
    public let sharesSpeakers: Bool
    /// What decided what chance decides.
    public let seed: UInt64
    /// How long it took.
    public let seconds: Double
    /// What to know before trusting the figures.
    public let warnings: [EvaluationNote]

    package init(
        corpus: String, recipe: String, protocolName: String, classes: ClassList, predictions: [Prediction],
        trainings: [Training] = [], profile: String? = nil, heard: [String] = [],
        sharesSpeakers: Bool = false, seed: UInt64, seconds: Double, warnings: [EvaluationNote]
    ) {
        self.corpus = corpus
        self.recipe = recipe
        self.protocolName = protocolName
        self.classes = classes
        self.predictions = predictions
        self.trainings = trainings
        self.profile = profile
        self.heard = heard
        self.sharesSpeakers = sharesSpeakers || protocolName.hasPrefix("random:")
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
                classes: Set(members.map(\.truth)).count, unweightedAverageRecall: matrix.unweightedAverageRecall,
                accuracy: matrix.accuracy)
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
        var part = self
        part.predictions = kept
        return part
    }

    static func confusion(_ predictions: [Prediction], classes: Int) -> ConfusionMatrix {
        ConfusionMatrix(classes: classes, truth: predictions.map(\.truth), predicted: predictions.map(\.predicted))
    }
}
