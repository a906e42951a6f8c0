/// Mixtures of rows and of their labels (Zhang, Cissé, Dauphin, Lopez-Paz: mixup, ICLR 2018).
///
/// Each row is mixed with a partner, another row of the batch by a random permutation: λ of itself and 1 - λ of the
/// partner, λ from Beta(α, α) drawn for each pair. Its loss becomes the same mixture of both losses: shares of classes,
/// weighed by the rows' sample weights. It may have every class that one of the two may have. A mixture of sequences is as
/// long as the longer one.
public struct Mixup: BatchAugmentation, Hashable {
    /// α of the distribution of λ: towards 0 rows stay as they are, 1 makes every λ equally likely. The paper uses
    /// 0.1 to 0.4.
    public var alpha: Double

    /// Mixtures by Beta(alpha, alpha).
    public init(alpha: Double = 0.2) { self.alpha = alpha }

    /// Mixes any inputs.
    public func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        let mixture = try draw(rows: batch.rows, using: &random)
        let (partners, shares) = (mixture.partners, mixture.shares)
        mixInputs(&batch, partners, shares)
        if let lengths = batch.lengths {
            batch.lengths = lengths.indices.map { max(lengths[$0], lengths[partners[$0]]) }
        }
        mixLabels(&batch.labels, partners, shares)
    }

    /// Who is mixed with whom.
    func draw(rows: Int, using random: inout PhiloxGenerator) throws -> RowMixture {
        guard alpha > 0, alpha.isFinite else {
            throw NeuralError.configuration("mixup's alpha", expected: "a finite number above 0", found: "\(alpha)")
        }
        let partners = random.nextPermutation(of: rows)
        return RowMixture(partners: partners, shares: partners.map { _ in random.nextBeta(alpha) })
    }

    private func mixInputs(_ batch: inout TrainingBatch, _ partners: [Int], _ shares: [Double]) {
        let from = batch.inputs
        let length = from.count / max(1, from.rows)
        batch.inputs.withUnsafeMutableBufferPointer { to in
            from.withUnsafeBufferPointer { from in
                for (row, partner) in partners.enumerated() {
                    let (own, other) = (Float(shares[row]), Float(1 - shares[row]))
                    for place in 0..<length {
                        to[row * length + place] =
                            own * from[row * length + place] + other * from[partner * length + place]
                    }
                }
            }
        }
    }

    /// Labels as shares of classes, mixed.
    func mixLabels(_ labels: inout BatchLabels, _ partners: [Int], _ shares: [Double]) {
        var own = shares
        if let weights = labels.sampleWeights {
            var mixed = weights
            for (row, partner) in partners.enumerated() {
                let (first, second) = (
                    shares[row] * Double(weights[row]), (1 - shares[row]) * Double(weights[partner])
                )
                mixed[row] = Float(first + second)
                if first + second > 0 { own[row] = first / (first + second) }
            }
            labels.sampleWeights = mixed
        }
        let classes = classCount(labels)
        let from = labels.targets.shares(classes: classes)
        labels.targets = .shares(mixed(from, partners) { row, a, b in Float(own[row]) * a + Float(1 - own[row]) * b })
        if let mask = labels.classMask { labels.classMask = mixed(mask, partners) { _, a, b in max(a, b) } }
    }

    private func mixed(_ rows: Tensor, _ partners: [Int], _ mix: (Int, Float, Float) -> Float) -> Tensor {
        let columns = rows.columns
        return Tensor(shape: rows.shape) { to in
            withPointers(rows) { from in
                for (row, partner) in partners.enumerated() {
                    for column in 0..<columns {
                        to[row * columns + column] = mix(
                            row, from[row * columns + column], from[partner * columns + column])
                    }
                }
            }
        }
    }

    /// As many as the labels tell of: the loop adds the classes that only the network knows.
    private func classCount(_ labels: BatchLabels) -> Int {
        switch labels.targets {
        case .shares(let shares): shares.columns
        case .classes(let targets): labels.classMask?.columns ?? (targets.max() ?? 0) + 1
        }
    }
}
