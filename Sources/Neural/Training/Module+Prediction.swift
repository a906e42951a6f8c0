extension Module {
    /// The network's output for each row of inputs, without chance and without gradients.
    ///
    /// The network may be used from several tasks at once.
    ///
    /// - Parameters:
    ///   - inputs: first axis the rows.
    ///   - batchSize: rows computed at once: bounds memory.
    /// - Throws: `NeuralError` if the inputs do not fit the network.
    public func predict(_ inputs: Tensor, batchSize: Int = 1024, device: Device = Device()) throws -> Tensor {
        guard let rows = inputs.shape.first, rows > 0 else {
            throw NeuralError.mismatch("inputs", expected: "at least one row", found: "shape \(inputs.shape)")
        }
        let step = max(1, batchSize)
        if rows <= step {
            return try self(Tape(device: device, mode: .inference).constant(inputs)).value
        }
        var parts: [Tensor] = []
        for start in stride(from: 0, to: rows, by: step) {
            let batch = inputs.gathered(start..<min(start + step, rows), on: device)
            parts.append(try self(Tape(device: device, mode: .inference).constant(batch)).value)
        }
        return Tensor.joined(parts, on: device)
    }

    /// The softmax of the network's logits: probabilities [rows, classes].
    ///
    /// - Parameter classMask: shape [rows, classes], above 0 for the classes that may be; the others get 0.
    /// - Throws: `NeuralError` if inputs or mask do not fit.
    public func predictProbabilities(
        _ inputs: Tensor, classMask: Tensor? = nil, batchSize: Int = 1024, device: Device = Device()
    ) throws -> Tensor {
        let logits = try predict(inputs, batchSize: batchSize, device: device)
        return try logits.softmax(mask: classMask, on: device)
    }

    /// Loss and metric on labelled rows.
    ///
    /// - Throws: `NeuralError` if the data do not fit the network.
    public func evaluate(
        on data: any LabelledData, loss: any ClassificationLoss = SoftmaxCrossEntropy(), metric: Metric = .accuracy,
        device: Device = Device()
    ) throws -> ValidationResult {
        let result = try loss.evaluate(predict(data, device: device), labels: data.labels, on: device)
        return ValidationResult(
            loss: result.total / result.divisor, metric: metric.value(result.probabilities, data.targets))
    }
}

extension Tensor {
    /// Tensors of the same shape but for the first axis, one after another.
    static func joined(_ parts: [Tensor], on device: Device? = nil) -> Tensor {
        let rows = parts.reduce(0) { $0 + $1.rows }
        return Tensor(shape: [rows] + (parts.first?.shape.dropFirst() ?? []), on: device) { to in
            var place = to
            for part in parts {
                withPointers(part) { place.update(from: $0, count: part.count) }
                place += part.count
            }
        }
    }

    /// The softmax of each row of a matrix.
    ///
    /// - Parameter mask: the same shape, above 0 for the elements that take part; the others become 0.
    /// - Throws: `NeuralError` if this is no matrix, the shapes differ, or a row has no element that takes part.
    public func softmax(mask: Tensor? = nil, on device: Device = Device()) throws -> Tensor {
        guard shape.count == 2, columns > 0 else {
            throw NeuralError.mismatch("softmax", expected: "shape [rows, classes]", found: "\(shape)")
        }
        var values = self
        if let mask {
            guard mask.shape == shape else { throw NeuralError.shape("class mask", expected: shape, found: mask.shape) }
            if let row = (0..<rows).first(where: { !mask.row($0).contains { $0 > 0 } }) {
                throw NeuralError.mismatch("class mask of row \(row)", expected: "a class allowed", found: "none")
            }
            let allowed = mask.elements
            values.withUnsafeMutableBufferPointer { values in
                for index in values.indices where !(allowed[index] > 0) { values[index] = -.infinity }
            }
        }
        return device.softmax(values, rows: rows, columns: columns)
    }
}
