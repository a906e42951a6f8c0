/// Which rows of a batch are mixed with which, and by how much.
public struct RowMixture: Sendable, Hashable {
    /// The row that each row is mixed with: a permutation.
    public var partners: [Int]
    /// The share of each row itself, in 0...1.
    public var shares: [Double]

    /// A mixture; as many shares as partners.
    public init(partners: [Int], shares: [Double]) { (self.partners, self.shares) = (partners, shares) }
}

/// A network that can mix rows where it has made vectors of them.
public protocol InnerMixing: Module {
    /// The output for a batch whose rows are mixed on the way.
    func callAsFunction(_ input: Variable, lengths: [Int]?, mixture: RowMixture) throws -> Variable
}

/// Mixtures of rows within the network instead of before it (Verma and others: Manifold Mixup, ICML 2019), for networks
/// that are `InnerMixing`; labels are mixed as by `Mixup`.
///
/// Sequences of speech mixed frame by frame are no speech, but mixtures of what they are summed up to may be learned from.
public struct InnerMixup: BatchAugmentation, Hashable {
    /// α of the distribution of the shares, as in `Mixup`.
    public var alpha: Double

    /// Mixtures by Beta(alpha, alpha).
    public init(alpha: Double = 0.2) { self.alpha = alpha }

    /// Mixes the labels, and leaves word for the network.
    public func apply(to batch: inout TrainingBatch, using random: inout PhiloxGenerator) throws {
        let mixup = Mixup(alpha: alpha)
        let mixture = try mixup.draw(rows: batch.rows, using: &random)
        mixup.mixLabels(&batch.labels, mixture.partners, mixture.shares)
        batch.mixture = mixture
    }
}

extension Variable {
    /// Each row times its share, plus its partner times the rest.
    ///
    /// - Throws: `NeuralError` unless the mixture is one of as many rows.
    public func mixedRows(_ mixture: RowMixture) throws -> Variable {
        let rows = shape.first ?? 0
        guard mixture.partners.sorted() == Array(0..<rows), mixture.shares.count == rows, rows > 0 else {
            throw NeuralError.mismatch(
                "mixture of rows", expected: "a permutation of \(rows) rows and as many shares",
                found: "\(mixture.partners) and \(mixture.shares.count) shares")
        }
        let (device, x, shape) = (tape.device, value, shape)
        let width = x.count / rows
        let mixed = Tensor(shape: shape, on: device) { to in
            withPointers(x) { from in
                for (row, partner) in mixture.partners.enumerated() {
                    let (own, other) = (Float(mixture.shares[row]), Float(1 - mixture.shares[row]))
                    for place in 0..<width {
                        to[row * width + place] =
                            own * from[row * width + place] + other * from[partner * width + place]
                    }
                }
            }
        }
        return tape.record(mixed, from: [self]) { gradient in
            [
                Tensor(shape: shape, on: device) { to in
                    to.update(repeating: 0, count: rows * width)
                    withPointers(gradient) { from in
                        for (row, partner) in mixture.partners.enumerated() {
                            let (own, other) = (Float(mixture.shares[row]), Float(1 - mixture.shares[row]))
                            for place in 0..<width {
                                to[row * width + place] += own * from[row * width + place]
                                to[partner * width + place] += other * from[row * width + place]
                            }
                        }
                    }
                }
            ]
        }
    }
}
