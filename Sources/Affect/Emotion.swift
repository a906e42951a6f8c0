/// An expressed emotion: what a voice, a text or a face shows, which need not be what its owner feels.
///
/// The raw value is the canonical name that JSON, files and the API carry.
public enum Emotion: String, CaseIterable, Codable, Sendable, Hashable {
    /// No particular emotion.
    case neutral
    /// Joy, happiness.
    case joy
    /// Sadness.
    case sadness
    /// Anger.
    case anger
    /// Surprise, pleasant or not.
    case surprise
    /// Fear, anxiety.
    case fear
    /// Disgust.
    case disgust
    /// Contempt.
    case contempt
    /// Calm, relaxed.
    case calm
    /// Boredom.
    case boredom
}

extension Emotion: Comparable {
    /// Orders emotions as they are declared.
    public static func < (left: Emotion, right: Emotion) -> Bool { left.ordinal < right.ordinal }

    private var ordinal: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
