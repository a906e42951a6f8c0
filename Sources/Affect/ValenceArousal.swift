/// A point on the plane of valence (unpleasant to pleasant) and arousal (sleepy to excited), both in -1...1.
public struct ValenceArousal: Sendable, Hashable, Codable {
    /// Pleasantness, -1...1.
    public let valence: Double

    /// Activation, -1...1.
    public let arousal: Double

    /// A point; coordinates outside -1...1 are moved to the edge, and one that is not a number to zero.
    public init(valence: Double, arousal: Double) {
        self.valence = Self.confined(valence)
        self.arousal = Self.confined(arousal)
    }

    /// The point with another arousal; the same for nil.
    func with(arousal: Double?) -> ValenceArousal {
        arousal.map { ValenceArousal(valence: valence, arousal: $0) } ?? self
    }

    private static func confined(_ value: Double) -> Double {
        value.isNaN ? 0 : min(1, max(-1, value))
    }
}

extension Emotion {
    /// Where the emotion lies on the valence/arousal plane.
    ///
    /// Pleasure and arousal of the adjectives angry, bored, disgusted, fearful, joyful, relaxed (for calm), sad and surprised
    /// as rated in Russell & Mehrabian, "Evidence for a three-factor theory of emotions", Journal of Research in Personality 11
    /// (1977). Neutral is the origin; contempt, which is not in that list, is placed here: as unpleasant as anger, less
    /// activated than disgust.
    public var coordinates: ValenceArousal {
        switch self {
        case .neutral: ValenceArousal(valence: 0, arousal: 0)
        case .joy: ValenceArousal(valence: 0.76, arousal: 0.48)
        case .sadness: ValenceArousal(valence: -0.63, arousal: -0.27)
        case .anger: ValenceArousal(valence: -0.51, arousal: 0.59)
        case .surprise: ValenceArousal(valence: 0.40, arousal: 0.67)
        case .fear: ValenceArousal(valence: -0.64, arousal: 0.60)
        case .disgust: ValenceArousal(valence: -0.60, arousal: 0.35)
        case .contempt: ValenceArousal(valence: -0.51, arousal: 0.10)
        case .calm: ValenceArousal(valence: 0.68, arousal: -0.46)
        case .boredom: ValenceArousal(valence: -0.65, arousal: -0.62)
        }
    }
}
