/// A figure of a classifier on a validation set; higher is better.
public struct Metric: Sendable {
    /// What the figure is called.
    public let name: String
    /// The figure from probabilities [rows, classes] and the class of each row.
    public let value: @Sendable (_ probabilities: Tensor, _ targets: [Int]) -> Double

    /// A metric of your own.
    public init(_ name: String, value: @escaping @Sendable (_ probabilities: Tensor, _ targets: [Int]) -> Double) {
        (self.name, self.value) = (name, value)
    }

    /// Share of rows whose most probable class is right.
    public static let accuracy = Metric("accuracy") { probabilities, targets in
        let right = zip(probabilities.indicesOfRowMaxima, targets).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
        return targets.isEmpty ? 0 : Double(right) / Double(targets.count)
    }

    /// Mean over the classes that occur of the share of their rows that are right (unweighted average recall).
    public static let unweightedAverageRecall = Metric("unweighted average recall") { probabilities, targets in
        var right: [Int: Int] = [:]
        var all: [Int: Int] = [:]
        for (predicted, target) in zip(probabilities.indicesOfRowMaxima, targets) {
            all[target, default: 0] += 1
            if predicted == target { right[target, default: 0] += 1 }
        }
        let classes = all.keys.sorted()
        let recalls = classes.map { Double(right[$0] ?? 0) / Double(all[$0] ?? 1) }
        return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
    }
}

extension Tensor {
    /// For each row of a matrix, the place of its largest element; the first of equals.
    public var indicesOfRowMaxima: [Int] {
        let columns = columns
        guard columns > 0 else { return [] }
        return withUnsafeBufferPointer { elements in
            stride(from: 0, to: elements.count, by: columns).map { start in
                (1..<columns).reduce(0) { elements[start + $1] > elements[start + $0] ? $1 : $0 }
            }
        }
    }
}
