public import Affect

extension EmotionScores {
    /// The scores as a JSON object, emotions in the taxonomy's order.
    public var json: JSONValue {
        var object = JSONObject()
        for (emotion, score) in zip(taxonomy.emotions, values) { object[emotion.rawValue] = .rounded(score, digits: 6) }
        return .object(object)
    }
}

extension EmotionMoment {
    /// One entry of a reading's `timeline`.
    public var json: JSONValue {
        .object([
            "start": .rounded(start, digits: 3), "end": .rounded(end, digits: 3),
            "emotion": emotion.map { .string($0.rawValue) } ?? .null, "scores": scores?.json ?? .null,
            "valence": valenceArousal.map { .rounded($0.valence, digits: 4) } ?? .null,
            "arousal": valenceArousal.map { .rounded($0.arousal, digits: 4) } ?? .null,
        ])
    }
}

extension EmotionReading {
    /// The `nunchi.reading/1` object.
    public var json: JSONValue {
        .object([
            "schema": .string("nunchi.reading/1"), "source": .string(source),
            "seconds": seconds.map { .rounded($0, digits: 3) } ?? .null, "modality": .string(modality.rawValue),
            "emotion": emotion.map { .string($0.rawValue) } ?? .null, "confidence": .rounded(confidence, digits: 6),
            "scores": scores.json, "valence": .rounded(valenceArousal.valence, digits: 4),
            "arousal": .rounded(valenceArousal.arousal, digits: 4),
            "va_source": .string(arousal == nil ? "derived" : "learned"),
            "arousal_source": .string(arousal == nil ? "derived" : "learned"),
            "timeline": .array(timeline.map(\.json)),
            "model": .object(["name": .string(model.name), "version": .string(model.version)]),
            "warnings": .array(warnings.map { .string($0.rawValue) }),
        ])
    }
}

extension JSONValue {
    /// A number to that many decimal places.
    static func rounded(_ value: Double, digits: Int) -> JSONValue {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return .number((value * scale).rounded() / scale)
    }
}
