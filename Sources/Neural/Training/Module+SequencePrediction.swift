extension Module {
    /// The network's output for each sequence [time, width...], without chance and without gradients: [rows, ...].
    ///
    /// Sequences of like length go through the network together, padded with zeros and with their lengths told. That
    /// gives what each gives alone, but for rounding.
    ///
    /// - Parameter batchSize: sequences computed at once: bounds memory.
    /// - Throws: `NeuralError` if the sequences differ in width or do not fit the network.
    public func predict(
        sequences: [Tensor], batchSize: Int = 32, device: Device = Device()
    ) throws -> Tensor {
        try Tensor.checkSequences(sequences, "the inputs")
        return try predict(
            SequenceData(sequences: sequences, targets: sequences.map { _ in 0 }), batchSize: batchSize, device: device)
    }

    /// The softmax of the network's logits for each sequence: probabilities [rows, classes].
    ///
    /// - Parameter classMask: shape [rows, classes], above 0 for the classes that may be; the others get 0.
    /// - Throws: `NeuralError` if sequences or mask do not fit.
    public func predictProbabilities(
        sequences: [Tensor], classMask: Tensor? = nil, batchSize: Int = 32, device: Device = Device()
    ) throws -> Tensor {
        try predict(sequences: sequences, batchSize: batchSize, device: device).softmax(mask: classMask, on: device)
    }

    /// The network's output for each row of labelled data.
    ///
    /// - Parameter batchSize: rows computed at once; 1024 of one shape or 32 sequences if nil.
    /// - Throws: `NeuralError` if the data do not fit the network, or a result differs in shape from row to row.
    public func predict(
        _ data: any LabelledData, batchSize: Int? = nil, device: Device = Device()
    ) throws -> Tensor {
        let count = data.targets.count
        guard count > 0 else {
            throw NeuralError.mismatch("inputs", expected: "at least one row", found: "none")
        }
        let step = max(1, batchSize ?? (data.lengths == nil ? 1024 : 32))
        var order = Array(0..<count)
        if let lengths = data.lengths { order.sort { (lengths[$0], $0) < (lengths[$1], $1) } }
        var parts: [Tensor] = []
        for start in stride(from: 0, to: count, by: step) {
            let rows = order[start..<min(start + step, count)]
            let batch = try data.batch(rows, on: device)
            let inputs = Tape(device: device, mode: .inference).constant(batch.inputs)
            let result = try batch.lengths.map { try self(inputs, lengths: $0) } ?? self(inputs)
            guard result.value.rows == rows.count,
                parts.first.map({ $0.shape.dropFirst() == result.shape.dropFirst() }) ?? true
            else {
                throw NeuralError.mismatch(
                    "result of the network", expected: "one of the same shape for each sequence",
                    found: "shape \(result.shape)",
                    hint: "End the network with the last state of a recurrent layer or a pooling over time.")
            }
            parts.append(result.value)
        }
        let joined = Tensor.joined(parts, on: device)
        guard data.lengths != nil else { return joined }
        var places = order
        for (place, row) in order.enumerated() { places[row] = place }
        return joined.gathered(places, on: device)
    }
}
