public import Affect

/// Readings as rows of a table, one for each input.
public struct ReadingTable: Sendable {
    private let taxonomy: Taxonomy

    /// A table for the readings of a model with these classes.
    public init(taxonomy: Taxonomy) { self.taxonomy = taxonomy }

    /// Names of the columns; the scores' are `score_` and the emotion's canonical name.
    public var header: [String] {
        ["source", "seconds", "emotion", "confidence", "valence", "arousal"]
            + taxonomy.emotions.map { "score_" + $0.rawValue } + ["warnings"]
    }

    /// The row of a reading; numbers to six places, warnings joined by spaces.
    public func row(_ reading: EmotionReading) -> [String] {
        let numbers = [reading.confidence, reading.valenceArousal.valence, reading.valenceArousal.arousal]
        return [
            reading.source, reading.seconds.map { NumberText.fixed($0, decimals: 3) } ?? "",
            reading.emotion?.rawValue ?? "",
        ] + numbers.map { NumberText.fixed($0, decimals: 6) }
            + taxonomy.emotions.map { NumberText.fixed(reading.scores[$0], decimals: 6) }
            + [reading.warnings.map(\.rawValue).joined(separator: " ")]
    }
}
