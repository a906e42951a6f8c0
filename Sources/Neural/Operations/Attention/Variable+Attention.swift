internal import CNeural

extension Variable {
    /// The weights of scaled dot-product attention (Vaswani and others 2017) for each head: softmax(Q · Kᵀ / √d).
    ///
    /// - Parameters:
    ///   - heads: equal parts of the features.
    ///   - lengths: real places of each sequence; the others get no weight. All if nil.
    /// - Returns: shape [batch, heads, time, time] for self [batch, time, 3 · features]: queries, keys, values.
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func attentionWeights(heads: Int, lengths: [Int]? = nil) throws -> Variable {
        let form = try AttentionForm(of: shape, heads: heads, lengths: lengths)
        let (device, packed) = (tape.device, value)
        let weights = form.weights(packed, on: device)
        return tape.record(weights, from: [self]) { [form.weightGradient($0, weights, packed, on: device)] }
    }

    /// The values of all heads, weighted: [batch, time, features].
    ///
    /// - Parameters:
    ///   - weights: shape [batch, heads, time, time].
    ///   - heads: equal parts of the features.
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func attendedValues(weights: Variable, heads: Int) throws -> Variable {
        let form = try AttentionForm(of: shape, heads: heads, lengths: nil)
        guard weights.shape == form.weightShape else {
            throw NeuralError.shape("attention weights", expected: form.weightShape, found: weights.shape)
        }
        let (device, packed, shares) = (tape.device, value, weights.value)
        let (valuesWanted, weightsWanted) = (requiresGradient, weights.requiresGradient)
        return tape.record(form.attended(packed, shares, on: device), from: [self, weights]) { gradient in
            [
                valuesWanted ? form.valueGradient(gradient, shares, on: device) : nil,
                weightsWanted ? form.attendedGradient(gradient, packed, on: device) : nil,
            ]
        }
    }
}

/// Sizes of queries, keys and values that lie side by side, and the products over single heads.
struct AttentionForm {
    let batch: Int
    let times: Int
    let features: Int
    let heads: Int
    let lengths: [Int]

    /// Features of one head.
    var width: Int { features / heads }
    var weightShape: [Int] { [batch, heads, times, times] }
    private var scale: Float { 1 / Float(width).squareRoot() }

    init(of shape: [Int], heads: Int, lengths: [Int]?) throws {
        guard shape.count == 3, shape[1] > 0, shape[2] % 3 == 0, heads > 0, shape[2] / 3 % heads == 0, shape[2] > 0
        else {
            throw NeuralError.mismatch(
                "attention", expected: "shape [batch, time, 3 · features] with features in \(heads) equal parts",
                found: "\(shape)")
        }
        (batch, times, features, self.heads) = (shape[0], shape[1], shape[2] / 3, heads)
        self.lengths = try SequenceLengths.checked(lengths, rows: shape[0], times: shape[1])
    }

    /// Where a head's part lies in queries (0), keys (1) or values (2).
    private func part(
        _ part: Int, of base: UnsafePointer<Float>, _ head: Int
    ) -> UnsafePointer<Float> {
        base + head / heads * times * 3 * features + part * features + head % heads * width
    }

    private func target(_ part: Int, _ base: UnsafeMutablePointer<Float>, _ head: Int) -> UnsafeMutablePointer<Float> {
        base + head / heads * times * 3 * features + part * features + head % heads * width
    }

    private func view(_ base: UnsafePointer<Float>) -> MatrixView {
        MatrixView(base: base, rows: times, columns: width, rowStride: 3 * features, columnStride: 1)
    }

    private func rows(_ base: UnsafePointer<Float>, stride: Int) -> StridedRows<UnsafePointer<Float>> {
        StridedRows(base: base, rows: times, rowStride: stride)
    }

    private func transposedRows(_ base: UnsafePointer<Float>) -> StridedRows<UnsafePointer<Float>> {
        StridedRows(base: base, rows: times, rowStride: 1, columnStride: times)
    }

    /// Heads that one thread takes at a time.
    private var grain: Int { max(1, 2_000_000 / max(1, times * times * width)) }

