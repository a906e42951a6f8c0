/// What the losses on a softmax have in common.
struct LossSettings {
    let classWeights: [Float]?
    let labelSmoothing: Float
    let normalization: LossNormalization

    /// What the sum of the rows' losses is divided by.
    func divisor(of labels: BatchLabels) -> Double {
        switch normalization {
        case .none: 1
        case .rows: Double(labels.targets.count)
        case .weights:
            (0..<labels.targets.count).reduce(0) { sum, row in
                sum + weight(of: row, labels.targets) * Double(labels.sampleWeights?[row] ?? 1)
            }
        }
    }

    /// The class weight of a row, weighed by its shares.
    private func weight(of row: Int, _ targets: ClassTargets) -> Double {
        guard let classWeights else { return 1 }
        switch targets {
        case .classes(let classes):
            // A class that is none is an error of the loss itself.
            return classWeights.indices.contains(classes[row]) ? Double(classWeights[classes[row]]) : 0
        case .shares(let shares):
            return zip(shares.row(row), classWeights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
    }

    /// - Throws: `NeuralError` unless labels and settings fit logits [rows, classes].
    func check(_ logits: Tensor, _ labels: BatchLabels) throws {
        guard logits.shape.count == 2, logits.shape[0] > 0, logits.shape[1] > 0 else {
            throw NeuralError.mismatch("cross-entropy", expected: "logits [rows, classes]", found: "\(logits.shape)")
        }
        let (rows, classes) = (logits.shape[0], logits.shape[1])
        guard labels.targets.count == rows else {
            throw NeuralError.mismatch(
                "labels", expected: "\(rows), one for each row", found: "\(labels.targets.count)")
        }
        switch labels.targets {
        case .classes(let targets):
            if let wrong = targets.firstIndex(where: { !(0..<classes).contains($0) }) {
                throw NeuralError.mismatch(
                    "label of row \(wrong)", expected: "a class in 0..<\(classes)", found: "\(targets[wrong])")
            }
        case .shares(let shares):
            try LossSettings.check(shares: shares, like: logits)
        }
        if let weights = classWeights {
            guard weights.count == classes, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
                throw NeuralError.configuration(
                    "class weights", expected: "\(classes) finite numbers of at least 0", found: "\(weights)")
            }
        }
        if let weights = labels.sampleWeights {
            guard weights.count == rows, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
                throw NeuralError.mismatch(
                    "sample weights", expected: "\(rows) finite numbers of at least 0",
                    found: "\(weights.count) numbers")
            }
        }
        guard labelSmoothing >= 0, labelSmoothing < 1 else {
            throw NeuralError.configuration("label smoothing", expected: "0 ≤ share < 1", found: "\(labelSmoothing)")
        }
        if let mask = labels.classMask { try LossSettings.check(mask: mask, labels.targets, like: logits) }
    }

    private static func check(shares: Tensor, like logits: Tensor) throws {
        guard shares.shape == logits.shape else {
            throw NeuralError.shape("shares of classes", expected: logits.shape, found: shares.shape)
        }
        for row in 0..<shares.rows {
            let shares = shares.row(row)
            // A sum of ten rounded shares is off by far less; whole numbers and percentages are off by far more.
            guard shares.allSatisfy({ $0 >= 0 }), abs(shares.reduce(0, +) - 1) < 1e-3 else {
                throw NeuralError.mismatch(
                    "shares of row \(row)", expected: "numbers of at least 0 that sum to 1", found: "\(shares)")
            }
        }
    }

    private static func check(mask: Tensor, _ targets: ClassTargets, like logits: Tensor) throws {
        guard mask.shape == logits.shape else {
            throw NeuralError.shape("class mask", expected: logits.shape, found: mask.shape)
        }
        let classes = logits.columns
        let forbidden: Int? =
            switch targets {
            case .classes(let targets):
                mask.withUnsafeBufferPointer { mask in
                    targets.indices.first { !(mask[$0 * classes + targets[$0]] > 0) }
                }
            case .shares(let shares):
                mask.withUnsafeBufferPointer { mask in
                    shares.withUnsafeBufferPointer { shares in
                        shares.indices.first { shares[$0] > 0 && !(mask[$0] > 0) }.map { $0 / classes }
                    }
                }
            }
        guard let forbidden else { return }
        let own =
            switch targets {
            case .classes(let targets): "its own label \(targets[forbidden]) allowed"
            case .shares: "every class that it has a share of allowed"
            }
        throw NeuralError.mismatch("class mask of row \(forbidden)", expected: own, found: "it is masked out")
    }
}
