import Affect
public import Foundation
import Learning
import VoiceEmotion

/// What a `nunchi.evaluation/1` object says, read back for drawing.
public struct EvaluationSummary: Sendable, Hashable, Codable {
    let schema: String
    let corpus: String
    let recipe: String
    let protocolName: String
    let n: Int
    let classes: [String]
    let heard: [String]?
    let profile: String?
    let interval: [Double]
    let confusion: [[Int]]

    private enum CodingKeys: String, CodingKey {
        case schema, corpus, recipe, n, classes, heard, profile, confusion
        case protocolName = "protocol"
        case interval = "uar_ci95"
    }

    /// The summary of a result.
    init(_ result: EvaluationResult) {
        let bounds = result.recallInterval
        schema = "nunchi.evaluation/1"
        corpus = result.corpus
        recipe = result.recipe
        protocolName = result.protocolName
        n = result.count
        classes = result.classes.labels
        heard = result.heard.isEmpty ? nil : result.heard
        profile = result.profile
        interval = [bounds.lowerBound, bounds.upperBound]
        confusion = result.confusionMatrix.counts
    }

    /// Reads what `nunchi evaluate --json` printed.
    ///
    /// - Throws: `ReportingError.fileNotRead` when it is no such file.
    public init(contentsOf file: URL) throws(ReportingError) {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            let isThere = FileManager.default.fileExists(atPath: file.path)
            throw .fileNotRead(
                file: file.path, cause: isThere ? "no permission, or no file but a folder" : "no such file")
        }
        let summary: EvaluationSummary
        do { summary = try JSONDecoder().decode(EvaluationSummary.self, from: data) } catch {
            throw .fileNotRead(file: file.path, cause: "not what nunchi evaluate --json prints")
        }
        guard summary.schema == "nunchi.evaluation/1" else {
            throw .fileNotRead(file: file.path, cause: "schema \(summary.schema), not nunchi.evaluation/1")
        }
        self = summary
    }

    /// The confusion matrix as a picture, with what it was measured on.
    public func confusionPlot(language: Language) throws(ReportingError) -> ConfusionPlot {
        let names = classes.map { name in
            Emotion(rawValue: name).map { ReadingPhrase.emotion($0).text(in: language) } ?? name
        }
        var plot = ConfusionPlot(try ConfusionTable(labels: names, counts: confusion))
        let bounds = interval.map { NumberText.fixed($0, decimals: 3) }.joined(separator: "–")
        plot.title = "\(corpus) · \(recipe)"
        // The figure that the interval is of, and that the matrix shows: not the mean of the folds.
        let recall = NumberText.fixed(pooledRecall, decimals: 3)
        var parts = [
            "\(protocolName), n = \(n), \(EvaluationPhrase.recallPooled.text(in: language)) \(recall) (95 % \(bounds))"
        ]
        if let heard = HeardText.text(of: heard ?? []) {
            parts.append(EvaluationPhrase.heardAs(heard).text(in: language))
        }
        if let profile { parts.append(EvaluationPhrase.withProfile(profile).text(in: language)) }
        plot.subtitle = parts.joined(separator: " · ")
        return plot
    }

    /// The mean recall of the classes that have clips.
    private var pooledRecall: Double {
        let recalls = confusion.enumerated().compactMap { index, row -> Double? in
            let clips = row.reduce(0, +)
            return clips > 0 && row.indices.contains(index) ? Double(row[index]) / Double(clips) : nil
        }
        return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
    }
}
