public import TextEmotion

/// An evaluation of a text model as programs and people see it.
public struct TextEvaluationReport: Sendable {
    private let result: TextEvaluation

    /// A report of an evaluation.
    public init(_ result: TextEvaluation) { self.result = result }

    /// The `nunchi.text-evaluation/1` object.
    public var json: JSONValue {
        var object: JSONObject = [
            "schema": .string("nunchi.text-evaluation/1"), "data": .string(result.data), "model": .string(result.model),
            "n": .integer(result.count), "n_train": result.trainingTexts.map(JSONValue.integer) ?? .null,
            "macro_f1": .rounded(result.macroF1, digits: 6), "macro_f1_ci95": interval(result.macroInterval),
            "micro_f1": .rounded(result.microF1, digits: 6), "micro_f1_ci95": interval(result.microInterval),
            "auroc": optional(result.areaUnderCurve), "emotion_accuracy": optional(result.emotionAccuracy),
            "thresholds": .string(result.thresholds), "labels": .array(result.labels.map(label)),
        ]
        if let baseline = result.baseline {
            object["baseline"] = .object([
                "name": .string(baseline.name), "macro_f1": .rounded(baseline.macroF1, digits: 6),
                "micro_f1": .rounded(baseline.microF1, digits: 6), "auroc": optional(baseline.areaUnderCurve),
            ])
        }
        object["seed"] = .integer(Int(clamping: result.seed))
        object["seconds"] = .rounded(result.seconds, digits: 2)
        return .object(object)
    }

    private func interval(_ range: ClosedRange<Double>) -> JSONValue {
        .array([.rounded(range.lowerBound, digits: 6), .rounded(range.upperBound, digits: 6)])
    }

    private func optional(_ value: Double?) -> JSONValue { value.map { .rounded($0, digits: 6) } ?? .null }

    private func label(_ figures: TextEvaluation.LabelFigures) -> JSONValue {
        .object([
            "name": .string(figures.name), "n": .integer(figures.present),
            "precision": .rounded(figures.precision, digits: 6), "recall": .rounded(figures.recall, digits: 6),
            "f1": .rounded(figures.f1, digits: 6), "auroc": optional(figures.areaUnderCurve),
            "threshold": .rounded(figures.threshold, digits: 6),
        ])
    }

    /// Several lines: what was measured, each label, the means with their intervals, the baseline.
    public func text(in language: Language) -> String {
        func word(_ phrase: TextPhrase) -> String { phrase.text(in: language) }
        var heading = [result.data, result.model, "n = \(result.count)"]
        if let count = result.trainingTexts { heading.append(word(.trainedOn(count))) }
        heading += [
            ReadingPhrase.seed(result.seed).text(in: language), ReadingPhrase.took(result.seconds).text(in: language),
        ]
        var table = TextTable([
            .init(word(.label)), .init(word(.texts), .right), .init(word(.precision), .right),
            .init(word(.recall), .right), .init("F1", .right), .init("AUROC", .right), .init(word(.threshold), .right),
        ])
        for label in result.labels {
            table.append([
                label.name, "\(label.present)", fixed(label.precision), fixed(label.recall), fixed(label.f1),
                label.areaUnderCurve.map(fixed) ?? "–", fixed(label.threshold),
            ])
        }
        var lines = [heading.joined(separator: " · "), table.text + figures(word)]
        if let baseline = result.baseline {
            lines.append(
                "\(baseline.name): \(word(.macroF1)) \(fixed(baseline.macroF1)), \(word(.microF1)) "
                    + "\(fixed(baseline.microF1)), AUROC \(baseline.areaUnderCurve.map(fixed) ?? "–")")
        }
        if !result.thresholds.isEmpty { lines.append(word(.thresholds(result.thresholds))) }
        return lines.joined(separator: "\n")
    }

    private func figures(_ word: (TextPhrase) -> String) -> String {
        func range(_ range: ClosedRange<Double>) -> String {
            "(95 % \(fixed(range.lowerBound))–\(fixed(range.upperBound)))"
        }
        var parts = [
            "\(word(.macroF1)) \(fixed(result.macroF1)) \(range(result.macroInterval))",
            "\(word(.microF1)) \(fixed(result.microF1)) \(range(result.microInterval))",
            "AUROC \(result.areaUnderCurve.map(fixed) ?? "–")",
        ]
        if let share = result.emotionAccuracy { parts.append("\(word(.emotionAccuracy)) \(fixed(share))") }
        return parts.joined(separator: ", ")
    }

    private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
}
