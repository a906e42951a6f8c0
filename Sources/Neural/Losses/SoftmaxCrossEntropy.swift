internal import CNeural

/// The loss of a classifier: cross-entropy between labels and the softmax of logits.
public struct SoftmaxCrossEntropy: Sendable, Equatable {
    /// What the sum of the rows' losses is divided by.
    public enum Normalization: Sendable {
        /// The sum of the rows' weights, class weight times sample weight (PyTorch's `mean`).
        case weights
        /// The number of rows (Keras).
        case rows
        /// Nothing (a sum).
        case none
    }

    /// One weight for each class, or nil for all alike.
    public var classWeights: [Float]?
    /// Share of each label that is spread evenly over all classes, in 0..<1.
    public var labelSmoothing: Float
    /// What the sum is divided by.
    public var normalization: Normalization

    /// A loss as PyTorch's `cross_entropy`.
    public init(classWeights: [Float]? = nil, labelSmoothing: Float = 0, normalization: Normalization = .weights) {
        self.classWeights = classWeights
        self.labelSmoothing = labelSmoothing
        self.normalization = normalization
    }

    /// The loss of a batch.
    ///
    /// - Parameters:
    ///   - logits: shape [rows, classes].
    ///   - targets: the class of each row.
    ///   - sampleWeights: one factor for each row.
    ///   - classMask: shape [rows, classes], above 0 for the classes that the row may have; the others take no part in
    ///     the softmax and get no gradient (training over corpora with different label sets).
    /// - Throws: `NeuralError` if counts, classes or settings do not fit.
    public func callAsFunction(
        _ logits: Variable, targets: [Int], sampleWeights: [Float]? = nil, classMask: Tensor? = nil
    ) throws -> Variable {
        let input = try CrossEntropyInput(
            self, logits: logits.value, targets: targets, sampleWeights: sampleWeights, classMask: classMask)
        let device = logits.tape.device
        let (total, divisor, probabilities) = input.evaluate(on: device)
        let mean = Float(total / divisor)
        return logits.tape.record(Tensor(shape: [], on: device) { $0[0] = mean }, from: [logits]) { gradient in
            [input.gradient(probabilities: probabilities, scale: gradient.scalar / Float(divisor), on: device)]
        }
    }
}

/// A checked batch of logits and labels.
struct CrossEntropyInput {
    let logits: Tensor
    let targets: [Int32]
    let classWeights: [Float]?
    let sampleWeights: [Float]?
    let mask: Tensor?
    let smoothing: Float
    let normalization: SoftmaxCrossEntropy.Normalization

    init(
        _ loss: SoftmaxCrossEntropy, logits: Tensor, targets: [Int], sampleWeights: [Float]?, classMask: Tensor?
    ) throws {
        guard logits.shape.count == 2, logits.shape[0] > 0, logits.shape[1] > 0 else {
            throw NeuralError.mismatch("cross-entropy", expected: "logits [rows, classes]", found: "\(logits.shape)")
        }
        let (rows, classes) = (logits.shape[0], logits.shape[1])
        guard targets.count == rows else {
            throw NeuralError.mismatch("labels", expected: "\(rows), one for each row", found: "\(targets.count)")
        }
        if let wrong = targets.firstIndex(where: { !(0..<classes).contains($0) }) {
            throw NeuralError.mismatch(
                "label of row \(wrong)", expected: "a class in 0..<\(classes)", found: "\(targets[wrong])")
        }
        if let weights = loss.classWeights {
            guard weights.count == classes, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
                throw NeuralError.configuration(
                    "class weights", expected: "\(classes) finite numbers of at least 0", found: "\(weights)")
            }
        }
        if let weights = sampleWeights {
            guard weights.count == rows, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
                throw NeuralError.mismatch(
                    "sample weights", expected: "\(rows) finite numbers of at least 0",
                    found: "\(weights.count) numbers")
            }
        }
        guard loss.labelSmoothing >= 0, loss.labelSmoothing < 1 else {
            throw NeuralError.configuration(
                "label smoothing", expected: "0 ≤ share < 1", found: "\(loss.labelSmoothing)")
        }
        if let mask = classMask {
            guard mask.shape == logits.shape else {
                throw NeuralError.shape("class mask", expected: logits.shape, found: mask.shape)
            }
            let forbidden = mask.withUnsafeBufferPointer { mask in
                targets.indices.first { !(mask[$0 * classes + targets[$0]] > 0) }
            }
            if let forbidden {
                throw NeuralError.mismatch(
                    "class mask of row \(forbidden)", expected: "its own label \(targets[forbidden]) allowed",
                    found: "it is masked out")
            }
        }
        self.logits = logits
        self.targets = targets.map { Int32($0) }
        self.classWeights = loss.classWeights
        self.sampleWeights = sampleWeights
        mask = classMask
        smoothing = loss.labelSmoothing
        normalization = loss.normalization
    }

    /// Sum of the rows' losses, what to divide it by (above 0), and probabilities.
    func evaluate(on device: Device) -> (total: Double, divisor: Double, probabilities: Tensor) {
        let probabilities = Tensor(shape: logits.shape, on: device) { _ in }
        let losses = Tensor(shape: [targets.count], on: device) { losses in
            withCall(probabilities: probabilities, losses: losses) { call in
                device.split(targets.count, grain: max(1, Device.elementGrain / logits.columns)) {
                    device.kernels.pointee.cross_entropy(call, $0.lowerBound, $0.upperBound)
                }
            }
        }
        // Rows that all weigh nothing have a loss of 0, not of 0/0.
        return (device.sum(losses), divisor > 0 ? divisor : 1, probabilities)
    }

    func gradient(probabilities: Tensor, scale: Float, on device: Device) -> Tensor {
        Tensor(shape: logits.shape, on: device) { gradient in
            withCall(probabilities: probabilities, losses: gradient) { call in
                device.split(targets.count, grain: max(1, Device.elementGrain / logits.columns)) {
                    device.kernels.pointee.cross_entropy_gradient(call, scale, gradient, $0.lowerBound, $0.upperBound)
                }
            }
        }
    }

    private var divisor: Double {
        switch normalization {
        case .none: 1
        case .rows: Double(targets.count)
        case .weights:
            targets.indices.reduce(0) { sum, row in
                sum + Double(classWeights?[Int(targets[row])] ?? 1) * Double(sampleWeights?[row] ?? 1)
            }
        }
    }

    private func withCall(
        probabilities: Tensor, losses: UnsafeMutablePointer<Float>, _ body: (UnsafePointer<nk_cross_entropy>) -> Void
    ) {
        withPointers(logits, probabilities) { logits, probabilities in
            withOptionalPointer(mask) { mask in
                targets.withUnsafeBufferPointer { targets in
                    withOptionalBuffer(classWeights) { classWeights in
                        withOptionalBuffer(sampleWeights) { sampleWeights in
                            let call = nk_cross_entropy(
                                rows: targets.count, classes: self.logits.columns, logits: logits,
                                // There is at least one row: the initialiser saw to that.
                                targets: targets.baseAddress!, class_weights: classWeights,
                                row_weights: sampleWeights, mask: mask, smoothing: smoothing,
                                probabilities: UnsafeMutablePointer(mutating: probabilities), losses: losses)
                            withUnsafePointer(to: call, body)
                        }
                    }
                }
            }
        }
    }
}

private func withOptionalBuffer(_ array: [Float]?, _ body: (UnsafePointer<Float>?) -> Void) {
    guard let array else { return body(nil) }
    array.withUnsafeBufferPointer { body($0.baseAddress) }
}
