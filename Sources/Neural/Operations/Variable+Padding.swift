extension Variable {
    /// Sequences [batch, time, ...] with zeros at the places beyond their lengths, and no gradient there.
    ///
    /// - Throws: `NeuralError` if lengths and shape do not fit.
    public func zeroingPadding(_ lengths: [Int]) throws -> Variable {
        let form = try PaddedSequences(shape, lengths)
        guard form.hasPadding else { return self }
        let device = tape.device
        return tape.record(form.cleared(value, on: device), from: [self]) { [form.cleared($0, on: device)] }
    }

    /// The places within the lengths of sequences [batch, time, ...], one after another: [places, ...].
    ///
    /// - Throws: `NeuralError` if lengths and shape do not fit.
    public func realPlaces(_ lengths: [Int]) throws -> Variable {
        let form = try PaddedSequences(shape, lengths)
        let device = tape.device
        return tape.record(form.packed(value, on: device), from: [self]) { [form.spread($0, on: device)] }
    }

    /// What `realPlaces` took, back at its places in sequences of `times`, zeros elsewhere.
    ///
    /// - Throws: `NeuralError` if lengths and shape do not fit.
    public func spread(over lengths: [Int], times: Int) throws -> Variable {
        let form = try PaddedSequences([lengths.count, times] + shape.dropFirst(), lengths)
        guard shape.first == lengths.reduce(0, +) else {
            throw NeuralError.mismatch(
                "places of sequences", expected: "\(lengths.reduce(0, +)) places", found: "shape \(shape)")
        }
        let device = tape.device
        return tape.record(form.spread(value, on: device), from: [self]) { [form.packed($0, on: device)] }
    }
}

/// Where the real places of padded sequences lie.
private struct PaddedSequences {
    let shape: [Int]
    let lengths: [Int]

    init(_ shape: [Int], _ lengths: [Int]) throws {
        guard shape.count >= 2 else {
            throw NeuralError.mismatch("sequences", expected: "shape [batch, time, ...]", found: "\(shape)")
        }
        self.shape = shape
        self.lengths = try SequenceLengths.checked(lengths, rows: shape[0], times: shape[1])
    }

    var hasPadding: Bool { lengths.contains { $0 < shape[1] } }
    /// Numbers of one place, and of one sequence.
    private var width: Int { shape.dropFirst(2).reduce(1, *) }
    private var size: Int { width * shape[1] }

    func cleared(_ x: Tensor, on device: Device) -> Tensor {
        Tensor(shape: shape, on: device) { to in
            withPointers(x) { from in
                for (row, length) in lengths.enumerated() {
                    (to + row * size).update(from: from + row * size, count: length * width)
                    (to + row * size + length * width).update(repeating: 0, count: size - length * width)
                }
            }
        }
    }

    func packed(_ x: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [lengths.reduce(0, +)] + shape.dropFirst(2), on: device) { to in
            withPointers(x) { from in
                var place = to
                for (row, length) in lengths.enumerated() {
                    place.update(from: from + row * size, count: length * width)
                    place += length * width
                }
            }
        }
    }

    func spread(_ x: Tensor, on device: Device) -> Tensor {
        Tensor(shape: shape, on: device) { to in
            to.update(repeating: 0, count: shape[0] * size)
            withPointers(x) { from in
                var place = from
                for (row, length) in lengths.enumerated() {
                    (to + row * size).update(from: place, count: length * width)
                    place += length * width
                }
            }
        }
    }
}
