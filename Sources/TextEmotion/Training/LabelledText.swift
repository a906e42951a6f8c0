/// A text and what is known of it.
public struct LabelledText: Sendable {
    /// The text in UTF-8.
    public let utf8: [UInt8]

    /// For each label 1 when the text has it, 0 when not, and not-a-number where that is unknown.
    public let targets: [Float]

    /// A text with its targets.
    public init(utf8: [UInt8], targets: [Float]) { (self.utf8, self.targets) = (utf8, targets) }

    /// A text that has the labels of these indices and none of the others.
    public init(_ text: String, labels: [Int], of count: Int) {
        var targets = [Float](repeating: 0, count: count)
        for label in labels { targets[label] = 1 }
        self.init(utf8: Array(text.utf8), targets: targets)
    }
}
