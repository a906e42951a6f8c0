/// How well estimates of a number follow the truth.
public struct Agreement: Sendable, Hashable {
    /// Pearson's correlation, -1...1; 0 where either side does not vary.
    public let correlation: Double

    /// Lin's concordance correlation ("A concordance correlation coefficient to evaluate reproducibility", Biometrics 45 (1989)):
    /// like the correlation, but lowered by a shift or another spread.
    public let concordance: Double

    /// Measures estimates against the truth, as many of each.
    public init(estimates: [Double], truth: [Double]) {
        precondition(estimates.count == truth.count, "one estimate for each true value")
        let n = Double(max(1, truth.count))
        let (x, y) = (estimates.reduce(0, +) / n, truth.reduce(0, +) / n)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (estimate, actual) in zip(estimates, truth) {
            xx += (estimate - x) * (estimate - x)
            yy += (actual - y) * (actual - y)
            xy += (estimate - x) * (actual - y)
        }
        correlation = xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
        let spread = xx + yy + n * (x - y) * (x - y)
        concordance = spread > 0 ? 2 * xy / spread : 0
    }

    /// The 95 % interval of the correlation, whole clusters (speakers) drawn with replacement; see `Bootstrap`.
    ///
    /// - Returns: the 2.5th and 97.5th percentile; both 0 for no estimate.
    public static func correlationInterval(
        estimates: [Double], truth: [Double], clusters: [String], draws: Int = 1000, seed: UInt64
    ) -> ClosedRange<Double> {
        guard !truth.isEmpty, draws > 0 else { return 0...0 }
        let groups = Dictionary(grouping: truth.indices, by: { clusters[$0] }).sorted { $0.key < $1.key }.map(\.value)
        var generator = SeededGenerator(seed: seed)
        let figures = (0..<draws).map { _ in
            let drawn = groups.indices.flatMap { _ in groups[generator.index(below: groups.count)] }
            return Agreement(estimates: drawn.map { estimates[$0] }, truth: drawn.map { truth[$0] }).correlation
        }.sorted()
        return Bootstrap.percentile(0.025, of: figures)...Bootstrap.percentile(0.975, of: figures)
    }
}
