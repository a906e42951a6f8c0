/// One division of samples into a training and a test part.
public struct Fold: Sendable, Hashable {
    /// Indices of the training samples, ascending.
    public let train: [Int]

    /// Indices of the test samples, ascending.
    public let test: [Int]

    /// The speakers in the test part, sorted.
    public let testSpeakers: [String]

    init(test: [Int], speakers: [String]) {
        let held = Set(test)
        self.test = test.sorted()
        self.train = speakers.indices.filter { !held.contains($0) }
        self.testSpeakers = Speakers.sorted(test.map { speakers[$0] })
    }
}

/// Speakers' names in the order that a person would list them.
public enum Speakers {
    /// The distinct names; numbers by value (`2` before `10`), then the rest by text.
    public static func sorted(_ names: some Sequence<String>) -> [String] {
        Set(names).sorted { left, right in
            let (leftValue, rightValue) = (Int(left) ?? .max, Int(right) ?? .max)
            return (leftValue, left) < (rightValue, right)
        }
    }
}
