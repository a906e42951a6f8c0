import Affect
public import TextEmotion

extension TextReading {
    /// The `nunchi.reading/1` object of a text: that of any reading, then `language`, `labels`, `influences` (empty unless
    /// asked for) and `spans`. Places are counted in Unicode scalars from the beginning of the text.
    public var json: JSONValue {
        guard case .object(var object) = reading.json else { return reading.json }
        object["language"] = .string(language.rawValue)
        object["labels"] = .array(labels.map(\.json))
        if let explanation {
            object["explained"] = .object([
                "subject": .string(explanation.subject), "base": .rounded(explanation.base, digits: 6),
                "score": .rounded(explanation.score, digits: 6),
            ])
        }
        object["influences"] = .array(influences.map(\.json))
        object["spans"] = .array(spans.map(\.json))
        return .object(object)
    }
}

extension LabelScore {
    /// One entry of a reading's `labels`.
    public var json: JSONValue {
        .object([
            "name": .string(name), "name_ko": .string(koreanName), "probability": .rounded(probability, digits: 6),
            "chosen": .bool(chosen),
        ])
    }
}

extension Influence {
    /// One entry of a reading's `influences`.
    public var json: JSONValue {
        .object([
            "text": .string(text), "start": .integer(start), "end": .integer(end),
            "contribution": .rounded(contribution, digits: 6),
        ])
    }
}

extension TextSpan {
    /// One entry of a reading's `spans`.
    public var json: JSONValue {
        .object([
            "text": .string(text), "start": .integer(start), "end": .integer(end), "line": .integer(line),
            "emotion": emotion.map { .string($0.rawValue) } ?? .null, "scores": scores.json,
            "valence": .rounded(scores.valenceArousal.valence, digits: 4),
            "arousal": .rounded(scores.valenceArousal.arousal, digits: 4),
            "labels": .array(labels.map(JSONValue.string)),
        ])
    }
}
