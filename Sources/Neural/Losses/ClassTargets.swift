/// What the rows of a batch are.
public enum ClassTargets: Sendable {
    /// The class of each row, from 0.
    case classes([Int])
    /// The share of each class in each row, [rows, classes], each row summing to 1 (mixed or uncertain rows).
    case shares(Tensor)

    /// Number of rows.
    public var count: Int {
        switch self {
        case .classes(let classes): classes.count
        case .shares(let shares): shares.rows
        }
    }

    /// The shares of all classes; a known class has a share of 1.
    ///
    /// - Parameter count: number of classes, above each class that is known.
    public func shares(classes count: Int) -> Tensor {
        switch self {
        case .shares(let shares): shares
        case .classes(let classes):
            Tensor(shape: [classes.count, count]) { to in
                to.update(repeating: 0, count: classes.count * count)
                for (row, target) in classes.enumerated() { to[row * count + target] = 1 }
            }
        }
    }

    /// Some of the rows, in the order given.
    func gathered(_ rows: some RandomAccessCollection<Int>) -> ClassTargets {
        switch self {
        case .classes(let classes): .classes(rows.map { classes[$0] })
        case .shares(let shares): .shares(shares.gathered(rows))
        }
    }
}

/// What a loss needs to know of the rows of a batch besides the network's output.
public struct BatchLabels: Sendable {
    /// What the rows are.
    public var targets: ClassTargets
    /// One factor for each row's loss, or nil for all alike.
    public var sampleWeights: [Float]?
    /// Shape [rows, classes], above 0 for the classes that a row may have; nil for all.
    public var classMask: Tensor?

    /// Labels of the given parts.
    public init(_ targets: ClassTargets, sampleWeights: [Float]? = nil, classMask: Tensor? = nil) {
        (self.targets, self.sampleWeights, self.classMask) = (targets, sampleWeights, classMask)
    }

    /// The same with shares of 0 of the classes from those that mixed labels name up to `count`.
    func widened(to count: Int) -> BatchLabels {
        guard case .shares(let shares) = targets, shares.columns < count, classMask == nil else { return self }
        let columns = shares.columns
        let wide = Tensor(shape: [shares.rows, count]) { to in
            to.update(repeating: 0, count: shares.rows * count)
            withPointers(shares) { from in
                for row in 0..<shares.rows { (to + row * count).update(from: from + row * columns, count: columns) }
            }
        }
        return BatchLabels(.shares(wide), sampleWeights: sampleWeights)
    }

    /// Some of the rows, in the order given.
    func gathered(_ rows: some RandomAccessCollection<Int>, on device: Device) -> BatchLabels {
        BatchLabels(
            targets.gathered(rows), sampleWeights: sampleWeights.map { weights in rows.map { weights[$0] } },
            classMask: classMask?.gathered(rows, on: device))
    }
}