    func weights(_ packed: Tensor, on device: Device) -> Tensor {
        Tensor(shape: weightShape, on: device) { to in
            withPointers(packed) { from in
                device.split(batch * heads, grain: grain) { range in
                    for head in range {
                        let keys = PackedMatrix(view(part(1, of: from, head)).transposed, on: device)
                        let scores = to + head * times * times
                        device.multiplySerially(
                            rows(part(0, of: from, head), stride: 3 * features), keys, into: scores, rowStride: times)
                        let real = max(1, lengths[head / heads])
                        device.kernels.pointee.scale(scores, scale, 0, scores, times * times)
                        for row in 0..<times where real < times {
                            (scores + row * times + real).update(repeating: -.infinity, count: times - real)
                        }
                        device.kernels.pointee.softmax(scores, scores, times, times)
                    }
                }
            }
        }
    }

    /// The gradient of queries and keys, [batch, times, 3 · features].
    func weightGradient(_ dWeights: Tensor, _ weights: Tensor, _ packed: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [batch, times, 3 * features], on: device) { to in
            to.update(repeating: 0, count: batch * times * 3 * features)
            withPointers(dWeights, weights, packed) { dWeights, weights, from in
                device.split(batch * heads, grain: grain) { range in
                    let scores = TensorStorage(count: times * times, pool: device.pool)
                    for head in range {
                        let square = head * times * times
                        device.kernels.pointee.softmax_gradient(
                            weights + square, dWeights + square, scores.base, times, times)
                        device.kernels.pointee.scale(scores.base, scale, 0, scores.base, times * times)
                        device.multiplySerially(
                            rows(scores.base, stride: times), PackedMatrix(view(part(1, of: from, head)), on: device),
                            into: target(0, to, head), rowStride: 3 * features)
                        device.multiplySerially(
                            transposedRows(scores.base), PackedMatrix(view(part(0, of: from, head)), on: device),
                            into: target(1, to, head), rowStride: 3 * features)
                    }
                }
            }
        }
    }

    func attended(_ packed: Tensor, _ weights: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [batch, times, features], on: device) { to in
            withPointers(packed, weights) { from, weights in
                device.split(batch * heads, grain: grain) { range in
                    for head in range {
                        device.multiplySerially(
                            rows(weights + head * times * times, stride: times),
                            PackedMatrix(view(part(2, of: from, head)), on: device),
                            into: to + head / heads * times * features + head % heads * width, rowStride: features)
                    }
                }
            }
        }
    }

    /// The gradient of the values, in the shape of queries, keys and values.
    func valueGradient(_ gradient: Tensor, _ weights: Tensor, on device: Device) -> Tensor {
        Tensor(shape: [batch, times, 3 * features], on: device) { to in
            to.update(repeating: 0, count: batch * times * 3 * features)
            withPointers(gradient, weights) { gradient, weights in
                device.split(batch * heads, grain: grain) { range in
                    for head in range {
                        device.multiplySerially(
                            transposedRows(weights + head * times * times),
                            PackedMatrix(resultView(gradient, head), on: device), into: target(2, to, head),
                            rowStride: 3 * features)
                    }
                }
            }
        }
    }

    /// The gradient of the weights.
    func attendedGradient(_ gradient: Tensor, _ packed: Tensor, on device: Device) -> Tensor {
        Tensor(shape: weightShape, on: device) { to in
            withPointers(gradient, packed) { gradient, from in
                device.split(batch * heads, grain: grain) { range in
                    for head in range {
                        let values = PackedMatrix(view(part(2, of: from, head)).transposed, on: device)
                        device.multiplySerially(
                            rows(resultView(gradient, head).base, stride: features), values,
                            into: to + head * times * times, rowStride: times)
                    }
                }
            }
        }
    }

    /// A head's part of a result [batch, times, features].
    private func resultView(_ base: UnsafePointer<Float>, _ head: Int) -> MatrixView {
        MatrixView(
            base: base + head / heads * times * features + head % heads * width, rows: times, columns: width,
            rowStride: features, columnStride: 1)
    }
}
