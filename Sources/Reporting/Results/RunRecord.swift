import Corpora
import Foundation
import VoiceEmotion

/// The members of a `nunchi.run/1` object that a result is made of again.
struct RunRecord: Decodable {
    static let schema = "nunchi.run/1"

    struct Evaluation: Decodable {
        let corpus: String
        let recipe: String
        let `protocol`: String
        let classes: [String]
        let profile: String?
        let heard: [String]?
        let shares_speakers: Bool
        let seed: UInt64
        let seconds: Double
        let warnings: [String]
    }

    struct Training: Decodable {
        let fold: Int
        let n_train: Int
        let n_test: Int
        let test_sentences: [String]
        let settings: [String: String]
    }

    struct Prediction: Decodable {
        let file: String
        let speaker: String
        let truth: String
        let scores: [Double]
        let fold: Int
        let training: Int
        let sex: Sex?
        let sentence: String?
        let start: Double?
        let end: Double?
    }

    /// A recipe; none where another version wrote it in another form.
    struct KeptRecipe: Decodable {
        let recipe: VoiceRecipe?

        init(from decoder: any Decoder) throws { recipe = try? VoiceRecipe(from: decoder) }
    }

    let schema: String
    let command: String
    let version: String
    let made: String?
    let recipe: KeptRecipe?
    let task: ClassList.Task
    let evaluation: Evaluation
    let trainings: [Training]
    let predictions: [Prediction]

    /// The run; nil where its parts contradict each other.
    var run: EvaluationRun? {
        guard !predictions.isEmpty else { return nil }
        let classes = ClassList(covering: evaluation.classes, task: task)
        let order = classes.labels.compactMap { evaluation.classes.firstIndex(of: $0) }
        guard classes.count == evaluation.classes.count, order.count == classes.count else { return nil }
        var judged: [EvaluationResult.Prediction] = []
        for prediction in predictions {
            guard let truth = classes.index(of: prediction.truth), prediction.scores.count == classes.count,
                prediction.scores.allSatisfy({ $0.isFinite && (0...1).contains($0) }), prediction.fold > 0,
                prediction.training > 0, (prediction.start ?? 0) <= (prediction.end ?? .infinity)
            else { return nil }
            judged.append(
                EvaluationResult.Prediction(
                    file: prediction.file, speaker: prediction.speaker, truth: truth,
                    scores: order.map { prediction.scores[$0] }, fold: prediction.fold - 1,
                    training: prediction.training - 1, sex: prediction.sex, sentence: prediction.sentence,
                    span: prediction.end.map { (prediction.start ?? 0)...$0 }))
        }
        let result = EvaluationResult(
            corpus: evaluation.corpus, recipe: evaluation.recipe, protocolName: evaluation.protocol, classes: classes,
            predictions: judged,
            trainings: trainings.map {
                EvaluationResult.Training(
                    fold: $0.fold - 1, trainedOn: $0.n_train, tested: $0.n_test, testSentences: $0.test_sentences,
                    settings: $0.settings)
            }, profile: evaluation.profile, heard: evaluation.heard ?? [], sharesSpeakers: evaluation.shares_speakers,
            seed: evaluation.seed, seconds: evaluation.seconds, warnings: evaluation.warnings.map { .told($0) })
        return EvaluationRun(
            result, command: command, version: version, recipe: recipe?.recipe,
            made: made.flatMap { try? Date($0, strategy: .iso8601) })
    }
}
