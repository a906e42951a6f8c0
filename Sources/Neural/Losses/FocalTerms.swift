/// A checked batch of logits with a weight for each class of each row, in double precision.
///
/// With a_c the weight of a class, a row costs Σ a_c · (1 - p_c)^γ · -log p_c. Its gradient with respect to logit k is
/// a_k · g_k - p_k · Σ a_c · g_c with g_c = γ · p_c · (1 - p_c)^(γ-1) · log p_c - (1 - p_c)^γ.
struct FocalTerms {
    private let logits: Tensor
    private let mask: Tensor?
    private let focus: Double
    /// [rows, classes]: row weight · class weight · smoothed share.
    private let weights: [Double]

    init(_ settings: LossSettings, focus: Double, logits: Tensor, labels: BatchLabels) {
        (self.logits, self.focus, mask) = (logits, focus, labels.classMask)
        let classes = logits.columns
        let shares = labels.targets.shares(classes: classes).elements
        let allowed = labels.classMask?.elements
        let smoothing = Double(settings.labelSmoothing)
        var weights = [Double](repeating: 0, count: logits.count)
        for row in 0..<logits.rows {
            let places = row * classes..<(row + 1) * classes
            let count = allowed.map { allowed in places.reduce(0) { $0 + (allowed[$1] > 0 ? 1 : 0) } } ?? classes
            for place in places where allowed.map({ $0[place] > 0 }) ?? true {
                let share = (1 - smoothing) * Double(shares[place]) + smoothing / Double(count)
                let weight = Double(settings.classWeights?[place - places.lowerBound] ?? 1)
                weights[place] = share * weight * Double(labels.sampleWeights?[row] ?? 1)
            }
        }
        self.weights = weights
    }

    func evaluated(divisor: Double, on device: Device) -> EvaluatedLoss {
        let logarithms = logarithms
        var total = 0.0
        for (place, weight) in weights.enumerated() where weight > 0 {
            total -= weight * power(-exponentialLessOne(logarithms[place]), focus) * logarithms[place]
        }
        let probabilities = Tensor(shape: logits.shape, on: device) { to in
            for (place, logarithm) in logarithms.enumerated() { to[place] = Float(exponential(logarithm)) }
        }
        return EvaluatedLoss(total: total, divisor: divisor, probabilities: probabilities) { scale in
            gradient(logarithms, scale: Double(scale), on: device)
        }
    }

    /// log p of each class of each row; -∞ for those that may not be.
    private var logarithms: [Double] {
        var result = logits.elements.map(Double.init)
        if let mask {
            for (place, allowed) in mask.elements.enumerated() where !(allowed > 0) { result[place] = -.infinity }
        }
        let classes = logits.columns
        for start in stride(from: 0, to: result.count, by: classes) {
            let places = start..<start + classes
            let top = result[places].max() ?? 0
            let sum = result[places].reduce(0) { $0 + exponential($1 - top) }
            for place in places { result[place] -= top + logarithm(sum) }
        }
        return result
    }

    private func gradient(_ logarithms: [Double], scale: Double, on device: Device) -> Tensor {
        Tensor(shape: logits.shape, on: device) { to in
            let classes = logits.columns
            for start in stride(from: 0, to: logarithms.count, by: classes) {
                let places = start..<start + classes
                var parts = [Double](repeating: 0, count: classes)
                for place in places where weights[place] > 0 {
                    parts[place - start] = weights[place] * slope(logarithms[place])
                }
                let sum = parts.reduce(0, +)
                for place in places {
                    to[place] = Float(scale * (parts[place - start] - exponential(logarithms[place]) * sum))
                }
            }
        }
    }

    /// p · d/dp of (1 - p)^γ · -log p, where log p is given.
    private func slope(_ logarithm: Double) -> Double {
        if focus == 0 { return -1 }
        let probability = exponential(logarithm)
        // Exact even where p is next to 1; there (log p) / (1 - p) tends to -1.
        let rest = -exponentialLessOne(logarithm)
        let ratio = rest > 0 ? logarithm / rest : -1
        return power(rest, focus) * (focus * probability * ratio - 1)
    }
}
