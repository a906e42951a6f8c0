internal import CNeural

/// Sizes of queries, keys and values that lie side by side, and the products over single heads.
struct AttentionForm {
    let batch: Int
    let times: Int
    let features: Int
    let heads: Int
    let lengths: [Int]

    /// Features of one head.
    var width: Int { features / heads }

    private var scale: Float { 1 / Float(width).squareRoot() }
    /// Weights of one head.
    private var square: Int { times * times }
    /// Heads that one thread takes at a time.
    private var grain: Int { max(1, 2_000_000 / max(1, square * width)) }

    init(of shape: [Int], heads: Int, lengths: [Int]?) throws {
        guard shape.count == 3, shape[1] > 0, shape[2] > 0, shape[2] % 3 == 0, heads > 0, shape[2] / 3 % heads == 0
        else {
            throw NeuralError.mismatch(
                "attention", expected: "shape [batch, time, 3 · features] with features in \(heads) equal parts",
                found: "\(shape)")
        }
        (batch, times, features, self.heads) = (shape[0], shape[1], shape[2] / 3, heads)
        self.lengths = try SequenceLengths.checked(lengths, rows: shape[0], times: shape[1])
    }

    /// The result [batch, time, features], and the weights [batch, heads, time, time] before any are dropped.
    func attended(
        _ packed: Tensor, drop: AttentionDropout?, keepsWeights: Bool, on device: Device
    ) -> (result: Tensor, weights: Tensor?) {
        guard keepsWeights else { return (attended(packed, drop: drop, weights: nil, on: device), nil) }
        var result = packed
        let weights = Tensor(shape: [batch, heads, times, times], on: device) {
            result = attended(packed, drop: drop, weights: $0, on: device)
        }
        return (result, weights)
    }

    /// The result; the weights are written where asked.
    private func attended(
        _ packed: Tensor, drop: AttentionDropout?, weights: UnsafeMutablePointer<Float>?, on device: Device
    ) -> Tensor {
        Tensor(shape: [batch, times, features], on: device) { to in
            withPointers(packed) { from in
                device.split(batch * heads, grain: grain) { range in
                    let own = TensorStorage(count: 2 * square, pool: device.pool)
                    for head in range {
                        let weights = weights.map { $0 + head * square } ?? own.base
                        score(from, head, into: weights, on: device)
                        let used = drop?.apply(to: weights, into: own.base + square, head, square, on: device)
                        device.multiplySerially(
                            rows(used ?? UnsafePointer(weights), stride: times),
                            PackedMatrix(view(.values, of: from, head), on: device),
                            into: to + resultOffset(head), rowStride: features)
                    }
                }
            }
        }
    }

    /// The gradient of queries, keys and values.
    func gradient(
        of gradient: Tensor, _ packed: Tensor, weights: Tensor, drop: AttentionDropout?, on device: Device
    ) -> Tensor {
        Tensor(shape: [batch, times, 3 * features], on: device) { to in
            withPointers(gradient, packed, weights) { gradient, from, weights in
                device.split(batch * heads, grain: grain) { range in
                    let own = TensorStorage(count: 2 * square, pool: device.pool)
                    let (first, second) = (own.base, own.base + square)
                    for head in range {
                        let weights = weights + head * square
                        let used = drop?.apply(to: weights, into: first, head, square, on: device) ?? weights
                        let upper = MatrixView(
                            base: gradient + resultOffset(head), rows: times, columns: width, rowStride: features,
                            columnStride: 1)
                        device.multiplySerially(
                            transposedRows(used), PackedMatrix(upper, on: device), into: place(.values, to, head),
                            rowStride: 3 * features)
                        // The weights' gradient, through what was dropped and the softmax, to the scores'.
                        device.multiplySerially(
                            rows(upper.base, stride: features),
                            PackedMatrix(view(.values, of: from, head).transposed, on: device), into: second,
                            rowStride: times)
                        let passed = drop?.apply(to: second, into: first, head, square, on: device)
                        device.kernels.pointee.softmax_gradient(
                            weights, passed ?? UnsafePointer(second), second, times, times)
                        device.kernels.pointee.scale(second, scale, 0, second, square)
                        device.multiplySerially(
                            rows(second, stride: times), PackedMatrix(view(.keys, of: from, head), on: device),
                            into: place(.queries, to, head), rowStride: 3 * features)
                        device.multiplySerially(
                            transposedRows(second), PackedMatrix(view(.queries, of: from, head), on: device),
                            into: place(.keys, to, head), rowStride: 3 * features)
                    }
                }
            }
        }
    }

