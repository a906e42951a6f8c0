/// Labelled rows for a classifier.
public struct ClassificationData: Sendable {
    /// First axis the rows; the others as the network wants them.
    public var inputs: Tensor
    /// The class of each row, from 0.
    public var targets: [Int]
    /// One factor for each row's loss, or nil for all alike.
    public var sampleWeights: [Float]?
    /// Shape [rows, classes], above 0 for the classes that a row may have; nil for all.
    public var classMask: Tensor?

    /// Rows with their labels.
    public init(inputs: Tensor, targets: [Int], sampleWeights: [Float]? = nil, classMask: Tensor? = nil) {
        (self.inputs, self.targets) = (inputs, targets)
        (self.sampleWeights, self.classMask) = (sampleWeights, classMask)
    }

    func check(_ name: String) throws {
        let rows = inputs.shape.isEmpty ? 0 : inputs.rows
        guard targets.count == rows else {
            throw NeuralError.mismatch(
                "labels of the \(name) set", expected: "\(rows), one for each row of inputs", found: "\(targets.count)")
        }
        guard inputs.isFinite else {
            throw NeuralError.mismatch(
                "inputs of the \(name) set", expected: "finite numbers", found: "NaN or infinite ones",
                hint: "Look at the features of the recordings they come from.")
        }
        if let sampleWeights, sampleWeights.count != rows {
            throw NeuralError.mismatch(
                "sample weights of the \(name) set", expected: "\(rows)", found: "\(sampleWeights.count)")
        }
        if let classMask, classMask.shape.count != 2 || classMask.rows != rows {
            throw NeuralError.mismatch(
                "class mask of the \(name) set", expected: "shape [\(rows), classes]", found: "\(classMask.shape)")
        }
    }
}

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
