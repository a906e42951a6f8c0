import Affect
import Learning
public import VoiceEmotion

extension EvaluationResult {
    /// The `nunchi.evaluation/1` object.
    ///
    /// - Parameter subsets: figures for some of the speakers alone, by the pattern that chose them.
    public func json(subsets: [(pattern: String, result: EvaluationResult)] = []) -> JSONValue {
        let matrix = confusionMatrix
        var object: JSONObject = [
            "schema": .string("nunchi.evaluation/1"), "corpus": .string(corpus), "recipe": .string(recipe),
            "protocol": .string(protocolName), "n": .integer(count),
            "classes": .array(classes.labels.map { .string($0) }), "folds": .array(foldObjects),
        ]
        if let profile { object["profile"] = .string(profile) }
        if !heard.isEmpty { object["heard"] = JSONValue(heard) }
        for (key, value) in figures { object[key] = value }
        object["recalls"] = .array(matrix.recalls.map { $0.map { .rounded($0, digits: 6) } ?? .null })
        object["confusion"] = .array(matrix.counts.map { .array($0.map(JSONValue.integer)) })
        if !subsets.isEmpty {
            object["subsets"] = .array(
                subsets.map { subset in
                    var part: JSONObject = [
                        "speakers": .string(subset.pattern), "n": .integer(subset.result.count),
                    ]
                    for (key, value) in subset.result.figures { part[key] = value }
                    return .object(part)
                })
        }
        for (key, value) in details { object[key] = value }
        object["seed"] = .integer(Int(clamping: seed))
        object["seconds"] = .rounded(seconds, digits: 2)
        object["warnings"] = .array(warnings.map { .string($0.description) })
        return .object(object)
    }

    private var figures: [(String, JSONValue)] {
        let matrix = confusionMatrix
        return [
            ("uar", .rounded(unweightedAverageRecall, digits: 6)),
            ("uar_pooled", .rounded(matrix.unweightedAverageRecall, digits: 6)),
            ("wa", .rounded(matrix.accuracy, digits: 6)),
            ("macro_f1", .rounded(matrix.macroF1, digits: 6)),
            ("uar_ci95", Self.json(recallInterval)),
            ("chance_uar", .rounded(chance, digits: 6)),
            ("wa_ci95", Self.json(accuracyInterval)), ("macro_f1_ci95", Self.json(macroF1Interval)),
        ]
    }

    static func json(_ interval: ClosedRange<Double>) -> JSONValue {
        .array([.rounded(interval.lowerBound, digits: 6), .rounded(interval.upperBound, digits: 6)])
    }
}
