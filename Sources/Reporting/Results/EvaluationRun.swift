import Affect
import Corpora
public import Foundation
public import VoiceEmotion

/// An evaluation with everything that it found and how it was made, to be kept, shown as a page and compared.
public struct EvaluationRun: Sendable, Hashable {
    /// What was found.
    public let result: EvaluationResult
    /// The command that gives it.
    public let command: String
    /// The program's version and its libraries'.
    public let version: String
    /// The recipe with all its settings; nil where it was not kept.
    public let recipe: VoiceRecipe?
    /// When it was measured, to the second; nil where that was not kept.
    public let made: Date?

    /// A run.
    public init(
        _ result: EvaluationResult, command: String, version: String, recipe: VoiceRecipe? = nil, made: Date? = nil
    ) {
        self.result = result
        self.command = command
        self.version = version
        self.recipe = recipe
        self.made = made
    }

    /// The `nunchi.run/1` object: what `nunchi.evaluation/1` tells, and every clip's scores.
    public func json(subsets: [(pattern: String, result: EvaluationResult)] = []) -> JSONValue {
        var object: JSONObject = [
            "schema": .string(RunRecord.schema), "command": .string(command), "version": .string(version),
        ]
        if let made { object["made"] = .string(made.formatted(.iso8601)) }
        // The recipe's JSON is a text of its own; here it is a member like others.
        if let recipe, let value = try? JSONDecoder().decode(JSONValue.self, from: Data(recipe.json.utf8)) {
            object["recipe"] = value
        }
        object["task"] = .string(result.classes.task.rawValue)
        object["evaluation"] = result.json(subsets: subsets)
        object["trainings"] = .array(result.trainings.map(\.record))
        object["predictions"] = .array(result.predictions.map { $0.record(labels: result.classes.labels) })
        return .object(object)
    }

    /// Writes the run.
    public func write(
        to file: URL, subsets: [(pattern: String, result: EvaluationResult)] = []
    ) throws(ReportingError) {
        try AtomicFile.write(Array(json(subsets: subsets).line.utf8), to: file)
    }

    /// Reads what `write` wrote.
    ///
    /// - Throws: `ReportingError.fileNotRead` when it is no such file.
    public init(contentsOf file: URL) throws(ReportingError) {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            let isThere = FileManager.default.fileExists(atPath: file.path)
            throw .fileNotRead(
                file: file.path, cause: isThere ? "no permission, or no file but a folder" : "no such file")
        }
        let record: RunRecord
        do { record = try JSONDecoder().decode(RunRecord.self, from: data) } catch {
            throw .fileNotRead(file: file.path, cause: "not what nunchi evaluate --save writes")
        }
        guard record.schema == RunRecord.schema else {
            throw .fileNotRead(file: file.path, cause: "schema \(record.schema), not \(RunRecord.schema)")
        }
        guard let run = record.run else {
            throw .fileNotRead(file: file.path, cause: "its classes, folds and scores do not go together")
        }
        self = run
    }
}

extension EvaluationResult.Training {
    fileprivate var record: JSONValue {
        var chosen = JSONObject()
        for (key, value) in settings.sorted(by: { $0.key < $1.key }) { chosen[key] = .string(value) }
        return .object([
            "fold": .integer(fold + 1), "n_train": .integer(trainedOn), "n_test": .integer(tested),
            "test_sentences": JSONValue(testSentences), "settings": .object(chosen),
        ])
    }
}

extension EvaluationResult.Prediction {
    fileprivate func record(labels: [String]) -> JSONValue {
        var object: JSONObject = [
            "file": .string(file), "speaker": .string(speaker), "truth": .string(labels[truth]),
            "predicted": .string(labels[predicted]), "scores": JSONValue(scores), "fold": .integer(fold + 1),
            "training": .integer(training + 1),
        ]
        if let sex { object["sex"] = .string(sex.rawValue) }
        if let sentence { object["sentence"] = .string(sentence) }
        if let span { (object["start"], object["end"]) = (.number(span.lowerBound), .number(span.upperBound)) }
        return .object(object)
    }
}