    /// A head's weights: the softmax over the real places of the scaled products.
    private func score(
        _ from: UnsafePointer<Float>, _ head: Int, into weights: UnsafeMutablePointer<Float>, on device: Device
    ) {
        let keys = PackedMatrix(view(.keys, of: from, head).transposed, on: device)
        device.multiplySerially(
            rows(place(.queries, from, head), stride: 3 * features), keys, into: weights, rowStride: times)
        device.kernels.pointee.scale(weights, scale, 0, weights, square)
        let real = max(1, lengths[head / heads])
        for row in 0..<times where real < times {
            (weights + row * times + real).update(repeating: -.infinity, count: times - real)
        }
        device.kernels.pointee.softmax(weights, weights, times, times)
    }

    // MARK: Where the parts lie

    private enum Part: Int { case queries, keys, values }

    private func offset(_ part: Part, _ head: Int) -> Int {
        head / heads * times * 3 * features + part.rawValue * features + head % heads * width
    }

    private func place(_ part: Part, _ base: UnsafePointer<Float>, _ head: Int) -> UnsafePointer<Float> {
        base + offset(part, head)
    }

    private func place(_ part: Part, _ base: UnsafeMutablePointer<Float>, _ head: Int) -> UnsafeMutablePointer<Float> {
        base + offset(part, head)
    }

    /// Where a head's part of the result begins.
    private func resultOffset(_ head: Int) -> Int { head / heads * times * features + head % heads * width }

    private func view(_ part: Part, of base: UnsafePointer<Float>, _ head: Int) -> MatrixView {
        MatrixView(
            base: place(part, base, head), rows: times, columns: width, rowStride: 3 * features, columnStride: 1)
    }

    private func rows(_ base: UnsafePointer<Float>, stride: Int) -> StridedRows<UnsafePointer<Float>> {
        StridedRows(base: base, rows: times, rowStride: stride)
    }

    private func transposedRows(_ base: UnsafePointer<Float>) -> StridedRows<UnsafePointer<Float>> {
        StridedRows(base: base, rows: times, rowStride: 1, columnStride: times)
    }
}

/// Which attention weights are dropped: a function of seed, step, head and place, so that the same are found again for
/// the gradient and the number of threads does not matter.
struct AttentionDropout {
    private let key: UInt64
    private let stream: UInt64
    private let threshold: UInt32
    private let scale: Float

    init(rate: Double, tape: Tape) {
        (key, stream) = tape.nextStream()
        threshold = UInt32(clamping: Int64(((1 - rate) * 0x1p32).rounded()))
        scale = Float(1 / (1 - rate))
    }

    /// Writes a head's weights to `target`, some of them zero, and returns it.
    func apply(
        to weights: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, _ head: Int, _ count: Int,
        on device: Device
    ) -> UnsafePointer<Float> {
        // Steps fill the lower words of a stream far below the 40th bit.
        let (low, high) = PhiloxGenerator.words(of: stream ^ UInt64(head) << 40)
        let (keyLow, keyHigh) = PhiloxGenerator.words(of: key)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4) { words in
            (words[0], words[1], words[2], words[3]) = (keyLow, keyHigh, low, high)
            guard let key = words.baseAddress else { return }
            device.kernels.pointee.dropout(weights, target, threshold, scale, key, key + 2, 0, count)
        }
        return UnsafePointer(target)
    }
}
