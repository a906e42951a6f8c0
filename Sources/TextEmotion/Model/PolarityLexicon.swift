/// How good or bad features are, and what a text's good and bad ones say of each label.
///
/// Most of what is counted is no sum over features, such as the strongest one, yet all of it is a sum over those that are
/// met, so that every word's share in a score stays known exactly.
struct PolarityLexicon: Sendable, Hashable {
    /// What is counted of the good and bad features of a text, each feature once.
    enum Count: Int, CaseIterable, Sendable {
        /// Sum of the polarities over the square root of their number.
        case sum
        /// Mean of the polarities.
        case mean
        /// Share of the good ones.
        case goodShare
        /// Share of the bad ones.
        case badShare
        /// The highest polarity, 0 without a good one.
        case best
        /// The lowest polarity, 0 without a bad one.
        case worst
    }

    /// The polarity of each row of the vocabulary in units of `unit`: above 0 good, below 0 bad, 0 neither.
    let polarities: [Int8]
    /// What a polarity of 1 is worth.
    static let unit: Float = 1.0 / 32
    /// What a count of 1 adds to each label's score, count by count.
    let weights: [Float]

    /// Polarities as bytes.
    static func quantised(_ polarity: Float) -> Int8 { Int8(max(-127, min(127, (polarity / unit).rounded()))) }

    /// The lexicon with each label's weights multiplied by that label's slope.
    func calibrated(by slopes: [Float]) -> PolarityLexicon {
        PolarityLexicon(
            polarities: polarities, weights: weights.enumerated().map { $1 * slopes[$0 % slopes.count] })
    }

    /// How many of the labels' weights there are for so many labels.
    static func weightCount(labels: Int) -> Int { Count.allCases.count * labels }

    /// The counts of a text's known features, in the order of `Count.allCases`; all 0 where none is good or bad.
    static func counts(_ found: borrowing KnownFeatures, polarities: borrowing [Int8]) -> [Float] {
        var counts = [Float](repeating: 0, count: Count.allCases.count)
        var (sum, met, good): (Float, Float, Float) = (0, 0, 0)
        for index in 0..<found.count {
            let polarity = Float(polarities[found.rows[index]]) * unit * found.strengths[index]
            if polarity == 0 { continue }
            sum += polarity
            met += 1
            if polarity > 0 { good += 1 }
            counts[Count.best.rawValue] = max(counts[Count.best.rawValue], polarity)
            counts[Count.worst.rawValue] = min(counts[Count.worst.rawValue], polarity)
        }
        guard met > 0 else { return counts }
        counts[Count.sum.rawValue] = sum / met.squareRoot()
        counts[Count.mean.rawValue] = sum / met
        counts[Count.goodShare.rawValue] = good / met
        counts[Count.badShare.rawValue] = (met - good) / met
        return counts
    }

    /// What each known feature of a text adds to the counts, known feature by known feature; over all features they sum to
    /// `counts`.
    static func shares(_ found: borrowing KnownFeatures, polarities: borrowing [Int8]) -> [[Float]] {
        var shares = [[Float]](
            repeating: [Float](repeating: 0, count: Count.allCases.count), count: found.count)
        let values = (0..<found.count).map { Float(polarities[found.rows[$0]]) * unit * found.strengths[$0] }
        let met = Float(values.count { $0 != 0 })
        guard met > 0 else { return shares }
        for (index, value) in values.enumerated() where value != 0 {
            shares[index][Count.sum.rawValue] = value / met.squareRoot()
            shares[index][Count.mean.rawValue] = value / met
            shares[index][value > 0 ? Count.goodShare.rawValue : Count.badShare.rawValue] = 1 / met
        }
        if let best = values.indices.max(by: { values[$0] < values[$1] }), values[best] > 0 {
            shares[best][Count.best.rawValue] = values[best]
        }
        if let worst = values.indices.min(by: { values[$0] < values[$1] }), values[worst] < 0 {
            shares[worst][Count.worst.rawValue] = values[worst]
        }
        return shares
    }
}
