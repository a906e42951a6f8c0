extension Variable {
    /// Scaled dot-product attention of several heads (Vaswani and others 2017): softmax(Q · Kᵀ / √d) · V for each.
    ///
    /// - Parameters:
    ///   - heads: equal parts of the features.
    ///   - lengths: real places of each sequence; the others are not attended to. All if nil.
    ///   - dropout: share of attention weights that become zero in training, in 0..<1.
    /// - Returns: shape [batch, time, features] for self [batch, time, 3 · features]: queries, keys, values.
    /// - Throws: `NeuralError` if the shapes do not fit.
    public func attention(heads: Int, lengths: [Int]? = nil, dropout: Double = 0) throws -> Variable {
        let form = try AttentionForm(of: shape, heads: heads, lengths: lengths)
        let (device, packed) = (tape.device, value)
        let drop = tape.mode == .training && dropout > 0 ? AttentionDropout(rate: dropout, tape: tape) : nil
        // Only a gradient needs the weights afterwards.
        let isKept = requiresGradient
        let (result, weights) = form.attended(packed, drop: drop, keepsWeights: isKept, on: device)
        return tape.record(result, from: [self]) { gradient in
            guard let weights else { return [nil] }
            return [form.gradient(of: gradient, packed, weights: weights, drop: drop, on: device)]
        }
    }
}
