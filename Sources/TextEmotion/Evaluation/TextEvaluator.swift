import Affect
import Foundation

extension TextEvaluation {
    /// Figures of a model on labelled texts, with the model's own thresholds.
    ///
    /// - Parameter trainingTexts: how many texts it learned from, none of which is among these; nil when it is unknown.
    public init(
        of model: TextModel, on texts: [LabelledText], data: String, trainingTexts: Int?, seed: UInt64
    ) {
        var scorer = TextScorer(model)
        var scores = [Float](repeating: 0, count: model.labels.count)
        var probabilities: [[Float]] = []
        var right = 0
        var judged = 0
        for text in texts {
            text.utf8.withUnsafeBufferPointer { scorer.score($0, into: &scores) }
            let emotions = Set(
                model.labels.indices.filter { text.targets[$0] == 1 }.compactMap { model.labels[$0].emotion })
            if !emotions.isEmpty {
                judged += 1
                if emotions.contains(model.emotionScores(scores).top) { right += 1 }
            }
            probabilities.append(scores.map { 1 / (1 + exp(-$0)) })
        }
        self.init(
            data: data, model: model.identity.name, labels: model.labels, probabilities: probabilities,
            chosen: probabilities.map { row in zip(row, model.labels).map { Double($0) >= $1.threshold } },
            truths: texts.map(\.truths), trainingTexts: trainingTexts, thresholds: model.card.thresholds, seed: seed)
        emotionAccuracy = judged == 0 ? nil : Double(right) / Double(judged)
    }

    /// The main figures for a model's card.
    public var cardFigures: [TextModelCard.Figure] {
        [
            TextModelCard.Figure(
                name: "macro F1", value: macroF1, interval: [macroInterval.lowerBound, macroInterval.upperBound],
                data: data, texts: count),
            TextModelCard.Figure(
                name: "micro F1", value: microF1, interval: [microInterval.lowerBound, microInterval.upperBound],
                data: data, texts: count),
        ] + (areaUnderCurve.map { [TextModelCard.Figure(name: "AUROC", value: $0, data: data, texts: count)] } ?? [])
            + (emotionAccuracy.map {
                [TextModelCard.Figure(name: "likeliest emotion right", value: $0, data: data, texts: count)]
            } ?? [])
    }
}

extension LabelledText {
    /// For each label whether the text has it; nil where that is unknown.
    public var truths: [Bool?] { targets.map { $0.isNaN ? nil : $0 == 1 } }
}
