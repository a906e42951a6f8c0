import Affect
public import Foundation
public import VoiceEmotion

/// Every clip's scores in an evaluation, as CSV.
public struct PredictionTable: Sendable {
    private let result: EvaluationResult

    /// The table of a result.
    public init(_ result: EvaluationResult) { self.result = result }

    /// Writes the table: file, speaker, fold, truth, predicted, one column of probability for each class.
    public func write(to file: URL) throws(ReportingError) {
        let classes = result.classes.labels
        var table = CSV(header: ["file", "speaker", "fold", "truth", "predicted"] + classes.map { "score_" + $0 })
        for prediction in result.predictions {
            try table.append(
                [
                    .text(prediction.file), .text(prediction.speaker), .integer(prediction.fold + 1),
                    .text(classes[prediction.truth]), .text(classes[prediction.predicted]),
                ] + prediction.scores.map(CSV.Field.number))
        }
        try AtomicFile.write(Array(table.text.utf8), to: file)
    }
}
