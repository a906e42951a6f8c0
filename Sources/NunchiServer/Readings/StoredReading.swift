package import Foundation
import GRDB
package import Nunchi

/// A reading as it is kept.
package struct StoredReading: Sendable {
    /// 128 random bits in hexadecimal digits.
    package let id: String
    package let created: Date
    /// What the person calls the recording.
    package let name: String
    package let modality: String
    package let seconds: Double?
    package let emotion: String?
    package let confidence: Double
    package let valence: Double
    package let arousal: Double
    /// The `nunchi.reading/1` object, as text.
    package let document: String
    /// Whether its sound is kept.
    package let hasAudio: Bool
    /// The emotion that the person says it is.
    package var correction: String?

    /// The reading with what was found in it.
    package init(
        name: String, reading: EmotionReading, document: String, hasAudio: Bool, created: Date = Date(),
        id: String = RandomText.id()
    ) {
        self.id = id
        self.created = created
        self.name = name
        modality = reading.modality.rawValue
        seconds = reading.seconds
        emotion = reading.emotion?.rawValue
        confidence = reading.confidence
        valence = reading.valenceArousal.valence
        arousal = reading.valenceArousal.arousal
        self.document = document
        self.hasAudio = hasAudio
    }

    init(row: Row) {
        id = row["id"]
        created = Date(timeIntervalSince1970: row["created"])
        name = row["name"]
        modality = row["modality"]
        seconds = row["seconds"]
        emotion = row["emotion"]
        confidence = row["confidence"]
        valence = row["valence"]
        arousal = row["arousal"]
        document = row["document"]
        hasAudio = row["has_audio"]
        correction = row["correction"]
    }

    /// When it was made, by RFC 3339.
    package var createdText: String { Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(created) }

    /// Where its sound is.
    package var audioPath: String? { hasAudio ? "/v1/readings/\(id)/audio" : nil }

    /// The members that a stored reading has besides the reading itself.
    package var members: JSONObject {
        var object: JSONObject = ["id": .string(id), "created": .string(createdText)]
        if let audioPath { object["audio"] = .string(audioPath) }
        return object
    }

    /// The entry in a list of readings.
    package var summary: JSONValue {
        [
            "id": .string(id), "created": .string(createdText), "name": .string(name), "modality": .string(modality),
            "seconds": seconds.map { .number(Self.rounded($0, 1000)) } ?? .null, "emotion": JSONValue(emotion),
            "confidence": .number(Self.rounded(confidence, 1e6)), "valence": .number(Self.rounded(valence, 1e4)),
            "arousal": .number(Self.rounded(arousal, 1e4)), "correction": JSONValue(correction),
            "audio": JSONValue(audioPath),
        ]
    }

    private static func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
}
