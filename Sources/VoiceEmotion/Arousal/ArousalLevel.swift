import Foundation

/// Labels of arousal as numbers.
public enum ArousalLevel {
    /// What the named levels stand for, in -1...1. The ends are where the table of emotions has its most and least activated
    /// ones (see `Emotion.coordinates`).
    public static let named: [String: Double] = ["low": -0.6, "neutral": 0, "medium": 0, "normal": 0, "high": 0.6]

    /// The number of a label: a named level, or a number from -1 to 1; nil for anything else.
    public static func value(of label: String) -> Double? {
        if let level = named[label.lowercased()] { return level }
        guard let number = Double(label), (-1...1).contains(number) else { return nil }
        return number
    }
}
