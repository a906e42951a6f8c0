import Learning
import VoiceEmotion

extension EvaluationResult {
    /// The folds, each with what its trainings held and chose.
    var foldObjects: [JSONValue] {
        let numbers = Set(predictions.map(\.fold)).sorted()
        return zip(numbers, folds).map { number, fold in
            var object: JSONObject = [
                "test_speakers": .array(fold.testSpeakers.map(JSONValue.string)), "n": .integer(fold.count),
                "uar": .rounded(fold.unweightedAverageRecall, digits: 6), "wa": .rounded(fold.accuracy, digits: 6),
            ]
            let members = trainings.filter { $0.fold == number }
            if !members.isEmpty { object["trainings"] = .array(members.map(\.json)) }
            return .object(object)
        }
    }

    /// What `nunchi.evaluation/1` tells beside the main figures.
    var details: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = [
            ("shares_speakers", .bool(sharesSpeakers)), ("per_class", .array(classFigures.map(\.json))),
            ("per_speaker", .array(speakerFigures.map { $0.json(as: "speaker") })),
        ]
        if !sexFigures.isEmpty { members.append(("per_sex", .array(sexFigures.map { $0.json(as: "sex") }))) }
        if corpusFigures.count > 1 {
            members.append(("per_corpus", .array(corpusFigures.map { $0.json(as: "corpus") })))
        }
        if let reliability, let riskCoverage {
            members.append(("calibration", Self.json(reliability, riskCoverage)))
        }
        if let human = humanLevel {
            members.append(
                (
                    "human",
                    .object(["accuracy": .rounded(human.accuracy, digits: 6), "source": .string(human.source)])
                ))
        }
        return members
    }
}

extension EvaluationResult.Training {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["n_train": .integer(trainedOn), "n_test": .integer(tested)]
        if !testSentences.isEmpty { object["test_sentences"] = JSONValue(testSentences) }
        if !settings.isEmpty {
            var chosen = JSONObject()
            for (key, value) in settings.sorted(by: { $0.key < $1.key }) { chosen[key] = .string(value) }
            object["settings"] = .object(chosen)
        }
        return .object(object)
    }
}

extension EvaluationResult.ClassFigures {
    fileprivate var json: JSONValue {
        func share(_ value: Double?) -> JSONValue { value.map { .rounded($0, digits: 6) } ?? .null }
        return .object([
            "class": .string(label), "n": .integer(count), "predicted": .integer(predicted),
            "precision": share(precision), "recall": share(recall), "f1": share(f1),
        ])
    }
}

extension EvaluationResult.PartFigures {
    fileprivate func json(as key: String) -> JSONValue {
        var object: JSONObject = [
            key: .string(name), "n": .integer(count), "classes": .integer(classes),
            "uar": .rounded(unweightedAverageRecall, digits: 6), "wa": .rounded(accuracy, digits: 6),
        ]
        if let interval { object["uar_ci95"] = EvaluationResult.json(interval) }
        return .object(object)
    }
}

extension EvaluationResult {
    private static func json(_ reliability: Reliability, _ coverage: RiskCoverage) -> JSONValue {
        .object([
            "ece": .rounded(reliability.expectedError, digits: 6), "brier": .rounded(reliability.brier, digits: 6),
            "aurc": .rounded(coverage.areaUnderCurve, digits: 6),
            "bins": .array(
                reliability.bins.map {
                    .object([
                        "from": .rounded($0.range.lowerBound, digits: 6),
                        "to": .rounded($0.range.upperBound, digits: 6),
                        "n": .integer($0.count), "confidence": .rounded($0.confidence, digits: 6),
                        "accuracy": .rounded($0.accuracy, digits: 6),
                    ])
                }),
            "coverage": .array(
                coverage.twentieths.map {
                    .object([
                        "coverage": .rounded($0.coverage, digits: 6), "risk": .rounded($0.risk, digits: 6),
                        "confidence": .rounded($0.threshold, digits: 6),
                    ])
                }),
        ])
    }
}

extension RiskCoverage {
    /// The points of the curve at a twentieth, two twentieths and so on of all clips, or just after.
    fileprivate var twentieths: [Point] {
        var chosen: [Point] = []
        for step in 1...20 {
            guard let point = points.first(where: { $0.coverage >= Double(step) / 20 - 1e-9 }) else { continue }
            if chosen.last != point { chosen.append(point) }
        }
        return chosen
    }
}
