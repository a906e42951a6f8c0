extension Bootstrap {
    /// The 95 % interval of a ratio of sums, such as an error rate, whole clusters (speakers) drawn with replacement.
    ///
    /// With one cluster only, samples are drawn instead.
    ///
    /// - Parameters:
    ///   - numerators: a count of each sample, such as its errors.
    ///   - denominators: what it is divided by, such as its words; 0 or more.
    ///   - clusters: the speaker of each sample.
    ///   - draws: number of resamples.
    ///   - seed: the same seed gives the same interval.
    /// - Returns: the 2.5th and 97.5th percentile; both 0 for no sample. Draws whose denominators add up to 0 do not count.
    public static func ratioInterval(
        numerators: [Double], denominators: [Double], clusters: [String], draws: Int = 2000, seed: UInt64
    ) -> ClosedRange<Double> {
        guard !numerators.isEmpty, draws > 0 else { return 0...0 }
        let oneSpeaker = Set(clusters).count < 2
        var sums: [String: (Double, Double)] = [:]
        for index in numerators.indices {
            let key = oneSpeaker ? String(index) : clusters[index]
            let sum = sums[key] ?? (0, 0)
            sums[key] = (sum.0 + numerators[index], sum.1 + denominators[index])
        }
        let pool = sums.sorted { $0.key < $1.key }.map(\.value)
        var generator = SeededGenerator(seed: seed)
        var ratios = (0..<draws).compactMap { _ -> Double? in
            var sum = (0.0, 0.0)
            for _ in pool.indices {
                let part = pool[generator.index(below: pool.count)]
                sum = (sum.0 + part.0, sum.1 + part.1)
            }
            return sum.1 > 0 ? sum.0 / sum.1 : nil
        }
        guard !ratios.isEmpty else { return 0...0 }
        ratios.sort()
        return percentile(0.025, of: ratios)...percentile(0.975, of: ratios)
    }
}
